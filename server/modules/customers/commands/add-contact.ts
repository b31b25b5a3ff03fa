import { addContact as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { insertPeopleAndPlaces } from "../archive-store.ts";
import { keep, locked } from "../changing.ts";

export const addContact = handle(contract, async ({ id, ...contact }, context) => {
  const before = await locked(context, id);
  if (isRefused(before)) return before;
  const contactId = context.newId();
  await insertPeopleAndPlaces(context.tx, [{ customerId: id, contacts: [{ ...contact, id: contactId }] }]);
  // The journal knows people by key alone, so that their data can be deleted without breaking its chain.
  const { signatory, receivesConfirmations } = contact;
  return { ...(await keep(context, before, { what: "contactAdded", facts: { contactId, signatory, receivesConfirmations } })), contactId };
});
