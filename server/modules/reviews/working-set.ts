import type { Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import type { Step } from "./reviews.ts";
import * as store from "./store.ts";

// A command works on a review as it holds it and writes it with its last statement; whoever asks within the command is told what is held.

const keyOf = ({ kind, id }: Subject) => `${kind} ${id}`;
const sets = new WeakMap<Tx, Map<string, store.ReviewFile>>();

const saveHeld: Collector<store.ReviewFile> = {
  name: "reviews",
  parts: (files, { tx }) => {
    // The last that was put of each review holds all that went before.
    const all = [...new Map(files.map((file) => [file.review.id, file])).values()];
    return [
      { name: "reviews_held", sql: store.saveReviews(tx, all.map(({ review }) => review)) },
      { name: "review_steps_held", sql: store.saveSteps(tx, all.flatMap(({ review, steps }) => steps.map((step) => ({ ...step, reviewId: review.id })))) },
    ];
  },
};

/** Takes over a review as it is now: a new one, or one that this transaction locked. */
export function put(context: CommandContext, file: store.ReviewFile): void {
  const set = sets.get(context.tx) ?? new Map<string, store.ReviewFile>();
  sets.set(context.tx, set.set(keyOf(file.review.subject), file));
  context.collect(saveHeld, file);
}

/** The review of a document as this transaction holds it; undefined where it changed none. */
export const heldReview = (tx: Tx, subject: Subject): store.ReviewFile | undefined => sets.get(tx)?.get(keyOf(subject));

/** Steps of a document's newest review, as this transaction knows them; none before its first. */
export const latestSteps = async (tx: Tx, subject: Subject): Promise<Step[]> => heldReview(tx, subject)?.steps ?? store.latestSteps(tx, subject);
