import * as contract from "../../../contract/reviews.ts";
import { type Context, read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import * as opinions from "./opinions.ts";
import { maySeeReview, type Review, type Step, whyNoEstimate, whyNot } from "./reviews.ts";
import { whyNotReversed } from "./reversing.ts";
import type { ChecksOf, PassBarOf } from "./run.ts";
import * as store from "./store.ts";
import { tasksOf } from "./task-list.ts";

interface Looks {
  checksOf: ChecksOf;
  passBarOf: PassBarOf;
}
type PassBar = Awaited<ReturnType<PassBarOf>>;

function shown(review: Review, { step, steps, bar }: { step: Step; steps: readonly Step[]; bar: PassBar }, context: Context): contract.Review["steps"][number] {
  const barred = whyNot(review, step, context.actor);
  const { key, name, sequence, roles, state, openedAt, decidedAt, decidedByName, statement, answers, asks, statementRule, checks, signature, assignedTo, assignedName } = step;
  return {
    key, name, sequence, roles, state, openedAt, decidedAt, decidedByName, statement, answers, asks, statementRule, checks, signature, mayDecide: !barred, whyNot: barred?.code ?? null, passBar: step.state === "open" && bar ? { code: bar.code, facts: bar.facts ?? {} } : null,
    assignedTo, assignedName, mayTransfer: !opinions.whyNoTransfer(review, step, context.actor),
    askEstimateOf: whyNoEstimate(step, checks) ? null : step.estimateRoles,
    mayReverse: review.state !== "withdrawn" && !whyNotReversed(steps, step, context),
  };
}

/** A review as a page shows it: open steps with their checks as they are at this moment, decided ones as they were decided. */
export async function showReview(context: Context, { review, steps }: store.ReviewFile, { checksOf, passBarOf }: Looks): Promise<contract.Review> {
  const names = [...new Set(steps.filter(({ state }) => state === "open").flatMap(({ checkNames }) => checkNames))];
  const live = names.length ? await checksOf(context, review.subject, names) : [];
  const pages: contract.Review["steps"] = [];
  for (const kept of steps) {
    const step = kept.state === "open" ? { ...kept, checks: live.filter(({ check }) => kept.checkNames.includes(check)) } : kept;
    pages.push(shown(review, { steps, step, bar: step.state === "open" ? await passBarOf(context, { review, checks: step.checks }) : undefined }, context));
  }
  return {
    ...review, steps: pages,
    estimates: await store.estimatesOf(context.tx, review.id), reversals: await store.reversalsOf(context.tx, review.id),
    opinions: (await opinions.ofReview(context.tx, review.id)).map((opinion) => {
      const step = steps.find(({ key }) => key === opinion.stepKey);
      const open = opinions.isOpen(opinion);
      return { ...opinions.opinionOf(opinion), mayAnswer: open && opinions.isAsked(context.actor, opinion), mayDrop: open && step !== undefined && !whyNot(review, step, context.actor) };
    }),
  };
}

export const listTasks = read(contract.listTasks, (filter, { tx, actor, scope }) => tasksOf(tx, { ...filter, actor, scope }));

export const readReview = (looks: Looks) =>
  read(contract.readReview, async ({ reviewId }, context) => {
    const review = await store.read(context.tx, reviewId);
    const steps = review && (await store.stepsOf(context.tx, reviewId));
    return review && steps && maySeeReview(context, review, steps) ? showReview(context, { review, steps }, looks) : refuse("notFound");
  });

export const reviewsOfSubject = (looks: Looks) =>
  read(contract.reviewsOfSubject, async (subject, context) => {
    const pages: contract.Review[] = [];
    for (const review of await store.ofSubject(context.tx, subject)) {
      const steps = await store.stepsOf(context.tx, review.id);
      if (maySeeReview(context, review, steps)) pages.push(await showReview(context, { review, steps }, looks));
    }
    return pages;
  });

export const listEstimates = read(contract.listEstimates, (_, { tx, actor }) => store.openEstimates(tx, actor.roles));
