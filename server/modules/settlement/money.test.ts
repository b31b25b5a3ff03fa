import { expect, test } from "vitest";
import * as contract from "../../../contract/settlement.ts";
import { sql } from "../../platform/db.ts";
import { isRefused } from "../../platform/refusal.ts";
import { creditOf, drift, gateOf, moneyOf, openBalanceOf, settlementRoom } from "./index.ts";
import { askedOf } from "./asked.fixture.ts";
import { id, ledgerId, settlementOnDatabase, termsOf } from "./settlement.fixture.ts";

const room = await settlementOnDatabase();
const { issue, receive, receivablesOf, inCompany } = askedOf(room);
const rule = () => room.rule!;
const told = (orderId: string) => room.events.filter(({ facts }) => (facts as { orderId: string }).orderId === orderId).map(({ name, facts }) => [name, (facts as { paid: string }).paid]);

test("an order's whole way of money: exposure, deposit, gate, invoice, receipt, paid", async () => {
  const order = await room.open({ terms: termsOf("prepaid30") });
  const { orderId, customerId } = order;
  const gate = (moment: contract.GateMoment) => inCompany((tx) => gateOf(tx, orderId, { moment, today: "2026-03-31", rule: rule() }));
  expect(await gate("beforeProduction")).toMatchObject({ open: false, missing: "300.00", mayRelease: ["finance", "generalManager"] });
  await receive(customerId, "300", { applications: [{ kind: "order", id: orderId, amount: "300" }] });
  expect(await gate("beforeProduction")).toMatchObject({ open: true });
  expect(await gate("beforeShipping")).toMatchObject({ open: false, missing: "700.00", stage: { stage: 2 } });
  const credit = () => inCompany((tx) => creditOf(tx, order, "2026-03-31"));
  expect(await credit()).toMatchObject({ exposure: "700.00", openOrders: "1000.00", deposits: "300.00" });

  const invoice = await issue([await room.supply(order)]);
  expect(invoice).toMatchObject({ gross: "1000.00", offsetFromDeposits: "300.00" });
  expect(await credit()).toMatchObject({ exposure: "700.00", openOrders: "0.00", openInvoices: "700.00", deposits: "0.00", overdue: "700.00" });
  expect(await inCompany((tx) => openBalanceOf(tx, order))).toBe("700.00");

  const [open] = await receivablesOf(customerId);
  await receive(customerId, "700.00", { applications: [{ kind: "receivable", id: open!.id, amount: "700.00" }] });
  expect(await inCompany((tx) => moneyOf(tx, orderId))).toMatchObject({ invoiced: "1000.00", paid: "1000.00" });
  expect(told(orderId)).toEqual([["moneyApplied", "300.00"], ["invoiced", "300.00"], ["moneyApplied", "1000.00"], ["paid", "1000.00"]]);
  expect(await receivablesOf(customerId)).toEqual([]);
  expect(await inCompany(drift)).toEqual([]);
});

test("a gate is released in an emergency with its reason, once", async () => {
  const { orderId } = await room.open({ terms: termsOf("prepaid") });
  await room.ask(contract.releaseGate, { orderId, moment: "beforeProduction", reason: "汇款在途,已见底单" });
  expect(await inCompany((tx) => gateOf(tx, orderId, { moment: "beforeProduction", today: "2026-03-31", rule: rule() }))).toMatchObject({ open: true, released: { reason: "汇款在途,已见底单" } });
  expect(await inCompany((tx) => gateOf(tx, orderId, { moment: "beforeShipping", today: "2026-03-31", rule: rule() }))).toMatchObject({ open: false });
  expect(await room.refused(contract.releaseGate, { orderId, moment: "beforeProduction", reason: "again" })).toEqual(["gateIsOpen"]);
  const { gates } = await room.ask(contract.readOrderMoney, { orderId });
  expect(gates.map(({ open }) => open)).toEqual([true, false]);
});

test("only the roles that the policy names release a gate, and nobody where it names none", async () => {
  const { orderId } = await room.open({ terms: termsOf("prepaid") });
  const given = { orderId, moment: "beforeProduction" as const, reason: "汇款在途" };
  for (const release of [["generalManager"], ["planner"], []]) {
    room.rule = { inFull: false, release };
    expect(await room.refused(contract.releaseGate, given)).toEqual(["gateNotYours"]);
  }
  room.rule = undefined;
  expect(await room.refused(contract.releaseGate, given)).toEqual(["gateIsOpen"]);
  expect((await room.ask(contract.readOrderMoney, { orderId })).gates).toEqual([]);
  room.rule = { inFull: false, release: ["finance", "planner"] };
  expect((await room.ask(contract.readOrderMoney, { orderId })).gates[0]?.mayRelease).toEqual(["finance"]);
  await room.ask(contract.releaseGate, given);
  room.rule = { inFull: false, release: ["finance", "generalManager"] };
});

test("a policy that wants the whole order paid does not look at stages", async () => {
  const { orderId, customerId } = await room.open({ terms: termsOf("prepaid30") });
  await receive(customerId, "300", { applications: [{ kind: "order", id: orderId, amount: "300" }] });
  const asked = { moment: "beforeProduction" as const, today: "2026-03-31" };
  expect(await inCompany((tx) => gateOf(tx, orderId, { ...asked, rule: rule() }))).toMatchObject({ open: true });
  expect(await inCompany((tx) => gateOf(tx, orderId, { ...asked, rule: { inFull: true, release: [] } }))).toMatchObject({ open: false, missing: "700.00", mayRelease: [] });
});

test("an order of which nobody told is shut", async () => {
  expect(await inCompany((tx) => gateOf(tx, id(), { moment: "beforeShipping", today: "2026-03-31", rule: rule() }))).toMatchObject({ open: false });
});

test("the tax of an invoice is that of the day on which the goods left", async () => {
  const order = await room.open({ total: "2320.00", confirmedOn: "2019-03-20" });
  const linesOn = async (suppliedOn: string) => (await room.ask(contract.readInvoiceRequest, { requestId: await room.supply(order, { gross: "1160", suppliedOn }) })).lines;
  expect(await linesOn("2019-03-31")).toMatchObject([{ taxRate: "16", net: "1000.00", tax: "160.00", gross: "1160.00" }]);
  expect(await linesOn("2019-04-01")).toMatchObject([{ taxRate: "13", net: "1026.55", tax: "133.45", gross: "1160.00" }]);
});

test("a class of goods without a tax rate is refused, and a delivery is asked for once", async () => {
  const order = await room.open();
  const line = { orderLineId: id(), deliveryLineId: id(), name: "纸", spec: "", quantity: "1", unit: "箱", unitPrice: "10", priceFactor: "1", taxIncluded: true, taxClass: "books" };
  await expect(room.supply(order, { lines: [line] })).rejects.toThrow("taxRateMissing");
  const delivery = { deliveryId: id() };
  expect(await room.supply(order, delivery)).toBe(await room.supply(order, delivery));
});

test("a refused request says why and may be asked for again; then it can be issued, once", async () => {
  const requestId = await room.supply(await room.open());
  await room.ask(contract.refuseInvoiceRequest, { requestId, reason: "税号不符", expectedRevision: 1 });
  expect(await room.refused(contract.issueInvoice, { requestIds: [requestId], kind: "special", taxNumber: "26442000000001", issuedOn: "2026-03-15" })).toEqual(["wrongState"]);
  expect(await room.refused(contract.askInvoiceAgain, { requestId, expectedRevision: 1 })).toEqual(["stale"]);
  expect((await room.ask(contract.listInvoiceRequests, { state: "refused" })).rows).toMatchObject([{ id: requestId, refusedReason: "税号不符" }]);
  await room.ask(contract.askInvoiceAgain, { requestId, expectedRevision: 2 });
  await issue([requestId], { taxNumber: "26442000000001" });
  expect(await room.refused(contract.issueInvoice, { requestIds: [requestId], kind: "special", taxNumber: "26442000000002", issuedOn: "2026-03-15" })).toEqual(["wrongState"]);
});

test("one invoice serves several deliveries and orders of a customer, but not two customers, nor a number twice, nor before the goods left", async () => {
  const customerId = id();
  const [one, two, other] = [await room.open({ customerId }), await room.open({ customerId }), await room.open()];
  const requests = [await room.supply(one, { gross: "400" }), await room.supply(one, { gross: "600" }), await room.supply(two)];
  const foreign = await room.supply(other);
  expect(await room.refused(contract.issueInvoice, { requestIds: [...requests, foreign], kind: "special", taxNumber: id(), issuedOn: "2026-03-15" })).toEqual(["differentCustomers"]);
  expect(await room.refused(contract.issueInvoice, { requestIds: requests, kind: "special", taxNumber: id(), issuedOn: "2026-03-09" })).toEqual(["issuedTooEarly"]);
  const taxNumber = id();
  expect(await issue(requests, { taxNumber, original: { fileId: id(), sha256: "ab".repeat(32) } })).toMatchObject({ gross: "2000.00" });
  expect(room.statements).toBeLessThanOrEqual(12);
  expect(await room.refused(contract.issueInvoice, { requestIds: [foreign], kind: "special", taxNumber, issuedOn: "2026-03-15" })).toEqual(["taxNumberUsed"]);
  expect(await receivablesOf(customerId)).toMatchObject([{ open: "1000.00", dueOn: "2026-04-30" }, { open: "1000.00", dueOn: "2026-04-30" }]);
});

test("the same bank reference is told as the receipt that it was, and amounts that cannot be are refused", async () => {
  const customerId = id();
  const { number } = await receive(customerId, "100.00", { reference: "ICBC-77001" });
  expect(number).toMatch(/^receipt-/);
  const again = { customerId, ledgerId, receivedOn: "2026-03-20", means: "bankTransfer" as const };
  expect(await room.refused(contract.recordReceipt, { ...again, amount: "100.00", reference: "ICBC-77001" })).toEqual(["referenceUsed"]);
  expect(await room.refused(contract.recordReceipt, { ...again, amount: "0.00" })).toEqual(["notPositive"]);
  expect(await room.refused(contract.recordReceipt, { ...again, amount: "1.005" })).toEqual(["tooFine"]);
  expect(await room.refused(contract.recordReceipt, { ...again, amount: "1", customerId: "00000000-0000-4000-8000-000000000001" })).toEqual(["customerUnknown"]);
});

test("money is applied to several amounts at once, never over the receipt, an open amount or another customer's", async () => {
  const order = await room.open();
  const { customerId } = order;
  await issue([await room.supply(order)]);
  const [open] = await receivablesOf(customerId);
  const { receiptId } = await receive(customerId, "600.00");
  const apply = (applications: contract.Application[]) => room.refused(contract.applyReceipt, { receiptId, applications });
  const to = (amount: string, target = open!.id): contract.Application => ({ kind: "receivable", id: target, amount });
  expect(await apply([to("600.01")])).toEqual(["appliedOverReceipt"]);
  expect(await apply([to("1000.01")])).toEqual(["appliedOverOpen"]);
  expect(await apply([to("0")])).toEqual(["notPositive"]);
  expect(await apply([to("300"), to("300")])).toEqual(["invalidInput"]);
  expect(await apply([to("1", id())])).toEqual(["notFound"]);
  expect(await apply([{ kind: "order", id: (await room.open()).orderId, amount: "1" }])).toEqual(["otherAccount"]);
  expect(await apply([{ kind: "order", id: order.orderId, amount: "1" }])).toEqual(["appliedOverOpen"]);
  expect(await apply([to("600")])).toEqual([]);
  expect(room.statements).toBeLessThanOrEqual(12);
});

test("receipts that are applied to one invoice at the same moment never pay it over", async () => {
  const order = await room.open();
  await issue([await room.supply(order)]);
  const [open] = await receivablesOf(order.customerId);
  const receipts = await Promise.all(Array.from({ length: 8 }, () => receive(order.customerId, "300.00")));
  const outcomes = await Promise.all(receipts.map(({ receiptId }) => room.refused(contract.applyReceipt, { receiptId, applications: [{ kind: "receivable", id: open!.id, amount: "300.00" }] })));
  expect(outcomes.filter((codes) => !codes.length)).toHaveLength(3);
  expect(await receivablesOf(order.customerId)).toMatchObject([{ open: "100.00" }]);
  expect(await inCompany(drift)).toEqual([]);
});

test("one receipt that two people apply at the same moment is not spent twice", async () => {
  const customerId = id();
  const targets = await Promise.all([room.open({ customerId }), room.open({ customerId })]);
  const { receiptId } = await receive(customerId, "600.00");
  const outcomes = await Promise.all(targets.map(({ orderId }) => room.refused(contract.applyReceipt, { receiptId, applications: [{ kind: "order", id: orderId, amount: "500.00" }] })));
  expect(outcomes.filter((codes) => codes.length === 0)).toHaveLength(1);
});

test("the database itself refuses more than a receipt or an invoice has", async () => {
  const { receiptId } = await receive(id(), "10.00");
  await expect(room.db.asOwner("update settlement.receipts set applied = 10.01 where id = $1", [receiptId])).rejects.toThrow(/check/);
  await expect(room.db.asOwner("update settlement.receivables set paid = amount + 0.01")).rejects.toThrow(/check/);
  await expect(inCompany((tx) => tx.run(sql.raw("update settlement.receipts set amount = 1")))).rejects.toThrow(/permission denied/);
});

test("every write stays within twelve statements", async () => {
  const customerId = id();
  const order = await room.open({ customerId, terms: termsOf("prepaid30") });
  const { receiptId } = await receive(customerId, "300.00", { applications: [{ kind: "order", id: order.orderId, amount: "300" }] });
  expect(room.statements).toBeLessThanOrEqual(12);
  const requestId = await room.supply(order);
  await issue([requestId]);
  expect(room.statements).toBeLessThanOrEqual(12);
  expect(receiptId).toBeTruthy();
});

test("a delivery of nothing asks for no invoice", async () => {
  const order = await room.open();
  const money = settlementRoom({ peopleOf: () => Promise.resolve(new Map()), onHold: () => Promise.resolve([]), moneyGateOf: () => Promise.resolve(undefined), today: () => "", customerOf: () => Promise.resolve(undefined), nextNumber: () => Promise.resolve(""), taxRatesOn: () => Promise.resolve(new Map()), wholeOf: () => Promise.resolve([]), orderPricesOf: () => Promise.resolve(new Map()) });
  const outcome = await room.act((context) => money.requestInvoice(context, { orderId: order.orderId, deliveryId: id(), deliveryNumber: "DN", suppliedOn: "2026-03-10", billableOn: "2026-03-10", lines: [] }));
  expect(isRefused(outcome) || outcome.requestId).toBeNull();
});
