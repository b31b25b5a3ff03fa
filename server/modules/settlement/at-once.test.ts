import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import * as credits from "../../../contract/settlement-credits.ts";
import * as reversals from "../../../contract/settlement-reversals.ts";
import * as contract from "../../../contract/settlement.ts";
import type { CommandContext } from "../../platform/command.ts";
import { lockAccount } from "./account-store.ts";
import { askedOf } from "./asked.fixture.ts";
import { changeOrder } from "./index.ts";
import { lockRequests } from "./request-store.ts";
import { id, settlementOnDatabase, termsOf } from "./settlement.fixture.ts";

const room = await settlementOnDatabase();
const { sound, issue, receive } = askedOf(room);
const deadlocks = () => room.db.asOwner("select deadlocks from pg_stat_database where datname = current_database()");
const somebodyWaits = async () => {
  while (!(await room.db.asOwner("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length) await sleep(20);
};

type Work = (context: CommandContext) => Promise<unknown>;
/** Plays two at once: the first `holds` something when the second begins, and `goesOn` only when that waits. Answers what the second was refused with; neither may stop the other. */
async function atOnce({ holds, goesOn, second }: { holds: Work; goesOn: Work; second: () => Promise<string[]> }): Promise<string[]> {
  const before = await deadlocks();
  let other: Promise<string[]> | undefined;
  await room.act(async (context) => {
    await holds(context);
    if (!other) {
      other = second();
      await somebodyWaits();
    }
    await goesOn(context);
  });
  const refused = await other!;
  expect(await deadlocks()).toEqual(before);
  await sound();
  return refused;
}

const accountOf = (customerId: string): Work => ({ tx }) => lockAccount(tx, { customerId, currency: "CNY" });
const terms = termsOf("prepaid30");
const box = { deliveryLineId: null, name: "A4 复印纸", spec: "70g", unit: "箱", unitPrice: "10", priceFactor: "1", taxIncluded: true, taxClass: "goods", taxRate: "13" };

test("a change frees a deposit at the moment at which finance takes the receipt back: the change comes first, and finance is asked to look again", async () => {
  const { orderId, customerId } = await room.open({ terms });
  const { receiptId } = await receive(customerId, "300.00", { applications: [{ kind: "order", id: orderId, amount: "300.00" }] });
  const allocationIds = (await room.ask(reversals.readReceipt, { receiptId })).allocations.map((one) => one.id);
  const refused = await atOnce({
    holds: accountOf(customerId),
    goesOn: (context) => changeOrder(context, { orderId, total: "0", terms, on: "2026-03-25", reason: "取消", lines: [] }),
    second: () => room.refused(reversals.reverseReceipt, { receiptId, reason: "退票", allocationIds }),
  });
  expect(refused).toEqual(["reverseAllocationsFirst"]);
  expect(await room.refused(reversals.reverseReceipt, { receiptId, reason: "退票" })).toEqual([]);
});

/** An order of 100 boxes that is billed whole, and the changes of their quantity. */
async function billedWhole() {
  const line = { ...box, orderLineId: id(), quantity: "100" };
  const { orderId, customerId } = await room.open();
  const requestId = await room.supply({ orderId }, { deliveryId: null, deliveryNumber: null, lines: [line] });
  let quantity = "100";
  const changeTo = (to: string): Work => async (context) => {
    const [before, after] = [[{ ...line, quantity }], [{ ...line, quantity: to }]];
    await changeOrder(context, { orderId, total: `${to}0.00`, terms, on: "2026-03-25", reason: "版本更新", lines: after });
    await room.money.billChange(context, { orderId, change: { id: id(), number: "BG1" }, before, after, suppliedOn: "2026-03-10", billableOn: "2026-03-10", reason: "版本更新" });
    quantity = to;
    room.whole.set(orderId, after);
  };
  return { orderId, customerId, requestId, changeTo };
}
const red = () => ({ taxNumber: id(), issuedOn: "2026-03-20", reason: "抬头错误" });

test("a change takes a credit note back at the moment at which finance gives it back to the customer: nothing of it is left to give", async () => {
  const { orderId, customerId, requestId, changeTo } = await billedWhole();
  const { invoiceId } = await issue([requestId]);
  await room.act(changeTo("90"));
  await room.ask(reversals.reverseInvoice, { invoiceId, ...red(), afterwards: "again" });
  const [credit] = (await room.ask(credits.listCredits, { orderId })).rows;
  const refund = { receiptId: credit!.id, amount: "100.00", refundedOn: "2026-03-21", means: "bankTransfer" as const, reason: "退还" };
  expect(await atOnce({ holds: accountOf(customerId), goesOn: changeTo("95"), second: () => room.refused(reversals.refundReceipt, refund) })).toEqual(["refundOverRest"]);
});

test("finance takes an invoice back to issue it as the order says now at the moment at which a change bills the order anew: the requests of both are locked in one order", async () => {
  const { orderId, requestId, changeTo } = await billedWhole();
  await room.act(changeTo("90"));
  const [standing] = (await room.ask(contract.listInvoiceRequests, { orderId })).rows;
  const { invoiceId } = await issue([standing!.id]);
  const refused = await atOnce({
    holds: ({ tx }) => lockRequests(tx, [requestId]), goesOn: changeTo("95"), second: () => room.refused(reversals.reverseInvoice, { invoiceId, ...red(), afterwards: "asOrdered" }),
  });
  expect(refused).toEqual([]);
});
