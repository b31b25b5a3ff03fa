import type { Subject } from "../../../../contract/toolkit.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { dropAll } from "../opinions.ts";
import { type Review, type StepPlan, waiting } from "../reviews.ts";
import { type ChecksOf, goOn } from "../run.ts";
import * as store from "../store.ts";
import { put } from "../working-set.ts";

export interface OpenReview {
  subject: Subject & { version: number };
  hash: string;
  title: string;
  /** What a card shows of the document. */
  summary: Record<string, unknown>;
  enteredBy: string;
  ownerId: string | null;
  departmentId: string | null;
  steps: readonly StepPlan[];
}

/** Opens the review of one version of a document; called by a process. The first steps open at once. */
export const openReview = (checksOf: ChecksOf) => async (context: CommandContext, given: OpenReview): Promise<string> => {
  const { kind, id, version } = given.subject;
  const review: Review = {
    id: context.newId(), subject: { kind, id }, subjectVersion: version, subjectHash: given.hash, title: given.title, summary: given.summary, enteredBy: given.enteredBy, ownerId: given.ownerId, departmentId: given.departmentId,
    openedBy: context.actor.id, openedByName: context.actor.name, openedAt: context.now, state: "open", closedAt: null,
  };
  const steps = given.steps.map(waiting);
  await goOn(context, review, { before: steps, steps, checksOf });
  return review.id;
};

/** Ends the running review of a document that was taken back; nobody has to decide it any more. */
export async function withdrawReview(context: CommandContext, subject: Subject): Promise<void> {
  const found = await store.lockOpenOf(context.tx, subject);
  if (!found) return;
  const steps = found.steps.map((step): typeof step => (step.state === "open" || step.state === "waiting" ? { ...step, state: "dropped" } : step));
  await dropAll(context, found.review);
  put(context, { review: { ...found.review, state: "withdrawn", closedAt: context.now }, steps });
}
