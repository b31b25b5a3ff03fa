import * as contract from "../../../contract/changes.ts";
import { changeLifecycle } from "../../../contract/changes.ts";
import { type Actor, scopeOf } from "../../platform/actor.ts";
import { read } from "../../platform/command.ts";
import { passingIds } from "../../platform/ids.ts";
import { isRefused, refuse } from "../../platform/refusal.ts";
import { type Change, mayReach } from "./changes.ts";
import type { Ports } from "./ports.ts";
import * as store from "./store.ts";

const rowOf = (change: Change): contract.ChangeRow => ({
  id: change.id, number: change.number, orderId: change.orderId, orderNumber: change.orderNumber, customerId: change.customerId, customerName: change.customerName, salespersonId: change.salespersonId,
  kind: change.kind, state: change.state, reason: change.reason, source: change.source, how: change.ruling.how, fields: [...new Set(change.differences.map(({ field }) => field))],
  baseVersion: change.baseVersion, requestedAt: change.requestedAt, requestedBy: change.requestedBy, requestedByName: change.requestedByName, closedAt: change.closedAt,
  closedByName: change.closedByName, closedWhy: change.closedWhy, appliedVersion: change.appliedVersion, revision: change.revision,
});

const mayUse = (actor: Actor, permission: "changes.request" | "changes.sign", change: Change): boolean => {
  const scope = scopeOf(actor, permission);
  return scope !== undefined && mayReach({ actor, scope }, change);
};

/** What a change would mean, before it is requested (25.2); what stands in its way is told with it. */
export const impactOfChange = (ports: Ports) =>
  read(contract.impactOfChange, async ({ orderId, content }, context) => {
    const order = await ports.orderFor(context, orderId);
    if (!order) return refuse("notFound");
    if (order.unchangeable) return refuse(order.unchangeable);
    const weighed = await ports.weigh(context, { orderId, content, newId: passingIds() });
    if (isRefused(weighed)) return weighed;
    const open = (await store.openOf(context.tx, [orderId])).get(orderId);
    const { impact } = weighed;
    return open ? { ...impact, obstacles: [...ports.tell(context, [{ code: "changeOpen", facts: { number: open.number } }]), ...impact.obstacles] } : impact;
  });

export const listChanges = read(contract.listChanges, async (filter, context) => {
  const { rows, next } = await store.list(context.tx, filter, context);
  return { rows: rows.map(rowOf), next };
});

export const readChange = ({ signersOf, entrusted }: Pick<Ports, "signersOf" | "entrusted">) =>
  read(contract.readChange, async ({ changeId }, context) => {
    const change = await store.read(context.tx, changeId);
    if (!change || !(mayReach(context, change) || (await entrusted(context, { kind: "change", id: changeId })))) return refuse("notFound");
    const { actor, tx } = context;
    const signers = change.state === "toSign" ? await signersOf(tx, change.orderId) : [];
    const kept = await store.impactsOf(tx, changeId);
    return {
      ...rowOf(change), differences: change.differences, ruling: change.ruling, compensation: change.compensation, currency: change.currency, proposedHash: change.proposedHash,
      consentRequestId: change.consentRequestId, consent: change.consent && contract.givenConsent.parse(change.consent), agreementPaperId: change.agreementPaperId,
      mayWithdraw: changeLifecycle.allows("withdraw", change.state) && mayUse(actor, "changes.request", change),
      maySign: signers.some((role) => actor.roles.includes(role)) && mayUse(actor, "changes.sign", change),
      impacts: kept.map(({ occasion, step, at, byName, sheet }) => ({ occasion, step, at, byName, sheet: contract.impact.parse(sheet) })),
    };
  });
