import { mailFailed, notify } from "../modules/notices/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { ReadersOf } from "./readers.ts";

/** A mail that was given up is told to sales' head and the administrators: a customer waits for it. */
export const whenMailFailsTell = (readersOf: ReadersOf): Reaction =>
  when(mailFailed, async ({ mailId, title, recipientName, error, about }, context) => {
    const concerned = (await readersOf(context)).filter(({ roles }) => roles.includes("salesDirector") || roles.includes("admin"));
    for (const { id } of concerned)
      notify(context, { personId: id, kind: "mailFailed", facts: { mailTitle: title, recipientName, error }, subject: about ?? undefined, key: `mail ${mailId}` });
  });
