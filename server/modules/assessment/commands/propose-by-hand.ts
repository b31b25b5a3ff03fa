import * as contract from "../../../../contract/assessment.ts";
import type { ParsedInputOf, Subject } from "../../../../contract/toolkit.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, Refused, refuse } from "../../../platform/refusal.ts";
import { attachFiles } from "../../files/index.ts";
import { activePeople } from "../../people/index.ts";
import { type Evidence, subjectOf } from "../assessment.ts";
import type { AssessmentDeps } from "../index.ts";
import { propose, suggestedBy } from "../propose.ts";
import { type Member, measureFault } from "../rules.ts";

type Input = ParsedInputOf<typeof contract.proposeAssessment>;

/** The person, within the reach of who proposes. */
async function personOf({ tx, actor, scope }: CommandContext, personId: string): Promise<Member | Refused> {
  if (personId === actor.id) return refuse("assessmentOwn", {}, ["personId"]);
  const person = (await activePeople(tx)).find(({ id }) => id === personId);
  const led = scope === "company" || person?.departmentIds.some((department) => actor.departmentIds.includes(department));
  return person && led ? person : refuse("assessmentPersonUnfit", {}, ["personId"]);
}

/** An order that the proposer may see, or files that he uploaded, or both. */
async function evidenceOf(context: CommandContext, { id, orderId, fileIds, titleOf }: Pick<Input, "orderId" | "fileIds"> & Pick<AssessmentDeps, "titleOf"> & { id: string }): Promise<Evidence | Refused> {
  const subject: Subject | null = orderId ? { kind: "order", id: orderId } : null;
  const title = subject ? await titleOf(context, subject) : "";
  if (title === undefined) return refuse("notFound", {}, ["orderId"]);
  if (!subject && !fileIds.length) return refuse("assessmentEvidenceMissing", {}, ["fileIds"]);
  const kept = fileIds.length ? await attachFiles(context, { fileIds, subject: subjectOf({ id }) }) : [];
  return isRefused(kept) ? kept : { title, subject, dutyName: null, dueAt: null, closedAt: null, journalSeq: null, fileIds };
}

/** A manager proposes a penalty or a reward by hand, under a rule of a policy in force, with his evidence (00.5). */
export const proposeOf = ({ currencyOf, byHandRules, titleOf }: AssessmentDeps) =>
  handle(contract.proposeAssessment, async (input, context) => {
    const person = await personOf(context, input.personId);
    if (isRefused(person)) return person;
    const rule = (await byHandRules(context)).find(({ policyId, term }) => policyId === input.policyId && term.key === input.term);
    if (!rule) return refuse("assessmentTermUnknown", {}, ["term"]);
    const suggested = suggestedBy(rule.term, await currencyOf(context.tx));
    const measure = { amount: input.amount ?? suggested.amount, points: input.points ?? suggested.points };
    const fault = measureFault(rule.term.kind, measure);
    if (fault) return new Refused([fault]);
    const id = context.newId();
    const evidence = await evidenceOf(context, { id, orderId: input.orderId, fileIds: input.fileIds, titleOf });
    if (isRefused(evidence)) return evidence;
    await propose(context, { ...rule, ...measure, id, person, role: null, departmentIds: person.departmentIds, day: input.day, dutyId: null, evidence, reason: input.reason });
    return { assessmentId: id, state: "proposed" as const, revision: 0 };
  });
