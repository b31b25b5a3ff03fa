import * as contract from "../../../../contract/reviews.ts";
import { type CommandContext, handle, read } from "../../../platform/command.ts";
import { ownersOf } from "../../../platform/actor.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { initialsOf, spelledOf } from "../../../platform/search-words.ts";
import { record } from "../../journal/index.ts";
import { opinionAsked, opinionDropped, opinionGiven } from "../events.ts";
import * as opinions from "../opinions.ts";
import { mayReachStep, type Review, type Step, whyNot } from "../reviews.ts";
import * as store from "../store.ts";

interface Asked {
  opinion: opinions.Opinion;
  review: Review;
  step: Step;
}

/** An open question and its step, locked with the review. Refuses one that is over. */
async function lockAsked(context: CommandContext, opinionId: string): Promise<Asked | Refused> {
  const found = await opinions.read(context.tx, opinionId);
  const file = found && (await store.lock(context.tx, found.reviewId));
  // Read anew under the lock: of two who answer at once the second is told.
  const opinion = file && (await opinions.read(context.tx, opinionId));
  const step = file?.steps.find(({ key }) => key === opinion?.stepKey);
  if (!file || !opinion || !step || !mayReachStep(context, file.review, step)) return refuse("notFound");
  return opinions.isOpen(opinion) ? { opinion, review: file.review, step } : refuse("opinionEnded");
}

const nobodyYet = { answeredAt: null, answeredBy: null, answeredByName: null, stance: null, answer: null, droppedAt: null, droppedByName: null, droppedWhy: null };

/** The reviewer asks a colleague who may see the document; the step cannot pass before he has answered or was taken off. */
export const askOpinion = (colleaguesOf: opinions.ColleaguesOf) =>
  handle(contract.askOpinion, async ({ reviewId, stepKey, personId, question, hours }, context) => {
    const { review, steps = [] } = (await store.lock(context.tx, reviewId)) ?? {};
    const step = steps.find(({ key }) => key === stepKey);
    if (!review || !step || !mayReachStep(context, review, step)) return refuse("notFound");
    const { actor, tx, now } = context;
    const barred = whyNot(review, step, actor);
    if (barred) return refuse(barred.code, barred.facts);
    const colleagues = await colleaguesOf(context);
    const person = opinions.seersOf(colleagues, review).find(({ id }) => id === personId && id !== actor.id);
    if (!person) return refuse("opinionPersonUnfit", { name: colleagues.find(({ id }) => id === personId)?.name ?? "—" }, ["personId"]);
    const twice = (await opinions.ofReview(tx, reviewId)).some((other) => opinions.isOpen(other) && other.stepKey === stepKey && other.personId === personId);
    if (twice) return refuse("opinionAskedAlready", { name: person.name });
    const opinionId = context.newId();
    await opinions.insert(tx, {
      ...nobodyYet, id: opinionId, reviewId, stepKey, question, askedAt: now, askedBy: actor.id, askedByName: actor.name, personId, personName: person.name, hours: String(hours),
    });
    record(context, { subject: review.subject, what: "opinionAsked", why: question, facts: { step: stepKey, personId, hours } });
    context.emit(opinionAsked({ review, stepKey, byName: actor.name, opinionId, personId, question, hours, roles: step.roles }));
    return { opinionId };
  });

/** Whoever was asked, or stands in for him, says what he thinks; it is on record beside the step and decides nothing by itself. */
export const answerOpinion = handle(contract.answerOpinion, async ({ opinionId, stance, answer }, context) => {
  const asked = await lockAsked(context, opinionId);
  if (isRefused(asked)) return asked;
  const { opinion, review } = asked;
  const { actor, now } = context;
  if (!opinions.isAsked(actor, opinion)) return refuse("opinionNotYours", { name: opinion.personName });
  await opinions.update(context.tx, opinionId, { answeredAt: now, answeredBy: actor.id, answeredByName: actor.name, stance, answer });
  record(context, { subject: review.subject, what: "opinionGiven", why: answer, facts: { step: opinion.stepKey, stance } });
  context.emit(opinionGiven({ review, stepKey: opinion.stepKey, byName: actor.name, opinionId, askedBy: opinion.askedBy, stance, answer }));
  return { opinionId };
});

/** The reviewer does without an opinion that he or another reviewer of the step asked for, and says why. */
export const dropOpinion = handle(contract.dropOpinion, async ({ opinionId, reason }, context) => {
  const asked = await lockAsked(context, opinionId);
  if (isRefused(asked)) return asked;
  const { opinion, review, step } = asked;
  const { actor, now } = context;
  const barred = whyNot(review, step, actor);
  if (barred) return refuse(barred.code, barred.facts);
  await opinions.update(context.tx, opinionId, { droppedAt: now, droppedByName: actor.name, droppedWhy: reason });
  record(context, { subject: review.subject, what: "opinionDropped", why: reason, facts: { step: opinion.stepKey, personId: opinion.personId } });
  context.emit(opinionDropped({ review, stepKey: opinion.stepKey, byName: actor.name, opinionId, personId: opinion.personId, why: reason }));
  return { opinionId };
});

export const listOpinions = read(contract.listOpinions, async (_, { tx, actor }) =>
  (await opinions.openOf(tx, ownersOf(actor))).map((opinion) => ({ ...opinions.opinionOf(opinion), reviewId: opinion.reviewId, subject: opinion.subject, title: opinion.title })));

/** Whom a reviewer may ask about a step, and to whom he may hand it. */
export const colleaguesOfStep = (colleaguesOf: opinions.ColleaguesOf) =>
  read(contract.colleaguesOfStep, async ({ reviewId, stepKey }, context) => {
    const review = await store.read(context.tx, reviewId);
    const step = review && (await store.stepsOf(context.tx, reviewId)).find(({ key }) => key === stepKey);
    if (!review || !step || !mayReachStep(context, review, step)) return refuse("notFound");
    const others = (await colleaguesOf(context)).filter(({ id }) => id !== context.actor.id);
    const seers = new Set(opinions.seersOf(others, review));
    return others.map((colleague) => ({
      id: colleague.id, name: colleague.name, words: `${spelledOf(colleague.name)} ${initialsOf(colleague.name)}`, mayAdvise: seers.has(colleague),
      mayDecide: colleague.id !== step.assignedTo && opinions.mayTake(colleague, review, step),
    })).filter(({ mayAdvise, mayDecide }) => mayAdvise || mayDecide);
  });
