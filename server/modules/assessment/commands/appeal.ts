import * as contract from "../../../../contract/assessment.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { activePeople } from "../../people/index.ts";
import type { AssessmentDeps } from "../index.ts";
import { decidersOf } from "../rules.ts";
import { conclude, load, tell } from "../work.ts";

/** The person objects, in his own words, while the policy's days run; the managers who have not had their say are told (00.5). */
export const appealOf = ({ today }: Pick<AssessmentDeps, "today">) =>
  handle(contract.appealAssessment, async ({ assessmentId, words, expectedRevision }, context) => {
    const entry = await load(context, assessmentId, { verb: "appeal", expectedRevision });
    if (isRefused(entry)) return entry;
    if (entry.personId !== context.actor.id) return refuse("assessmentNotOwn");
    if (entry.appealUntil && context.now > entry.appealUntil) return refuse("assessmentAppealOver", { until: await today({ tx: context.tx, now: entry.appealUntil }) });
    const deciders = decidersOf(entry, await activePeople(context.tx));
    const others = deciders.filter(({ id }) => id !== entry.decision?.by);
    for (const { id } of others.length ? others : deciders) tell(context, entry, { personId: id, kind: "assessmentAppealed" });
    return conclude(context, entry, { change: { state: "appealed", appeal: { at: context.now.toISOString(), words } }, what: "assessmentAppealed", why: words });
  });
