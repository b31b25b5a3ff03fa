import type { GoodsTerms } from "../../contract/proposals.ts";
import type { CommandContext } from "../platform/command.ts";
import { isRefused, type Refused, refuse, refuseAll } from "../platform/refusal.ts";
import type { AgreedProposal, ProposalPorts } from "../modules/cases/index.ts";
import * as changes from "../modules/changes/index.ts";
import { companyOf } from "../modules/companies/index.ts";
import * as customers from "../modules/customers/index.ts";
import { notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as cases from "../modules/cases/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import { orderNow } from "./change-facts.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";

const lastDigits = (phone: string): string => phone.replaceAll(/\D/g, "").slice(-4);

/** What a proposal makes of an order as a change, or everything that stands in its way. */
async function weigh(context: CommandContext, { orderId, terms }: { orderId: string; terms: GoodsTerms }, { weigh: weighed }: Pick<changes.ChangePorts, "weigh">) {
  const file = await orders.describe(context.tx, orderId);
  const order = file && orderNow(file);
  if (!order) return refuse("notFound");
  if (order.unchangeable) return refuse(order.unchangeable);
  const open = await changes.lockOpenChangeOf(context.tx, orderId);
  if (open) return refuse("changeOpen", { number: open.number });
  const wrong = refuseAll(orders.wrongForStanding(file, terms));
  if (wrong) return wrong;
  const content = orders.contentUnder(file, terms);
  const weighing = await weighed(context, { orderId, content, newId: () => context.newId() });
  if (isRefused(weighing)) return weighing;
  return refuseAll(weighing.obstacles) ?? { order, file, content, impact: weighing.impact };
}

async function requestAgreed(context: CommandContext, agreed: AgreedProposal, ports: changes.ChangePorts): Promise<changes.Change | Refused> {
  const found = await weigh(context, agreed, ports);
  if (isRefused(found)) return found;
  // What was agreed to is what was shown: another price is another proposal.
  if (found.impact.money.totalAfter !== agreed.totalAfter) return refuse("delayProposalLapsed");
  return changes.requestAgreed(context, found.order, {
    content: found.content, reason: agreed.reason, source: { from: "company", channel: found.file.order.channel, evidence: [...agreed.evidence] }, by: agreed.proposedBy, consent: agreed.consent, ports,
  });
}

/** What proposals in a delay need of orders, changes, customers and policies. */
export const delayProposalPorts = ({ changePorts, customerUrl }: { changePorts: changes.ChangePorts; customerUrl: string }): ProposalPorts => ({
  lockOrder: ({ tx }, orderId) => orders.lockOrderRow(tx, orderId),
  versionsOf: async (tx, orderIds) => new Map((await Promise.all(orderIds.map((id) => orders.readOrderRow(tx, id)))).flatMap((order) => (order ? [[order.id, order.version]] : []))),
  weighProposal: async (context, given) => {
    const found = await weigh(context, given, changePorts);
    if (isRefused(found)) return found;
    const { differences, money: { currency, totalBefore, totalAfter } } = found.impact;
    return { version: found.order.version, differences, currency, totalBefore, totalAfter };
  },
  requestAgreed: async (context, agreed) => {
    const change = await requestAgreed(context, agreed, changePorts);
    if (!isRefused(change)) return { change: { id: change.id, number: change.number }, obstacles: [] };
    return { change: null, obstacles: changePorts.tell({ ...context, language: "zh-CN" }, change.refusals).map(({ title }) => title) };
  },
  identityOf: async (tx, orderId) => {
    const { confirmation } = await pinnedPolicyOf(tx, orderId);
    const order = (await orders.readOrderRow(tx, orderId))!;
    const contacts = (await customers.readOnce(tx, order.customerId))?.contacts ?? [];
    const asked = contacts.filter(({ id, active, receivesConfirmations }) => active && (receivesConfirmations || id === order.contactId));
    return { identity: confirmation.identity, digits: asked.flatMap(({ phones }) => phones.map(lastDigits)), linkValidDays: confirmation.linkValidDays };
  },
  companyNameOf: async (tx) => (await companyOf(tx)).name,
  linkUrl: (token) => `${customerUrl}/p/delay#${token}`,
});

/** A customer who will not have what was proposed is the next thing for who owns the case, and for who proposed it. */
export const refusedProposalsAreTold: Reaction = when(cases.delayProposalRefused, ({ caseId, caseNumber, orderNumber, ownerId, proposedBy, proposalId, note, accepted }, context) => {
  for (const personId of new Set([ownerId ?? proposedBy, proposedBy]))
    notify(context, { personId, kind: accepted ? "delayProposalImpossible" : "delayProposalRefused", facts: { number: orderNumber, case: caseNumber, note }, subject: { kind: "case", id: caseId }, key: `delay proposal ${proposalId} ${personId}` });
  return Promise.resolve();
});
