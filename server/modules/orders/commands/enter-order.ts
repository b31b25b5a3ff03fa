import * as contract from "../../../../contract/orders.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { done } from "../change.ts";
import { dropDraft } from "../drafts.ts";
import { contentOf, factsFor, lineRefusals, linesFor } from "../entry.ts";
import { intakeReceived, oralOrderCaptured, orderEntered, replyPromised } from "../events.ts";
import type { Order } from "../orders.ts";
import type { Ports } from "../ports.ts";
import * as store from "../store.ts";
import { adopt } from "../working-set.ts";

/** An order of which nothing is known but what was typed. */
export const unborn = {
  finishDate: null, promisedDate: null, invoicedAmount: "0", paidAmount: "0", concededAmount: "0", informationConfirmedAt: null, oralConfirmedAt: null, submittedAt: null, handedOverAt: null, version: 0,
  versionHash: null, revision: 0, policyId: null, policyVersion: null, completeWhen: { invoiced: false, paid: false }, review: "draft", confirmation: "none", fulfilment: "none",
  afterSales: "none", archived: false, heldAt: null, heldByName: null, holdReason: null, stage: "draft",
} as const satisfies Partial<Order>;

/** Enters an order: it gets its number (01.4) and stays a draft; what the policy still misses is told when it is submitted. */
export const enterOrder = (ports: Ports) =>
  handle(contract.enterOrder, async ({ draftId, enquiryId, ...input }, context) => {
    const { tx, now, actor } = context;
    const day = await ports.today(context);
    const facts = await factsFor(tx, input, day);
    if (!facts) return refuse("customerUnknown", {}, ["customerId"]);
    const wrong = refuseAll(lineRefusals(input, facts));
    if (wrong) return wrong;
    const policy = await ports.policyInForce(tx, { kind: input.kind, channel: input.channel, date: day });
    const kind = policy?.pack.orderKinds.find(({ key }) => key === input.kind);
    if (!policy || !kind) return refuse("policyMissing", { kind: input.kind, channel: input.channel });
    const orderId = context.newId();
    const lines = linesFor(input, facts, { orderId, newId: () => context.newId() });
    const ledgerId = facts.customer.ledgerId ?? (await ports.defaultLedger(tx));
    const format = policy.pack.numbering.find(({ of }) => of === "order")?.format ?? "SO{yyyy}{MM}{dd}-{seq:4}";
    const order: Order = {
      ...unborn, ...contentOf(input, facts, { lines, pack: policy.pack }), id: orderId, ledgerId, number: await ports.takeNumber(context, { ledgerId, kind: "order", format }),
      createdBy: actor.id, createdAt: now, establishedAt: kind.establishedAt === "entered" ? now : null,
    };
    await store.insert(tx, order, lines);
    adopt(tx, order, lines);
    if (draftId) context.collect(dropDraft, draftId);
    record(context, {
      subject: { kind: "order", id: orderId }, what: "entered",
      facts: { number: order.number, customerId: order.customerId, channel: order.channel, total: order.totalAmount, currency: order.currency, lines: lines.length, originals: order.originals },
    });
    if (!enquiryId) context.emit(intakeReceived({ orderId, at: order.receivedAt ?? now }));
    context.emit(orderEntered({ orderId, enquiryId }));
    if (order.oral && policy.pack.intake.oralConfirmation) context.emit(oralOrderCaptured({ orderId }));
    if (order.promisedReplyAt) context.emit(replyPromised({ orderId }));
    return done(order);
  });
