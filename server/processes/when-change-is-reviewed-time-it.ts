import * as changes from "../modules/changes/index.ts";
import * as duties from "../modules/duties/index.ts";
import * as reviews from "../modules/reviews/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";

/** Nobody owes a decision about a change that has ended; the policy says by which ending its limit counts as closed. */
const ends = (name: string) => ({ part: id }: { part: string }, context: CommandContext): Promise<void> => {
  duties.close(context, { subject: { kind: "change", id }, event: name });
  return Promise.resolve();
};

/** The steps of a change's review have their own words in a policy, for their time is another than that of the order's review (25.3). */
export const changeStepsAreTimed: readonly Reaction[] = [
  when(reviews.reviewStepOpened, ({ subject, part = "", roles }, context) => Promise.resolve(subject.kind === "change" ? context.emit(changes.changeStepOpened({ subject, part, roles })) : undefined)),
  when(reviews.reviewStepDecided, ({ subject, part = "" }, context) => Promise.resolve(subject.kind === "change" ? context.emit(changes.changeStepDecided({ subject, part })) : undefined)),
  when(reviews.reviewStepReversed, ({ subject, part = "" }, context) =>
    Promise.resolve(subject.kind === "change" ? context.emit(changes.changeStepReversed({ subject, part, undoes: "changeStepDecided" })) : undefined)),
  when(changes.changeRefused, ends("changeRefused")), when(changes.changeWithdrawn, ends("changeWithdrawn")), when(changes.changeApplied, ends("changeApplied")),
];
