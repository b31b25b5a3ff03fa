import { editContact as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { updateContact } from "../archive-store.ts";
import { keep, locked } from "../changing.ts";
import { read } from "../store.ts";

export const editContact = handle(contract, async ({ id, contactId, expectedRevision, ...given }, context) => {
  const before = await locked(context, id, expectedRevision);
  if (isRefused(before)) return before;
  const now = (await read(context.tx, id))?.contacts.find((contact) => contact.id === contactId);
  if (!now) return refuse("notFound");
  if (now.erased) return refuse("contactErased");
  // Whoever sees masked phones edits the rest without them.
  const contact = { ...given, phones: given.phones ?? now.phones };
  await updateContact(context.tx, contactId, contact);
  const { jobTitle, signatory, receivesConfirmations, active } = contact;
  return keep(context, before, { what: "contactEdited", facts: { contactId, jobTitle, signatory, receivesConfirmations, active } });
});
