import * as contract from "../../../../contract/assessment.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, Refused, refuse } from "../../../platform/refusal.ts";
import { activePeople } from "../../people/index.ts";
import type { Entry } from "../assessment.ts";
import { measureFault } from "../rules.ts";
import { conclude, loadToDecide, tell, wordOf } from "../work.ts";

const dayMs = 86_400_000;

/** Whose work it was, where the proposal left it open: a holder of the duty's role whom the manager leads, and not the manager. */
async function named({ tx, actor, scope }: CommandContext, { personId, role }: Entry, given: string | undefined): Promise<Pick<Entry, "personId" | "personName" | "departmentIds"> | Refused | undefined> {
  if (personId !== null) return given === undefined || given === personId ? undefined : refuse("assessmentPersonUnfit", {}, ["personId"]);
  if (given === undefined) return refuse("assessmentNobodyNamed", { role }, ["personId"]);
  if (given === actor.id) return refuse("assessmentOwn", {}, ["personId"]);
  const person = (await activePeople(tx)).find(({ id }) => id === given);
  const led = scope === "company" || person?.departmentIds.some((department) => actor.departmentIds.includes(department));
  if (!person || !led || !person.roles.some((held) => held === role)) return refuse("assessmentPersonUnfit", {}, ["personId"]);
  return { personId: person.id, personName: person.name, departmentIds: person.departmentIds };
}

/** A named manager takes responsibility for a proposal; from then the person may appeal (00.5). Amount and points are his, the policy only suggests them. */
export const confirmAssessment = handle(contract.confirmAssessment, async ({ assessmentId, personId, reason, expectedRevision, ...set }, context) => {
  const entry = await loadToDecide(context, assessmentId, { verb: "confirm", expectedRevision, heard: ({ proposedBy }) => proposedBy });
  if (isRefused(entry)) return entry;
  const person = await named(context, entry, personId);
  if (isRefused(person)) return person;
  const measure = { amount: set.amount ?? entry.amount, points: set.points ?? entry.points };
  const fault = measureFault(entry.kind, measure);
  if (fault) return new Refused([fault]);
  const appealUntil = new Date(context.now.getTime() + entry.appealDays * dayMs);
  const change: Partial<Entry> = { ...person, ...measure, state: "confirmed", decision: { ...wordOf(context, reason), grounds: null }, appealUntil };
  const done = await conclude(context, entry, { change, what: "assessmentConfirmed", why: reason });
  tell(context, entry, { personId: person?.personId ?? entry.personId!, kind: "assessmentConfirmed" });
  return done;
});
