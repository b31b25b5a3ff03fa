import { opinionDuty } from "../../contract/opinion-duty.ts";
import type { Subject } from "../../contract/toolkit.ts";
import * as duties from "../modules/duties/index.ts";
import { notify } from "../modules/notices/index.ts";
import { opinionAsked, opinionDropped, opinionGiven, reviewStepTransferred } from "../modules/reviews/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";

const pageOf = (review: { id: string }) => ({ kind: "review", id: review.id });

/** Whoever is handed a step or asked for an opinion is told and has the duty; it ends with the answer, or when nobody waits for it any more. */
export const reviewersAreGivenAndAsked = ({ clockOf, remindAgainAfterOf }: { clockOf: duties.ClockOf; remindAgainAfterOf(context: Pick<CommandContext, "tx">, subject: Subject): Promise<number> }): readonly Reaction[] => [
  when(reviewStepTransferred, async ({ review, stepKey, byName, personId, why }, context) => {
    await duties.followStep(context, { subject: review.subject, part: stepKey, personId, why });
    if (personId !== context.actor.id) notify(context, { personId, kind: "stepGiven", facts: { title: review.title, by: byName, why }, subject: pageOf(review), part: stepKey });
  }),
  when(opinionAsked, async ({ review, byName, opinionId, personId, question, hours, roles }, context) => {
    const definition = opinionDuty({ hours, role: roles[0] ?? "generalManager", remindAgainAfter: await remindAgainAfterOf(context, review.subject) });
    const duty = duties.openDuty({ id: context.newId(), definition, subject: review.subject, title: review.title, part: opinionId, facts: { personId }, clock: await clockOf(context.tx), now: context.now });
    if (isRefused(duty)) return duty;
    duties.open(context, duty);
    notify(context, { personId, kind: "opinionAsked", facts: { title: review.title, by: byName, hours, question }, subject: pageOf(review), key: `opinion ${opinionId}` });
    return undefined;
  }),
  when(opinionGiven, async ({ review, byName, opinionId, askedBy, answer }, context) => {
    duties.close(context, { subject: review.subject, event: "opinionGiven", part: opinionId });
    if (askedBy !== context.actor.id) notify(context, { personId: askedBy, kind: "opinionGiven", facts: { title: review.title, by: byName, answer }, subject: pageOf(review), key: `opinion ${opinionId} given` });
  }),
  when(opinionDropped, async ({ review, byName, opinionId, personId, why }, context) => {
    duties.cancelAll(context, { subject: review.subject, reason: "opinionDropped", part: opinionId });
    notify(context, { personId, kind: "opinionDropped", facts: { title: review.title, by: byName, why }, subject: pageOf(review), key: `opinion ${opinionId} dropped` });
  }),
];
