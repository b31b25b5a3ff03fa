import { eraseContact as contract, readErasure as readContract } from "../../../../contract/customer-commands.ts";
import type { CustomerFile } from "../../../../contract/customers.ts";
import { type Context, handle, read } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { auditAct } from "../../people/index.ts";
import { eraseContact as erase, lockPerson, personalVersions } from "../archive-store.ts";
import { keep, locked } from "../changing.ts";
import { type ContactUse, type CustomersDeps, mayReach } from "../customers.ts";
import * as store from "../store.ts";

interface Found {
  contact: CustomerFile["contacts"][number];
  use: ContactUse;
}

/** The contact and what orders need him for: as the one who is talked to, or who receives at an address. Refused: notFound. */
async function find({ tx }: Context, file: CustomerFile | undefined, { contactId, contactUse }: { contactId: string; contactUse: CustomersDeps["contactUse"] }): Promise<Found | Refused> {
  const contact = file?.contacts.find(({ id }) => id === contactId);
  if (!file || !contact) return refuse("notFound");
  const addressIds = file.addresses.filter(({ receiverId }) => receiverId === contactId).map(({ id }) => id);
  return { contact, use: await contactUse(tx, { customerId: file.id, contactId, addressIds }) };
}

/** What an erasure would take away, and what forbids or outlives it. Refused: notFound. */
export const readErasure = ({ contactUse }: CustomersDeps) =>
  read(readContract, async ({ id, contactId }, context) => {
    const file = await store.read(context.tx, id);
    const found = await find(context, file && mayReach(context, file) ? file : undefined, { contactId, contactUse });
    if (isRefused(found)) return found;
    const { contact, use } = found;
    return { erased: contact.erased, phones: contact.phones.length, emails: contact.emails.length, versions: await personalVersions(context.tx, contactId), orders: use.orders, needed: use.open };
  });

/**
 * Deletes name, phones and e-mails of a customer's person, in every version that there was (Personal Information Protection Law, art. 47). Papers, confirmations, delivery records and letters keep what they
 * say, for as long as the law has them kept; the journal holds nothing of it. Refused: notFound, stale, contactErased, contactNeeded.
 */
export const eraseContact = ({ contactUse }: CustomersDeps) =>
  handle(contract, async ({ id, contactId, expectedRevision, reason }, context) => {
    const before = await locked(context, id, expectedRevision);
    if (isRefused(before)) return before;
    // An order that is being entered holds whom it names: it is there when the orders are looked through, or finds him erased.
    await lockPerson(context.tx, contactId);
    const found = await find(context, await store.read(context.tx, id), { contactId, contactUse });
    if (isRefused(found)) return found;
    const { contact, use } = found;
    if (contact.erased) return refuse("contactErased");
    if (use.open.length) return refuse("contactNeeded", { orders: use.open.map(({ number }) => number).join(", ") });
    await erase(context.tx, { customerId: id, contactId, at: context.now });
    await auditAct(context, "contactErased", { facts: { customerId: id, contactId, reason } });
    return keep(context, before, { what: "contactErased", facts: { contactId }, why: reason });
  });
