import * as contract from "../../../../contract/orders.ts";
import { openReview, reviewAxis } from "../../../../contract/order-axes.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { change, done, lockFor, standing, type Told } from "../change.ts";
import { oralOrderCaptured, orderEdited } from "../events.ts";
import { contentOf, holdFacts, linesFor } from "../entry.ts";
import type { Order } from "../orders.ts";
import type { Ports } from "../ports.ts";
import * as store from "../store.ts";
import { partsOf, replaceLines } from "../working-set.ts";

interface Rewriting {
  input: contract.OrderInput;
  ports: Ports;
  told: Told;
  /** When somebody vouched for what is written; null: it must be confirmed anew. */
  confirmedAt: Date | null;
}

/** Writes a locked order anew that is with sales: a draft, whatever it was. Refused: wrongState, customerUnknown, contactUnknown, and lines that cannot be kept. */
export async function rewrite(context: CommandContext, order: Order, { input, ports, told, confirmedAt }: Rewriting): Promise<Order | Refused> {
  const orderId = order.id;
  const review = openReview(order);
  if (!reviewAxis.allows("edit", review)) return refuse("wrongState", { state: order.stage });
  const underWay = await standing(context, order);
  if (underWay) return underWay;
  const facts = await holdFacts(context.tx, input, { today: await ports.today(context), known: order.contactId });
  if (isRefused(facts)) return facts;
  const known = new Set((await partsOf(context, orderId)).lines.map(({ id }) => id));
  const lines = linesFor(input, facts, { orderId, newId: () => context.newId(), known });
  await replaceLines(context, orderId, lines);
  const policy = await ports.policyInForce(context.tx, { kind: input.kind, channel: input.channel, date: facts.today });
  // What came by word of mouth is not called back by naming another channel.
  const typed = contentOf(input, facts, { lines, pack: policy?.pack });
  const content = { ...typed, oral: order.oral || typed.oral };
  if (content.customerName !== order.customerName || content.customerPo !== order.customerPo) await store.fileAgain(context.tx, { ...order, ...content });
  const total = { from: order.totalAmount, to: content.totalAmount };
  const after = await change(context, order, { ...content, review: reviewAxis.after("edit", review), confirmation: "none", informationConfirmedAt: confirmedAt }, { ...told, facts: { ...told.facts, total, lines: lines.length } });
  context.emit(orderEdited({ orderId }));
  if (after.oral && !order.oral && policy?.pack.intake.oralConfirmation) context.emit(oralOrderCaptured({ orderId }));
  return after;
}

/** Changes an order that is not in review; after a failed review this makes it a draft again. The information must be confirmed anew. */
export const editOrder = (ports: Ports) =>
  handle(contract.editOrder, async ({ orderId, expectedRevision, ...input }, context) => {
    const order = await lockFor(context, orderId, expectedRevision);
    if (isRefused(order)) return order;
    const after = await rewrite(context, order, { input, ports, told: { what: "edited" }, confirmedAt: null });
    return isRefused(after) ? after : done(after);
  });
