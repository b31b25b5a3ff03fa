import { describe, expect, test } from "vitest";
import { lineInput } from "../../../contract/orders.ts";
import { copyOf, emptyForm, type EntryForm, firstFault, formFrom, formOf, inputOf, isBlank, newLine } from "./entry-form.ts";

const productId = "0190a000-0000-7000-8000-000000000001";
const line = (given = {}) => newLine({ productId, code: "1001", quantity: "400", ...given });
const form = (given: Partial<EntryForm> = {}): EntryForm => ({ ...emptyForm(), customerId: productId, ...given });
const suggested = { channel: "paper", contactId: "c1", addressId: "a1" };

describe("what is sent of a form", () => {
  test("only filled-in fields and lines that are ready", () => {
    const input = inputOf(form({ lines: [line({ unitPrice: "3.2" }), line({ quantity: "many" }), newLine()] }), suggested);
    expect(input.lines).toHaveLength(1);
    expect(lineInput.safeParse(input.lines[0]).success).toBe(true);
    expect(input).toMatchObject({ channel: "paper", contactId: "c1", specialNeeds: {}, given: {}, customerPo: undefined });
  });
  test("a contact that was taken out stays out", () => expect(inputOf(form({ contactId: null }), suggested).contactId).toBeUndefined());
  test("a line without a price takes the list's", () => expect(inputOf(form({ lines: [line()] }), suggested).lines[0]?.unitPrice).toBeUndefined());
});

describe("what keeps a form from being entered", () => {
  test("a quantity of none, and words for a number", () => {
    expect(firstFault(form({ lines: [line(), line({ quantity: "0" })] }))).toEqual({ line: 1, column: "quantity", fault: "quantityWrong" });
    expect(firstFault(form({ lines: [line({ unitPrice: "about 3" })] }))).toMatchObject({ column: "unitPrice" });
  });
  test("typed words that mean no product", () => expect(firstFault(form({ lines: [newLine({ code: "?", quantity: "1" })] }))).toMatchObject({ fault: "productUnknown" }));
  test("a blank line does not", () => expect(firstFault(form({ lines: [line(), newLine()] }))).toBeUndefined());
});

const order: Parameters<typeof formOf>[0] = {
  customerId: productId, customerName: "昆明鑫达", kind: "standard", channel: "paper", requestedDate: "2026-12-08", customerPo: "PO-1", originals: ["o1"], specialNeeds: { urgent: "月底" }, given: { phone: "1" },
  currency: "CNY", salespersonId: "s1", priority: "high", contactId: "c1", addressId: null, paymentTerms: null, channelNote: null, remarks: null, receivedAt: null, promisedReplyAt: null,
  lines: [{ id: "l1", productId, productCode: "1001", name: "收银纸", spec: "57×50", unit: "卷", quantity: "400", unitPrice: "3.2", listPrice: "3.2", supply: "stock", requestedDate: "2026-12-08", customParameters: null, customerPartNo: null, remark: null }],
};

describe("an earlier order as a form", () => {
  test("edited, it keeps its lines' ids, prices and what the form does not show", () => {
    const input = inputOf(formOf(order, new Map([["o1", "po.pdf"]])), suggested);
    expect(input).toMatchObject({ salespersonId: "s1", originals: ["o1"], specialNeeds: { urgent: "月底" }, priority: "high" });
    expect(input.lines[0]).toMatchObject({ id: "l1", unitPrice: "3.2" });
    expect(input.addressId).toBeUndefined();
  });
  test("copied, it takes today's list price and no dates, papers or numbers of the customer", () => {
    const copy = copyOf(order);
    expect(copy).toMatchObject({ requestedDate: "", customerPo: "", originals: [], customerId: productId });
    expect(copy.lines[0]).toMatchObject({ unitPrice: "", requestedDate: "", quantity: "400", kept: false });
    expect(inputOf(copy, suggested).lines[0]).not.toHaveProperty("id");
  });
  test("a price that was agreed is copied", () => expect(copyOf({ ...order, lines: [{ ...order.lines[0]!, unitPrice: "3" }] }).lines[0]?.unitPrice).toBe("3"));
});

test("a kept form of an earlier version opens", () => {
  expect(isBlank(formFrom({}))).toBe(true);
  expect(formFrom({ lines: [{ code: "1001" }] }).lines[0]).toMatchObject({ code: "1001", quantity: "" });
});
