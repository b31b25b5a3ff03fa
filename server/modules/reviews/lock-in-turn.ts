import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import * as store from "./store.ts";

/** Locks the document that a review is about. */
export type LockSubject = (context: CommandContext, subject: Subject) => Promise<unknown>;

/** Locks a review after its document: whoever withdraws or changes the document locks it first and its review then, and two who come from either side would wait for each other. */
export async function lockInTurn(context: CommandContext, reviewId: string, lockSubject: LockSubject): Promise<store.ReviewFile | undefined> {
  const known = await store.read(context.tx, reviewId);
  if (!known) return undefined;
  await lockSubject(context, known.subject);
  return store.lock(context.tx, reviewId);
}
