import { type Contact, type Customer, customerAxis, type CustomerFields, type CustomerFile, type CustomerState, maskPhone } from "../../../contract/customers.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { normalUscc, usccProblem } from "../../../contract/uscc.ts";
import { type Actor, ownersOf, type Scope, scopeOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { isDeepStrictEqual } from "node:util";
import type { Buyer, Today } from "../catalog/index.ts";

/** What `server/routes.ts` hands over: facts of rooms that this one does not import. */
export interface CustomersDeps {
  today: Today;
  /** Whether the policy lets people approve customers that they set up themselves. */
  mayApproveOwn: (context: Pick<Context, "tx" | "now">) => Promise<boolean>;
  /** Which of these do not exist in the company (names of the fields). */
  unknownReferences: (tx: Tx, references: Pick<CustomerFields, "ledgerId" | "departmentId" | "salespersonId">) => Promise<string[]>;
  /** What orders name a contact, or an address at which he receives. */
  contactUse: (tx: Tx, named: { customerId: string; contactId: string; addressIds: readonly string[] }) => Promise<ContactUse>;
}
export interface ContactUse {
  orders: number;
  /** Those that are under way. */
  open: { orderId: string; number: string }[];
}

type Reachable = Pick<Customer, "salespersonId" | "departmentId" | "createdBy">;

/** Whether a permission that reaches so far covers this customer. */
export function mayReach({ actor, scope }: { actor: Actor; scope: Scope }, customer: Reachable): boolean {
  if (scope === "company") return true;
  if (ownersOf(actor).includes(customer.salespersonId ?? customer.createdBy)) return true;
  return scope === "department" && customer.departmentId !== null && actor.departmentIds.includes(customer.departmentId);
}

/** The file as this actor may see it: phones without their middle for whoever need not call. */
export function asSeenBy(actor: Actor, file: CustomerFile): CustomerFile {
  const scope = scopeOf(actor, "customers.seePhones");
  if (scope && mayReach({ actor, scope }, file)) return file;
  const masked = (contact: Contact): Contact => ({ ...contact, phones: contact.phones.map(maskPhone) });
  return { ...file, contacts: file.contacts.map(masked) };
}

/** The fields as they are kept: credit code in its one form, nothing instead of empty. */
export const tidy = <F extends Pick<CustomerFields, "uscc">>(fields: F): F => ({ ...fields, uscc: fields.uscc ? normalUscc(fields.uscc) : null });

export function usccRefusal(uscc: string | null): Refusal | undefined {
  const problem = uscc === null ? undefined : usccProblem(uscc);
  return problem && { code: "usccWrong", facts: { uscc: uscc!, problem }, path: ["uscc"] };
}

export type Verb = keyof typeof customerAxis.steps;
export const axisRefusal = (verb: Verb, { state }: { state: CustomerState }): Refusal | undefined =>
  customerAxis.allows(verb, state) ? undefined : { code: "wrongState", facts: { state } };

/** What a new customer's file must hold before it is approved: somebody to call, and where to deliver. */
export function approvalRefusals(file: CustomerFile): Refusal[] {
  const lacks: Refusal[] = [];
  if (!file.contacts.some(({ active, phones }) => active && phones.length > 0)) lacks.push({ code: "customerLacksContact" });
  if (!file.addresses.some(({ active }) => active)) lacks.push({ code: "customerLacksAddress" });
  return lacks;
}

/** Why somebody may not make these changes, though he may edit the file. */
export function editRefusal({ actor, scope }: { actor: Actor; scope: Scope }, before: Customer, after: CustomerFields): Refusal | undefined {
  const termsChange = !isDeepStrictEqual(before.paymentTerms, after.paymentTerms);
  if (termsChange && before.state === "approved" && !scopeOf(actor, "customers.setCredit")) return { code: "termsAreFinances", path: ["paymentTerms"] };
  if (scope === "own" && after.salespersonId !== before.salespersonId) return { code: "notPermitted", facts: { permission: "customers.enter" }, path: ["salespersonId"] };
  return undefined;
}

/** What prices depend on; an order's own channel goes before the customer's. */
export const buyerOf = (customer: Pick<Customer, "id" | "grade" | "channel" | "priceListId" | "currency">, channel?: string): Buyer => ({
  customerId: customer.id, grade: customer.grade, channel: (channel ?? customer.channel) || null, priceListId: customer.priceListId, currency: customer.currency,
});
