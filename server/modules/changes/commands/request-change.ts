import type { ChangeContent, ChangeRuling, ChangeSource } from "../../../../contract/changes.ts";
import * as contract from "../../../../contract/changes.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../../platform/refusal.ts";
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
/** A wish that a process brings: who stands behind it, and the customer's yes that is on record already. */
export interface AgreedWish extends Wish {
  by: { id: string; name: string };
  consent: contract.GivenConsent;
}

/** A yes that was given before is not asked for again. */
const rulingUnder = (ruling: ChangeRuling, consent: contract.GivenConsent | null): ChangeRuling => (consent ? { ...ruling, asksCustomer: false } : ruling);

interface Asked {
  wish: Wish;
  by: { id: string; name: string };
  consent: contract.GivenConsent | null;
  weighed: Weighing;
  number: string;
}
function changeFrom({ now, newId }: CommandContext, order: ChangedOrder, { wish, by, consent, weighed, number }: Asked): Change {
  const { differences } = weighed.impact;
  return {
    id: newId(), number, orderId: order.id, orderNumber: order.number, customerId: order.customerId, customerName: order.customerName, salespersonId: order.salespersonId, departmentId: order.departmentId,
    orderCreatedBy: order.createdBy, kind: wish.content.kind, ...wish, currency: order.currency, compensation: wish.content.kind === "cancel" ? (wish.content.compensation ?? "0") : null,
    baseVersion: order.version, baseHash: order.hash, differences, ruling: rulingUnder(weighed.impact.ruling, consent), consent, proposedBody: weighed.body, proposedHash: weighed.hash, proposal: weighed.proposal,
    requestedAt: now, requestedBy: by.id, requestedByName: by.name, state: contract.changeLifecycle.after("review", "requested"), consentRequestId: null, agreementPaperId: null,
    closedAt: null, closedBy: null, closedByName: null, closedWhy: null, appliedVersion: null, revision: 0,
  };
}

/** Puts a wish about a locked order on record as a change; what the policy forbids or what has happened makes impossible is refused at once, all of it. */
async function put(context: CommandContext, order: ChangedOrder, { ports, ...asked }: Omit<Asked, "weighed" | "number"> & { ports: Ports }): Promise<Change | Refused> {
  const { wish } = asked;
  if (order.unchangeable) return refuse(order.unchangeable);
  const open = await store.lockOpenOf(context.tx, order.id);
  if (open) return refuse("changeOpen", { number: open.number });
  const weighed = await ports.weigh(context, { orderId: order.id, content: wish.content, newId: () => context.newId() });
  if (isRefused(weighed)) return weighed;
  const barred = refuseAll(weighed.obstacles);
  if (barred) return barred;
  const evidence = await attachFiles(context, { fileIds: wish.source.evidence, subject: { kind: "order", id: order.id } });
  if (isRefused(evidence)) return evidence;
  const change = changeFrom(context, order, { ...asked, weighed, number: await ports.takeNumber(context) });
  await store.insert(context.tx, change);
  keepImpact(context, change.id, { occasion: "requested", sheet: weighed.impact });
  tell(context, change, { what: "changeRequested", why: wish.reason, facts: { kind: change.kind, how: change.ruling.how, differences: change.differences, hash: change.proposedHash, source: wish.source } });
  context.emit(changeRequested({ orderId: order.id, part: change.id, change }));
  return change;
}

/** Requests a change (25.1): with reason and source, weighed as it is now. */
export const requestChange = (ports: Ports) =>
  handle(contract.requestChange, async ({ orderId, expectedRevision, ...wish }, context) => {
    const order = await ports.lockOrderFor(context, orderId);
    if (!order) return refuse("notFound");
    if (order.revision !== expectedRevision) return refuse("stale", { revision: order.revision });
    const change = await put(context, order, { wish, by: { id: context.actor.id, name: context.actor.name }, consent: null, ports });
    if (isRefused(change)) return change;
    // What the policy lets be changed at once is carried out before this command ends.
    return change.ruling.how === "free" ? { ...doneOf(change), state: contract.changeLifecycle.after("apply", change.state), revision: change.revision + 1 } : doneOf(change);
  });

/** The same for a process that holds the order and brings what its customer has agreed to (25.4): approvals go by the policy's table as ever, the customer is not asked again. */
export async function requestAgreed(context: CommandContext, order: ChangedOrder, { ports, ...wish }: AgreedWish & { ports: Ports }): Promise<Change | Refused> {
  const { by, consent, ...wanted } = wish;
  return put(context, order, { wish: wanted, by, consent, ports });
}
