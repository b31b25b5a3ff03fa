import type { copyOccasions } from "../../../contract/copies.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import { event } from "../../platform/events.ts";

/** What colleagues shall have a copy of. `people` were named by whoever speaks, `roles` by the policy. */
export interface Copied {
  about: Subject;
  review: { id: string; stepKey: string } | null;
  occasion: (typeof copyOccasions)[number];
  words: string;
  people: readonly string[];
  roles: readonly string[];
}

/** Somebody's words about a document are to be copied; refused (`copiedCannotSee`) where a person named may not see it. */
export const copiesWanted = event<Copied>("copiesWanted");

/** Asks for copies, where anybody is to get one. */
export function askForCopies(context: Pick<CommandContext, "emit">, copied: Copied): void {
  if (copied.people.length || copied.roles.length) context.emit(copiesWanted(copied));
}
