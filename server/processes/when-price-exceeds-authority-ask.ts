import { rolesGranting } from "../../contract/price-authority.ts";
import { priceExceptionDuty } from "../../contract/price-exception-duty.ts";
import * as duties from "../modules/duties/index.ts";
import * as exceptions from "../modules/exceptions/index.ts";
import { notify } from "../modules/notices/index.ts";
import * as reviews from "../modules/reviews/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import { askedOf, askersOf, contentOf, priceCheck, releasersOf } from "./price-exceptions.ts";
import type { ReadersOf } from "./readers.ts";

interface Deps {
  readersOf: ReadersOf;
  clockOf: duties.ClockOf;
}

/** A step that looks at prices may be decided now: whoever may release what lies beyond the seller's authority is told, and the least of their roles has the duty. */
async function ask(context: CommandContext, { review, part, again = false }: { review: reviews.ReviewFile["review"]; part: string; again?: boolean }, { readersOf, clockOf }: Deps): Promise<Refused | undefined> {
  const { subject } = review;
  const asked = await askedOf(context, subject);
  const exception = asked ? exceptions.exceptionOf(asked) : [];
  if (!asked || !exception.length) return undefined;
  const ruling = again ? undefined : await exceptions.rulingOf(context.tx, subject, review.subjectHash);
  if (ruling && exceptions.isReleased(ruling, exception)) return undefined;
  const facts = { title: review.title, percent: exceptions.deepest(exception), lines: exception.map(({ line }) => line.lineNo).join(", "), by: context.actor.name };
  for (const { id } of releasersOf(asked, await readersOf(context), await askersOf(context.tx, review))) notify(context, { personId: id, kind: "priceAsked", facts, subject: { kind: "review", id: review.id }, part });
  const [least] = rolesGranting(exception, asked.authorities);
  // Who looks after changes has no list of duties of theirs; the notice leads him.
  if (!least || subject.kind !== "order") return undefined;
  const duty = duties.openDuty({ id: context.newId(), definition: priceExceptionDuty(least.role), subject, title: review.title, part, facts: {}, clock: await clockOf(context.tx), now: context.now });
  if (isRefused(duty)) return duty;
  duties.open(context, duty);
  return undefined;
}

/** Prices beyond their seller's authority are put before those who may release them; the seller is told what they said. */
export const pricesAreAskedFor = (deps: Deps): readonly Reaction[] => [
  when(reviews.reviewStepOpened, async ({ subject, part }, context) => {
    const file = reviews.heldReview(context.tx, subject);
    const step = file?.steps.find(({ key }) => key === part);
    return file && step?.checkNames.includes(priceCheck) ? ask(context, { review: file.review, part: step.key }, deps) : undefined;
  }),
  when(exceptions.priceRulingReversed, async ({ reviewId, part }, context) => {
    const file = await reviews.reviewFileOf(context, reviewId);
    return file && ask(context, { review: file.review, part, again: true }, deps);
  }),
  when(exceptions.priceRuled, async ({ subject, reviewId, outcome, words, byName }, context) => {
    const order = (await contentOf(context.tx, subject))?.order;
    const seller = order?.salespersonId ?? order?.createdBy;
    if (!order || !seller || seller === context.actor.id) return;
    notify(context, { personId: seller, kind: outcome === "released" ? "priceReleased" : "priceRefused", facts: { number: order.number, by: byName, words }, subject: { kind: "review", id: reviewId } });
  }),
];
