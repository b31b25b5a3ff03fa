import type { Subject } from "../../contract/toolkit.ts";
import * as changes from "../modules/changes/index.ts";
import { copiesWanted, copyTexts, give } from "../modules/copies/index.ts";
import { notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import { personNames } from "../modules/people/index.ts";
import type { Tx } from "../platform/db.ts";
import { type Reaction, when } from "../platform/events.ts";
import { refuse } from "../platform/refusal.ts";
import type { ReadersOf } from "./readers.ts";
import { seersOf } from "./who-sees.ts";

/** Number and customer of an order or a change. */
async function titleOf(tx: Tx, { kind, id }: Subject): Promise<string> {
  const found = kind === "change" ? await changes.readChangeRow(tx, id) : await orders.readOrderRow(tx, id);
  return found ? `${found.number} ${found.customerName}` : "";
}

/**
 * Whoever was named, or has a role that the policy names, finds a copy, and a notice of it. A copy opens nothing: a person named who may not see the document is refused by name
 * (`copiedCannotSee`), and of the policy's roles only those who may see it get one. Who speaks gets none of his own words.
 */
export const copiesAreGiven = (readersOf: ReadersOf): Reaction => when(copiesWanted, async (copied, context) => {
  const { about, occasion, words, review, people, roles } = copied;
  const seers = await seersOf(readersOf)(context, about);
  const blind = people.filter((id) => !seers.some((seer) => seer.id === id));
  if (blind.length) {
    const names = await personNames(context.tx, blind);
    return refuse("copiedCannotSee", { names: blind.map((id) => names.get(id) ?? "—").join(", ") }, ["copyTo"]);
  }
  const receivers = seers.filter((seer) => seer.id !== context.actor.id && (people.includes(seer.id) || roles.some((role) => seer.roles.includes(role)))).map(({ id }) => id);
  if (!receivers.length) return undefined;
  const title = await titleOf(context.tx, about);
  give(context, copied, { title, receivers });
  for (const personId of receivers) notify(context, { personId, kind: "copied", facts: { by: context.actor.name, title, did: copyTexts[occasion], words }, subject: review ? { kind: "review", id: review.id } : about, part: review?.stepKey ?? null });
  return undefined;
});
