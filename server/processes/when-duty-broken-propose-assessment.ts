import type { AssessmentTerm } from "../../contract/policies.ts";
import * as assessment from "../modules/assessment/index.ts";
import * as changes from "../modules/changes/index.ts";
import * as customers from "../modules/customers/index.ts";
import { type Duty, dutyBroken } from "../modules/duties/index.ts";
import { entryAt } from "../modules/journal/index.ts";
import * as orders from "../modules/orders/index.ts";
import { activePeople, type PersonRow } from "../modules/people/index.ts";
import { applies, pinned, policyInForce, type PolicyPin, termsOfBroken } from "../modules/policies/index.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import { type Reaction, when } from "../platform/events.ts";
import { conditionFactsOf } from "./order-facts.ts";
import { oncePerCommand } from "./readers.ts";
import { currencyOf, today } from "./register-facts.ts";

/** The version that an order is handled by: the one that it pinned, or would pin if it were submitted. */
async function pinOf(tx: Tx, { policyId, policyVersion, kind, channel, createdAt }: orders.Order): Promise<PolicyPin | undefined> {
  if (policyId && policyVersion !== null) return { policyId, version: policyVersion };
  return policyInForce(tx, { kind, channel, date: await today({ tx, now: createdAt }) });
}

/** Whether conditions hold for an order. Its facts are gathered only for a policy that asks. */
async function holdsFor(tx: Tx, orderId: string, terms: readonly AssessmentTerm[]): Promise<(condition: string) => boolean> {
  if (terms.every(({ when: condition }) => condition === undefined)) return () => true;
  const content = await orders.describe(tx, orderId);
  const customer = content && (await customers.readOnce(tx, content.order.customerId));
  if (!customer) return () => false;
  const facts = conditionFactsOf(content, customer, { completedBefore: true, overdue: "0" });
  return (condition) => applies(condition, facts);
}

/** The order that a duty is about, itself or through a change of it. */
async function orderBehind(tx: Tx, { subject: { kind, id } }: Duty): Promise<orders.Order | undefined> {
  const orderId = kind === "change" ? (await changes.readChangeRow(tx, id))?.orderId : kind === "order" ? id : undefined;
  return orderId === undefined ? undefined : orders.readOrderRow(tx, orderId);
}

/** The rules under which a broken duty is to be proposed, with the version of the policy that says so. */
async function rulesFor(tx: Tx, duty: Duty): Promise<assessment.Rule[]> {
  const order = await orderBehind(tx, duty);
  const pin = order && (await pinOf(tx, order));
  if (!pin) return [];
  const pack = await pinned(tx, pin.policyId, pin.version);
  const terms = termsOfBroken(pack, duty.definition.id, await holdsFor(tx, order.id, pack.assessment));
  return terms.map((term) => ({ policyId: pin.policyId, policyVersion: pin.version, term }));
}

async function proposalOf({ tx, newId }: CommandContext, { duty, rule, people }: { duty: Duty; rule: assessment.Rule; people: readonly PersonRow[] }): Promise<assessment.Proposal> {
  const { person, departmentIds } = assessment.owedBy(duty, people);
  const { definition, subject, title, dueAt, closedAt } = duty;
  const journalSeq = closedAt && (await entryAt(tx, subject, closedAt));
  return {
    ...rule, ...assessment.suggestedBy(rule.term, await currencyOf(tx)), id: newId(), person, role: duty.ownerRole, departmentIds, day: duty.day ?? (await today({ tx, now: dueAt! })), dutyId: duty.id, reason: "",
    evidence: { title, subject, dutyName: definition.name, dueAt: dueAt!.toISOString(), closedAt: closedAt?.toISOString() ?? null, journalSeq: journalSeq ?? null, fileIds: [] },
  };
}

const peopleOf = oncePerCommand(({ tx }) => activePeople(tx));

/** A broken limit becomes a proposal under each rule of the order's policy that names it, once, with what proves it; a person decides the rest (00.5, 24.8). */
export const brokenDutiesAreAssessed: Reaction = when(dutyBroken, async ({ duty }, context) => {
  for (const rule of await rulesFor(context.tx, duty)) await assessment.propose(context, await proposalOf(context, { duty, rule, people: await peopleOf(context) }));
});
