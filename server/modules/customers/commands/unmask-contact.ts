import { unmaskContact as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../../people/index.ts";
import { mayReach } from "../customers.ts";
import { read } from "../store.ts";

/** Shows one contact's phones to somebody who usually need not call, for a reason that stays on record. Refused: notFound. */
export const unmaskContact = handle(contract, async ({ id, contactId, reason }, context) => {
  const file = await read(context.tx, id);
  const contact = file && mayReach(context, file) ? file.contacts.find((one) => one.id === contactId) : undefined;
  if (!contact) return refuse("notFound");
  const facts = { contactId, reason };
  record(context, { subject: { kind: "customer", id }, what: "phoneUnmasked", facts });
  await auditAct(context, "unmasked", { facts: { customerId: id, ...facts } });
  return { phones: contact.phones };
});
