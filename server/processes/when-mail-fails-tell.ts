import { type MailKind, mailFailed, notify } from "../modules/notices/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import { speakersOn } from "./contact-owner.ts";
import type { Reader, ReadersOf } from "./readers.ts";

const shipmentLetters: readonly string[] = ["shipmentSent", "shipmentSentWithoutPage"] satisfies MailKind[];

/** A mail that was given up is told to sales' head and the administrators, for a customer waits for it; word of a shipment also to whoever owes it to the customer (C-04). */
export const whenMailFailsTell = (readersOf: ReadersOf): Reaction =>
  when(mailFailed, async ({ mailId, kind, title, recipientName, error, about }, context) => {
    const owes = about?.kind === "order" && shipmentLetters.includes(kind) ? await speakersOn(context.tx, about.id, "shipped") : () => false;
    const isConcerned = (reader: Reader) => owes(reader) || reader.roles.includes("salesDirector") || reader.roles.includes("admin");
    const concerned = (await readersOf(context)).filter(isConcerned);
    for (const { id } of concerned)
      notify(context, { personId: id, kind: "mailFailed", facts: { mailTitle: title, recipientName, error }, subject: about ?? undefined, key: `mail ${mailId}` });
  });
