import * as contract from "../../../contract/copies.ts";
import { type CommandContext, type Handler, handle, read } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import type { Copied } from "./events.ts";
import * as store from "./store.ts";

/** What colleagues got copies of, each their own. */
export const routes: readonly Handler[] = [
  read(contract.listCopies, (asked, { tx, actor }) => store.copiesOf(tx, actor.id, asked)),
  read(contract.countCopies, async (_, { tx, actor }) => ({ unread: await store.unreadOf(tx, actor.id) })),
  handle(contract.readCopies, async ({ ids }, { tx, actor, now }) => {
    await store.markRead(tx, { personId: actor.id, ids, now });
    return { unread: await store.unreadOf(tx, actor.id) };
  }),
];

/** Gives each a copy and writes down who got one; whether they may see the document, the caller knows. */
export function give(context: CommandContext, { about, review, occasion, words, people }: Copied, { title, receivers }: { title: string; receivers: readonly string[] }): void {
  const { id: by, name: byName } = context.actor;
  for (const personId of receivers)
    context.collect(store.book, {
      id: context.newId(), personId, subjectKind: about.kind, subjectId: about.id, title, reviewId: review?.id ?? null, stepKey: review?.stepKey ?? null, occasion, words,
      byPolicy: !people.includes(personId), at: context.now, by, byName,
    });
  record(context, { subject: about, what: "copied", facts: { people: [...receivers] } });
}

export { askForCopies, type Copied, copiesWanted } from "./events.ts";
export { copyLines, copyTexts } from "./texts.ts";
export { takeUntold, type Untold } from "./store.ts";
