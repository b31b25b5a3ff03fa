import { setTimeout as sleep } from "node:timers/promises";
import * as aftersales from "../../contract/aftersales.ts";
import * as cases from "../../contract/cases.ts";
import * as changes from "../../contract/changes.ts";
import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import { type CreditRow, listCredits } from "../../contract/settlement-credits.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import type { Door } from "../../server/conformance/door.ts";
import type { Life } from "../../server/conformance/life.ts";

/** All that the system holds of one life, read back over HTTP. */
export interface Kept {
  orders: AnswerOf<typeof orders.readOrder>[];
  reviews: AnswerOf<typeof reviews.reviewsOfSubject>;
  confirmations: AnswerOf<typeof confirmations.ofOrder>;
  /** The change that departments and the customer are asked about, their opinions, and his consent. */
  changes: changes.ChangeDetail[];
  opinions: AnswerOf<typeof reviews.reviewsOfSubject>;
  consents: AnswerOf<typeof confirmations.ofOrder>;
  /** The change that needs nobody. */
  remarks: changes.ChangeRow[];
  deliveries: shipping.Delivery[];
  invoiceRequests: settlement.InvoiceRequestRow[];
  cases: cases.CaseRow[];
  returns: aftersales.Return[];
  credits: CreditRow[];
  receipts: settlement.ReceiptRow[];
  /** The receipt that was taken back. */
  bounced: settlement.ReceiptRow[];
}
/** The remark of the receipt of a life that bounces. */
export const bouncedMark = (mark: string): string => `${mark} 退票`;

async function allPages<Row>(page: (cursor?: string) => Promise<{ rows: Row[]; next: string | null }>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined; ; ) {
    const { rows: more, next } = await page(cursor);
    rows.push(...more);
    if (!next) return rows;
    cursor = next;
  }
}

/** What lies in lists of the whole company. */
async function lists({ staff: { finance, clerk } }: Life) {
  return {
    orders: await allPages((cursor) => clerk.ask(orders.listOrders, { limit: 200, cursor })),
    changes: await allPages((cursor) => clerk.ask(changes.listChanges, { state: "all", limit: 200, cursor })),
    cases: await allPages((cursor) => clerk.ask(cases.listCases, { limit: 200, cursor })),
    returns: await allPages((cursor) => clerk.ask(aftersales.listReturns, { limit: 200, cursor })),
    receipts: await allPages((cursor) => finance.ask(settlement.listReceipts, { limit: 200, cursor })),
    credits: await allPages((cursor) => finance.ask(listCredits, { limit: 200, cursor })),
  };
}
type Lists = Awaited<ReturnType<typeof lists>>;

/** Adds to a life what is kept of one of its orders; there should be one. */
async function addOrder({ staff: { finance, clerk, keeper } }: Life, one: Kept, { orderId, all }: { orderId: string; all: Lists }): Promise<void> {
  one.orders.push(await clerk.ask(orders.readOrder, { orderId }));
  one.reviews.push(...(await finance.ask(reviews.reviewsOfSubject, { kind: "order", id: orderId })));
  for (const asked of await clerk.ask(confirmations.ofOrder, { orderId })) (asked.changeId ? one.consents : one.confirmations).push(asked);
  for (const change of all.changes.filter((row) => row.orderId === orderId)) {
    if (change.how === "free") one.remarks.push(change);
    else one.changes.push(await clerk.ask(changes.readChange, { changeId: change.id }));
  }
  for (const { id } of one.changes) one.opinions.push(...(await finance.ask(reviews.reviewsOfSubject, { kind: "change", id })));
  for (const { id: deliveryId } of (await keeper.ask(shipping.listDeliveries, { orderId })).rows) one.deliveries.push(await keeper.ask(shipping.readDelivery, { deliveryId }));
  one.invoiceRequests.push(...(await finance.ask(settlement.listInvoiceRequests, { orderId })).rows);
  one.cases.push(...all.cases.filter(({ subject }) => subject.id === orderId));
  for (const { id: returnId } of all.returns.filter((row) => row.orderId === orderId)) one.returns.push(await clerk.ask(aftersales.readReturn, { returnId }));
  one.credits.push(...all.credits.filter((row) => row.orderId === orderId));
}

/** Of a life that nobody knows of. */
export const nothing = (): Kept => ({ orders: [], reviews: [], confirmations: [], changes: [], opinions: [], consents: [], remarks: [], deliveries: [], invoiceRequests: [], cases: [], returns: [], credits: [], receipts: [], bounced: [] });

/** Asks again for a while where it is told to come later, as every page does: a database that is slow for a moment has lost nothing. */
export const patient = (door: Door): Door => async (knock) => {
  const until = Date.now() + 60_000;
  for (;;) {
    const reply = await door(knock);
    if (reply.status !== 503 || Date.now() > until) return reply;
    await sleep(500);
  }
};

/** Reads back every life by its mark: the customer's order number, and the remark of its receipt. */
export async function readBack(life: Life, marks: readonly string[]): Promise<Map<string, Kept>> {
  const all = await lists(life);
  const kept = new Map<string, Kept>();
  for (const mark of marks) {
    const one: Kept = { ...nothing(), receipts: all.receipts.filter(({ remark }) => remark === mark), bounced: all.receipts.filter(({ remark }) => remark === bouncedMark(mark)) };
    for (const { id: orderId } of all.orders.filter(({ customerPo }) => customerPo === mark)) await addOrder(life, one, { orderId, all });
    kept.set(mark, one);
  }
  return kept;
}
