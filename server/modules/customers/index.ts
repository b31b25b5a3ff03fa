import type { Handler } from "../../platform/command.ts";
import { addAddress } from "./commands/add-address.ts";
import { addContact } from "./commands/add-contact.ts";
import { addPartNumber } from "./commands/add-part-number.ts";
import { approveCustomer } from "./commands/approve-customer.ts";
import { blockCustomer } from "./commands/block-customer.ts";
import { createCustomer } from "./commands/create-customer.ts";
import { eraseContact, readErasure } from "./commands/erase-contact.ts";
import { editAddress } from "./commands/edit-address.ts";
import { editContact } from "./commands/edit-contact.ts";
import { editCustomer } from "./commands/edit-customer.ts";
import { refuseCustomer } from "./commands/refuse-customer.ts";
import { resubmitCustomer } from "./commands/resubmit-customer.ts";
import { setCredit } from "./commands/set-credit.ts";
import { unblockCustomer } from "./commands/unblock-customer.ts";
import { unmaskContact } from "./commands/unmask-contact.ts";
import type { CustomersDeps } from "./customers.ts";
import { oncePerTx } from "../../platform/once-per-tx.ts";
import { peopleSeen, readsOf } from "./reads.ts";
import type { Tx } from "../../platform/db.ts";
import { holdPeople, type Named, read, readFiles, readHolding } from "./store.ts";

export type { ArchiveDifference as Difference } from "../../../contract/customers.ts";
export { compareWithArchive, type GivenParty } from "./compare.ts";
export { buyerOf, type CustomersDeps, mayReach } from "./customers.ts";
export { customerApproved, customerCreated, type CustomerFacts, customerRefused } from "./events.ts";
export { approveManyOf, type NewCredit, setCredits } from "./many.ts";
export { namedIn } from "./named.ts";
export { peopleSeen };
export { findByNames, lock, read, readMany } from "./store.ts";
/** A customer's file, read once a transaction; for commands that do not change it. */
export const readOnce = oncePerTx(read);
/** Reads a customer's file, and keeps those from being erased whom something is to go to, until the transaction ends. Tells whether the contact is there; undefined without a customer. */
export async function hold(tx: Tx, named: Named): Promise<{ isThere: boolean } | undefined> {
  const found = await readHolding(tx, named);
  if (!found) return undefined;
  const { held, ...file } = found;
  readOnce.knows(tx, file.id, file);
  return { isThere: !named.contactId || held.includes(named.contactId.toLowerCase()) };
}
/** Reads the files of many customers ahead, for a command that goes through them one by one, and keeps their people from being erased until the transaction ends. */
export async function holdAhead(tx: Tx, ids: readonly string[]): Promise<void> {
  const customerIds = [...new Set(ids)];
  // Read after that, the files know of an erasure for which this had to wait.
  await holdPeople(tx, customerIds);
  for (const file of await readFiles(tx, customerIds)) readOnce.knows(tx, file.id, file);
}

/** All routes of the customers' room; the facts of rooms that it does not import are handed over. */
export const customersRoutesOf = (deps: CustomersDeps): Handler[] => [
  ...readsOf(deps.today), createCustomer(deps), editCustomer(deps), approveCustomer(deps), refuseCustomer, resubmitCustomer, blockCustomer, unblockCustomer,
  setCredit(deps), addContact, editContact, addAddress, editAddress, addPartNumber, unmaskContact, readErasure(deps), eraseContact(deps),
];
