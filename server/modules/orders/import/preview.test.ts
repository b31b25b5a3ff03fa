import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createProduct, saveUnit } from "../../../../contract/catalog.ts";
import { addPartNumber, createCustomer } from "../../../../contract/customer-commands.ts";
import { type ImportPreview, importPreview, previewImport as contract } from "../../../../contract/order-import.ts";
import { usualTerms } from "../../../../contract/payment-terms.ts";
import type { InputOf } from "../../../../contract/toolkit.ts";
import { codesOf, registers } from "../../../../test/support/registers.ts";
import { invokeInside } from "../../../platform/command.ts";
import { checkedInput } from "../../../platform/input.ts";
import { previewImport } from "./preview.ts";

const house = await registers();
const ids: Record<string, string> = {};
const kept = new Map<string, string[]>();
const handler = previewImport({ today: () => "2026-11-24", filesOfHash: (_, sha256) => Promise.resolve(kept.get(sha256) ?? []) });
let customerId: string;
let actor: Awaited<ReturnType<typeof house.person>>["actor"];

const bytesOf = (name: string) => readFileSync(join(import.meta.dirname, "../../../../test/fixtures/orders", name));
const ask = (input: Omit<InputOf<typeof contract>, "customerId"> & { customerId?: string }) =>
  house.database.inCompany("1", (tx) =>
    invokeInside(handler, checkedInput(contract, { customerId, ...input }), { tx, actor, scope: "company", language: "zh-CN", now: new Date("2026-11-24T06:20:00Z") }));
const answer = async (input: Parameters<typeof ask>[0]): Promise<ImportPreview> => importPreview.parse(await ask(input));
const file = (name: string) => ({ file: { name, bytes: bytesOf(name).toString("base64") } });
const marksOf = ({ rows }: ImportPreview) => rows.map(({ row, mark, product }) => `${row} ${mark} ${product?.code ?? "-"}`);

beforeAll(async () => {
  const director = await house.person(["salesDirector", "salesClerk"]);
  ({ actor } = director);
  await director.get(saveUnit, { name: "件", kind: "count", decimals: 0 });
  for (const [code, name, barCode] of [["ZB-1000", "汤碗", null], ["ZB-0750", "汤碗", "6901234567892"], ["GZ-0115", "碗盖", "6901234500017"], ["GZ-0116", "碗盖", "6901234567892"]] as const)
    ids[code] = (await director.get(createProduct, { code, name, barCode, salesUnit: "件", stockUnit: "件" })).id;
  const terms = usualTerms[0]!;
  customerId = (await director.get(createCustomer, { name: "澄江纸品有限公司", paymentTerms: terms })).id;
  const other = (await director.get(createCustomer, { name: "绍兴纸品有限公司", paymentTerms: terms })).id;
  await director.get(addPartNumber, { id: customerId, partNo: "HL-88-01", productId: ids["ZB-1000"]! });
  await director.get(addPartNumber, { id: customerId, partNo: "HL-88-02", productId: ids["ZB-0750"]! });
  await director.get(addPartNumber, { id: other, partNo: "HL-88-02", productId: ids["GZ-0115"]! });
});

describe("a customer's file", () => {
  test("becomes lines that can be entered, with the products that its codes stand for", async () => {
    const preview = await answer(file("form-with-title.xlsx"));
    expect(marksOf(preview)).toEqual(["5 ok ZB-1000", "6 ok ZB-0750", "7 ok GZ-0115"]);
    expect(preview).toMatchObject({ source: "file", sheet: "采购订单", headerRow: 4, counts: { ok: 3, bad: 0, skipped: 3 }, mayEnter: true, earlier: [] });
    expect(preview.rows[1]).toMatchObject({ quantity: "800", unitPrice: "8.25", requestedDate: "2026-12-05", remark: "先发一半", product: { id: ids["ZB-0750"], salesUnit: "件" } });
  });

  test("may speak in the customer's own part numbers, which mean nothing for another customer", async () =>
    expect(marksOf(await answer(file("own-part-numbers.xlsx")))).toEqual(["2 ok ZB-1000", "3 ok ZB-0750"]));

  test("may name products by their bar codes", async () => expect(marksOf(await answer(file("from-a-system.csv")))).toEqual(["2 ok ZB-1000", "3 ok GZ-0115"]));

  test("with one bad row is not entered at all, and every bad row says why", async () => {
    const preview = await answer(file("rows-to-mend.xlsx"));
    expect(marksOf(preview)).toEqual([
      "2 ok ZB-1000", "3 notFound -", "4 badQuantity ZB-0750", "5 badQuantity GZ-0115", "6 unitDiffers ZB-0750", "7 ambiguous -", "8 badDate GZ-0115", "9 badPrice GZ-0115", "10 duplicate ZB-1000",
    ]);
    expect(preview).toMatchObject({ mayEnter: false, counts: { ok: 1, bad: 8 } });
    expect(preview.rows[5]!.candidates.map(({ code }) => code).toSorted()).toEqual(["GZ-0116", "ZB-0750"]);
  });

  test("without headers is read once a person says which column is which", async () => {
    expect(codesOf(await ask(file("no-headers.csv")))).toEqual(["importNoColumns"]);
    expect(marksOf(await answer({ ...file("no-headers.csv"), mapping: { code: 0, quantity: 2 } }))).toEqual(["1 ok ZB-1000", "2 ok GZ-0115"]);
  });

  test("that was entered before is told, with the order that was made from it", async () => {
    const bytes = bytesOf("saved-in-gbk.csv");
    const fileId = randomUUID();
    kept.set(createHash("sha256").update(bytes).digest("hex"), [fileId]);
    const order = (number: string, more: { review: string; originals: string[] }) =>
      house.asOwner(
        `insert into orders.orders (company_id, id, ledger_id, number, kind, channel, customer_id, customer_name, created_by, created_at, currency, priority, net_amount, tax_amount, total_amount, originals, review)
         values (1, gen_random_uuid(), gen_random_uuid(), $1, 'standard', 'email', $2, '', $3, '2026-11-20T02:00:00Z', 'CNY', 'normal', 0, 0, 0, $4, $5)`,
        [number, customerId, actor.id, JSON.stringify(more.originals), more.review]);
    await order("SO20261120-0001", { review: "passed", originals: [fileId] });
    await order("SO20261120-0002", { review: "cancelled", originals: [fileId] });
    await order("SO20261120-0003", { review: "passed", originals: [randomUUID()] });
    expect((await answer(file("saved-in-gbk.csv"))).earlier.map(({ number }) => number)).toEqual(["SO20261120-0001"]);
    expect((await answer(file("traditional.csv"))).earlier).toEqual([]);
  });

  test("that cannot be read, is empty, too long for an order, or of nobody we know is refused with words", async () => {
    const text = (rows: string) => ({ file: { name: "x.csv", bytes: Buffer.from(rows).toString("base64") } });
    expect(codesOf(await ask({ file: { name: "x.xls", bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]).toString("base64") } }))).toEqual(["importOldExcel"]);
    expect(codesOf(await ask(text("料号,数量\n合计,3\n")))).toEqual(["importEmpty"]);
    expect(codesOf(await ask(text(`料号,数量\n${"ZB-1000,1\n".repeat(501)}`)))).toEqual(["importTooLong"]);
    expect(codesOf(await ask({ ...text("料号,数量\nZB-1000,1\n"), customerId: randomUUID() }))).toEqual(["customerUnknown"]);
  });
});

describe("pasted rows", () => {
  const rows = "料号\t数量\t交期\nZB-1000\t12件\t12月5号\nZB-9999\t5\t12月5号\nGZ-0115\t1,000\t\nZB-1000\t3\t12月5号".split("\n").map((line) => line.split("\t"));

  test("are taken as far as they are good, and the bad ones are handed back as they were", async () => {
    const preview = await answer({ rows });
    expect(marksOf(preview)).toEqual(["2 ok ZB-1000", "3 notFound -", "4 ok GZ-0115", "5 duplicate ZB-1000"]);
    expect(preview).toMatchObject({ source: "paste", mayEnter: true });
    expect(preview.rows[1]!.cells).toEqual(["ZB-9999", "5", "12月5号"]);
  });
  test("may repeat a product once a person has seen it", async () => expect(marksOf(await answer({ rows, acceptDuplicates: true })).at(-1)).toBe("5 ok ZB-1000"));
  test("of which none is good enter nothing", async () => expect((await answer({ rows: [["料号", "数量"], ["ZB-9999", "5"]] })).mayEnter).toBe(false));
});

test("a request names a file or rows, never both and never none", () => {
  expect(contract.body.safeParse({ customerId: randomUUID() }).success).toBe(false);
  expect(contract.body.safeParse({ customerId: randomUUID(), rows: [["a"]], file: { name: "a", bytes: "" } }).success).toBe(false);
});
