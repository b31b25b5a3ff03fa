import * as contract from "../../../../contract/orders.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { bear } from "../bear.ts";
import { done } from "../change.ts";
import { dropDraft } from "../drafts.ts";
import { intakeReceived, oralOrderCaptured, orderEntered, replyPromised } from "../events.ts";
import type { Ports } from "../ports.ts";

/** Enters an order: it gets its number (01.4) and stays a draft; what the policy still misses is told when it is submitted. */
export const enterOrder = (ports: Ports) =>
  handle(contract.enterOrder, async ({ draftId, enquiryId, ...input }, context) => {
    const born = await bear(context, ports, input);
    if (isRefused(born)) return born;
    const { order, lines, pack } = born;
    const orderId = order.id;
    if (draftId) context.collect(dropDraft, draftId);
    record(context, {
      subject: { kind: "order", id: orderId }, what: "entered",
      facts: { number: order.number, customerId: order.customerId, channel: order.channel, total: order.totalAmount, currency: order.currency, lines: lines.length, originals: order.originals },
    });
    if (!enquiryId) context.emit(intakeReceived({ orderId, at: order.receivedAt ?? context.now }));
    context.emit(orderEntered({ orderId, enquiryId }));
    if (order.oral && pack.intake.oralConfirmation) context.emit(oralOrderCaptured({ orderId }));
    if (order.promisedReplyAt) context.emit(replyPromised({ orderId }));
    return done(order);
  });
