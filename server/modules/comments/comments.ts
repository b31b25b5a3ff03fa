import type { Subject } from "../../../contract/toolkit.ts";
import type { Context } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";

/** Somebody of the company who may see a document. */
export interface Seer {
  id: string;
  name: string;
  roles: readonly string[];
}

/** What other rooms know: who may see a document. */
export interface CommentDeps {
  maySee(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  /** Active colleagues who may see it, by name. */
  seersOf(context: Pick<Context, "tx" | "now">, subject: Subject): Promise<readonly Seer[]>;
  namesOf(tx: Context["tx"], ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Documents that are talked about. */
const kinds: readonly string[] = ["order", "case", "change"];
export const isTalkedAbout = ({ kind }: Subject): boolean => kinds.includes(kind);

/** Documents of which copies are given: those that are reviewed. */
export const isCopied = ({ kind }: Subject): boolean => kind === "order" || kind === "change";

export interface Comment {
  id: string;
  subjectKind: string;
  subjectId: string;
  at: Date;
  by: string;
  byName: string;
  text: string;
  mentioned: { id: string; name: string }[];
  takenBackAt: Date | null;
}

/** Why this person does not take this comment back; undefined when he may. */
export function whyNotTakenBack(comment: Comment, actorId: string): Refused | undefined {
  if (comment.by !== actorId) return refuse("commentNotYours", { by: comment.byName });
  return comment.takenBackAt ? refuse("commentTakenBack") : undefined;
}
