import type { ChangeContent, ChangeSource } from "../../../../contract/changes.ts";
import * as contract from "../../../../contract/changes.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { attachFiles } from "../../files/index.ts";
import type { Change } from "../changes.ts";
import { changeRequested } from "../events.ts";
import type { ChangedOrder, Ports, Weighing } from "../ports.ts";
import * as store from "../store.ts";
import { doneOf, keepImpact, tell } from "../work.ts";

interface Wish {
  content: ChangeContent;
  reason: string;
  source: ChangeSource;
}

function changeFrom({ actor, now, newId }: CommandContext, order: ChangedOrder, { wish, weighed, number }: { wish: Wish; weighed: Weighing; number: string }): Change {
  const { differences, ruling } = weighed.impact;
  return {
    id: newId(), number, orderId: order.id, orderNumber: order.number, customerId: order.customerId, customerName: order.customerName, salespersonId: order.salespersonId, departmentId: order.departmentId,
    orderCreatedBy: order.createdBy, kind: wish.content.kind, ...wish, currency: order.currency, compensation: wish.content.kind === "cancel" ? (wish.content.compensation ?? "0") : null,
    baseVersion: order.version, baseHash: order.hash, differences, ruling, proposedBody: weighed.body, proposedHash: weighed.hash, proposal: weighed.proposal,
    requestedAt: now, requestedBy: actor.id, requestedByName: actor.name, state: contract.changeLifecycle.after("review", "requested"), consentRequestId: null, agreementPaperId: null,
    closedAt: null, closedBy: null, closedByName: null, closedWhy: null, appliedVersion: null, revision: 0,
  };
}

/** Requests a change (25.1): with reason and source, weighed as it is now; what the policy forbids or what has happened makes impossible is refused at once, all of it. */
export const requestChange = (ports: Ports) =>
  handle(contract.requestChange, async ({ orderId, expectedRevision, ...wish }, context) => {
    const order = await ports.lockOrderFor(context, orderId);
    if (!order) return refuse("notFound");
    if (order.revision !== expectedRevision) return refuse("stale", { revision: order.revision });
    if (order.unchangeable) return refuse(order.unchangeable);
    const open = await store.lockOpenOf(context.tx, orderId);
    if (open) return refuse("changeOpen", { number: open.number });
    const weighed = await ports.weigh(context, { orderId, content: wish.content, newId: () => context.newId() });
    if (isRefused(weighed)) return weighed;
    const barred = refuseAll(weighed.obstacles);
    if (barred) return barred;
    const evidence = await attachFiles(context, { fileIds: wish.source.evidence, subject: { kind: "order", id: orderId } });
    if (isRefused(evidence)) return evidence;
    const change = changeFrom(context, order, { wish, weighed, number: await ports.takeNumber(context) });
    await store.insert(context.tx, change);
    keepImpact(context, change.id, { occasion: "requested", sheet: weighed.impact });
    tell(context, change, { what: "changeRequested", why: wish.reason, facts: { kind: change.kind, how: change.ruling.how, differences: change.differences, hash: change.proposedHash, source: wish.source } });
    context.emit(changeRequested({ orderId, part: change.id, change }));
    // What the policy lets be changed at once is carried out before this command ends.
    return change.ruling.how === "free" ? { ...doneOf(change), state: contract.changeLifecycle.after("apply", change.state), revision: change.revision + 1 } : doneOf(change);
  });
