import * as contract from "../../../../contract/reviews.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { reviewStepTransferred } from "../events.ts";
import { type ColleaguesOf, mayTake, whyNoTransfer } from "../opinions.ts";
import { mayReachStep } from "../reviews.ts";
import * as store from "../store.ts";
import { put } from "../working-set.ts";

/** The reviewer hands an open step to a colleague, of its roles or whomever the policy allows, who alone decides it then; its time limit goes with it and stays. */
export const transferStep = (colleaguesOf: ColleaguesOf) =>
  handle(contract.transferStep, async ({ reviewId, stepKey, personId, reason }, context) => {
    const { review, steps = [] } = (await store.lock(context.tx, reviewId)) ?? {};
    const step = steps.find(({ key }) => key === stepKey);
    if (!review || !step || !mayReachStep(context, review, step)) return refuse("notFound");
    const barred = whyNoTransfer(review, step, context.actor);
    if (barred) return refuse(barred.code, barred.facts);
    const person = (await colleaguesOf(context)).find(({ id }) => id === personId);
    if (!person || personId === step.assignedTo || !mayTake(person, review, step)) return refuse("stepTakerUnfit", { name: person?.name ?? "—" }, ["personId"]);
    put(context, { review, steps: steps.map((each) => (each.key === stepKey ? { ...each, assignedTo: personId, assignedName: person.name } : each)) });
    record(context, { subject: review.subject, what: "reviewStepTransferred", why: reason, facts: { step: stepKey, personId, from: step.assignedTo } });
    context.emit(reviewStepTransferred({ review, stepKey, byName: context.actor.name, personId, why: reason }));
    return { reviewId };
  });
