import * as shipping from "../../contract/shipping.ts";
import { type Kept, nothing } from "./kept.ts";

/** A write of the life with this mark that the system answered with 2xx. */
export interface Acknowledged {
  mark: string;
  name: string;
  url: string;
  asked: Record<string, unknown>;
  answered: Record<string, unknown>;
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

/** As it was entered; a change that was applied says what it was before. */
const entered = ({ orders: [order], changes: [change] }: Kept) => (change?.state === "applied" ? change.differences.map(({ before }) => Number(before)) : quantities(order?.lines));
/** Whether the order stands in the version that its change made, with what the change says. */
const applied = ({ orders: [order], changes: [change] }: Kept) =>
  change?.state === "applied" && order?.version === change.appliedVersion && change.differences.every(({ lineId, after }) => Number(order.lines.find(({ id }) => id === lineId)?.quantity) === Number(after));

/** Making a link leaves what the answer given through it proves; a packing that was taken back left a delivery that is packed by now. */
const provedByOthers = ["confirmations.copyLink", "shipping.createLink", "shipping.reversePacking"];

/** What each acknowledged write must have left behind. */
const contents: Record<string, Content> = {
  "orders.enter": (one, kept) => [[one.answered.orderId, one.answered.number, quantities(one.asked.lines)], [kept.orders[0]?.id, kept.orders[0]?.number, entered(kept)]],
  "orders.submit": (_, { orders: [order] }) => [true, Boolean(order?.submittedAt)],
  "reviews.decide": (one, { reviews, opinions }) => [one.answered.stepState, [...reviews, ...opinions].find(({ id }) => id === one.answered.reviewId)?.steps.find(({ key }) => key === stepOf(one))?.state],
  "confirmations.acceptByLink": (one, kept) => {
    const asked = [...kept.confirmations, ...kept.consents].find(({ decision }) => decision?.pdfSha256 === one.asked.pdfSha256);
    return [["given", one.asked.name, true], [asked?.state, asked?.decision?.name, !asked?.changeId || applied(kept)]];
  },
  "changes.request": (one, { orders: [order], remarks: [free], changes: [asked] }) => {
    const { lines } = (one.asked.content as { wanted: { lines?: unknown } }).wanted;
    return lines ? [[one.answered.number, quantities(lines)], [asked?.number, asked?.differences.map(({ after }) => Number(after))]] : [[one.answered.number, "请送到后门"], [free?.number, order?.remarks]];
  },
  "shipping.pick": reached("picked"),
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
  "cases.open": (one, { cases: [found] }) => [[one.answered.number, one.asked.description], [found?.number, found?.description]],
  "cases.take": (one, { cases: [found] }) => [[one.answered.number, true], [found?.number, Boolean(found?.ownerId)]],
  "cases.settle": (one, { cases: [found] }) => [[one.answered.number, "settled"], [found?.number, found?.state]],
  "aftersales.authorise": (one, { returns: [back] }) => [[one.answered.number, quantities(one.asked.lines)], [back?.number, quantities(back?.lines)]],
  "aftersales.receive": (one, { returns: [back] }) => [quantities(one.asked.lines), back?.lines.map(({ received }) => Number(received))],
  "aftersales.inspect": (one, { returns: [back] }) => [one.asked.lines, back?.lines.map(({ id, restocked, scrapped }) => ({ lineId: id, restocked, scrapped }))],
  "aftersales.credit": (one, { credits: [credit] }) => [[one.answered.creditNumber, (one.asked.lines as { amount: string }[])[0]?.amount], [credit?.number, credit?.amount]],
};

/** Everything in which the system differs from what it acknowledged, and everything that it holds twice; in sentences. */
export function differences(acknowledged: readonly Acknowledged[], kept: ReadonlyMap<string, Kept>): string[] {
  const lost = acknowledged.flatMap((one) => {
    const content = contents[one.name];
    if (!content) return provedByOthers.includes(one.name) ? [] : [`${one.mark} ${one.name}: nobody looks for what it left`];
    const [told, found] = content(one, kept.get(one.mark) ?? nothing()).map((side) => JSON.stringify(side));
    return told === found ? [] : [`${one.mark} ${one.name}: acknowledged ${told}, found ${found}`];
  });
  const twice = [...kept].flatMap(([mark, all]) => Object.entries(all).filter(([, rows]) => rows.length > 1).map(([kind, rows]) => `${mark}: ${rows.length} ${kind}`));
  return [...lost, ...twice];
}
