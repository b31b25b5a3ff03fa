import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import type { Life } from "../../server/conformance/life.ts";

/** A write of the life with this mark that the system answered with 2xx. */
export interface Acknowledged {
  mark: string;
  name: string;
  url: string;
  asked: Record<string, unknown>;
  answered: Record<string, unknown>;
}

/** All that the system holds of one life, read back over HTTP. */
export interface Kept {
  orders: AnswerOf<typeof orders.readOrder>[];
  reviews: AnswerOf<typeof reviews.reviewsOfSubject>;
  confirmations: AnswerOf<typeof confirmations.ofOrder>;
  deliveries: shipping.Delivery[];
  invoiceRequests: settlement.InvoiceRequestRow[];
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

/** Reads back every life by its mark: the customer's order number, and the remark of its receipt. */
export async function readBack({ staff: { finance, clerk, keeper } }: Life, marks: readonly string[]): Promise<Map<string, Kept>> {
  const entered = await allPages((cursor) => clerk.ask(orders.listOrders, { limit: 200, cursor }));
  const received = await allPages((cursor) => finance.ask(settlement.listReceipts, { limit: 200, cursor }));
  const kept = new Map<string, Kept>();
  for (const mark of marks) {
    const one: Kept = { orders: [], reviews: [], confirmations: [], deliveries: [], invoiceRequests: [], receipts: received.filter(({ remark }) => remark === mark), bounced: received.filter(({ remark }) => remark === bouncedMark(mark)) };
    for (const { id: orderId } of entered.filter(({ customerPo }) => customerPo === mark)) {
      one.orders.push(await clerk.ask(orders.readOrder, { orderId }));
      one.reviews.push(...(await finance.ask(reviews.reviewsOfSubject, { kind: "order", id: orderId })));
      one.confirmations.push(...(await clerk.ask(confirmations.ofOrder, { orderId })));
      for (const { id: deliveryId } of (await keeper.ask(shipping.listDeliveries, { orderId })).rows) one.deliveries.push(await keeper.ask(shipping.readDelivery, { deliveryId }));
      one.invoiceRequests.push(...(await finance.ask(settlement.listInvoiceRequests, { orderId })).rows);
    }
    kept.set(mark, one);
  }
  return kept;
}

type Content = (one: Acknowledged, kept: Kept) => readonly [acknowledged: unknown, kept: unknown];
const carriageOf = (delivery?: shipping.Delivery) => delivery?.carriage?.trackingNumber;
const stepOf = ({ url }: Acknowledged) => /\/steps\/(\w+)\//.exec(url)?.[1];
const quantities = (lines: unknown) => (lines as { quantity: string }[] | undefined)?.map(({ quantity }) => Number(quantity));
/** A delivery goes through these in turn; a later state keeps what an earlier write said. */
const reached = (state: shipping.DeliveryRow["state"]): Content => (one, { deliveries: [delivery] }) => {
  const { states } = shipping.deliveryLifecycle;
  return [[one.answered.number, true], [delivery?.number, delivery && states.indexOf(delivery.state) >= states.indexOf(state)]];
};

/** What each acknowledged write must have left behind. Making a link leaves what the answer given through it proves. */
const contents: Record<string, Content> = {
  "orders.enter": (one, { orders: [order] }) => [[one.answered.orderId, one.answered.number, quantities(one.asked.lines)], [order?.id, order?.number, quantities(order?.lines)]],
  "orders.submit": (_, { orders: [order] }) => [true, Boolean(order?.submittedAt)],
  "reviews.decide": (one, { reviews: [review] }) => [one.answered.stepState, review?.steps.find(({ key }) => key === stepOf(one))?.state],
  "confirmations.acceptByLink": (one, { confirmations: [asked] }) => [["given", one.asked.name], [asked?.state, asked?.decision?.name]],
  "shipping.pick": reached("picked"),
  "changes.request": (_, { orders: [order] }) => ["请送到后门", order?.remarks],
  // A packing may have been taken back since.
  "shipping.pack": reached("picked"),
  "shipping.check": reached("checked"),
  "shipping.ship": (one, { deliveries: [delivery] }) => [(one.asked.carriage as { trackingNumber: string }).trackingNumber, carriageOf(delivery)],
  "shipping.signByLink": (one, { deliveries: [delivery] }) => [one.answered.hash, delivery?.receipt?.hash],
  "settlement.issueInvoice": (one, { invoiceRequests: [request] }) => [[one.answered.number, one.asked.taxNumber], [request?.invoiceNumber, request?.taxNumber]],
  "settlement.recordReceipt": (one, { receipts, bounced }) => {
    const [receipt] = one.asked.remark === one.mark ? receipts : bounced;
    return [[one.answered.number, one.asked.amount], [receipt?.number, receipt?.amount]];
  },
  "settlement.reverseReceipt": (one, { bounced: [receipt] }) => [[one.answered.number, true], [receipt?.number, receipt?.reversed]],
};

/** Everything in which the system differs from what it acknowledged, and everything that it holds twice; in sentences. */
export function differences(acknowledged: readonly Acknowledged[], kept: ReadonlyMap<string, Kept>): string[] {
  const nothing: Kept = { orders: [], reviews: [], confirmations: [], deliveries: [], invoiceRequests: [], receipts: [], bounced: [] };
  const lost = acknowledged.flatMap((one) => {
    const [told, found] = (contents[one.name]?.(one, kept.get(one.mark) ?? nothing) ?? [0, 0]).map((side) => JSON.stringify(side));
    return told === found ? [] : [`${one.mark} ${one.name}: acknowledged ${told}, found ${found}`];
  });
  const twice = [...kept].flatMap(([mark, all]) => Object.entries(all).filter(([, rows]) => rows.length > 1).map(([kind, rows]) => `${mark}: ${rows.length} ${kind}`));
  return [...lost, ...twice];
}
