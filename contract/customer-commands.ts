import { z } from "zod";
import { addressFields, contactFields, creditFields, customerFields, firstAddress, partNumber } from "./customers.ts";
import { command, id, query, text, tradingCurrency } from "./toolkit.ts";

const one = z.strictObject({ id });
const changed = z.object({ id, revision: z.number().int() });
const based = z.strictObject({ expectedRevision: z.number().int() });
const withReason = based.extend({ reason: text(300).min(1) });

export const createCustomer = command({
  name: "createCustomer", summary: "Set up a customer's file, to be approved", path: "/customers", permission: "customers.enter",
  body: customerFields.extend({ currency: tradingCurrency.default("CNY"), code: text(40).min(1).optional(), contacts: z.array(contactFields).max(20).default([]), addresses: z.array(firstAddress).max(20).default([]) }),
  answer: changed.extend({ code: z.string() }),
});
export const editCustomer = command({
  name: "editCustomer", summary: "Change a customer's file", method: "PUT", path: "/customers/:id", permission: "customers.enter", params: one, body: customerFields.extend({ ...based.shape, currency: tradingCurrency.default("CNY") }), answer: changed,
});
export const approveCustomer = command({
  name: "approveCustomer", summary: "Approve a new customer", path: "/customers/:id/approve", permission: "customers.approve", params: one, body: based, answer: changed,
});
export const refuseCustomer = command({
  name: "refuseCustomer", summary: "Refuse a new customer with the reason", path: "/customers/:id/refuse", permission: "customers.approve", params: one, body: withReason, answer: changed,
});
export const resubmitCustomer = command({
  name: "resubmitCustomer", summary: "Hand a refused customer in again", path: "/customers/:id/resubmit", permission: "customers.enter", params: one, body: based, answer: changed,
});
export const blockCustomer = command({
  name: "blockCustomer", summary: "Block a customer with the reason", path: "/customers/:id/block", permission: "customers.block", params: one, body: withReason, answer: changed,
});
export const unblockCustomer = command({
  name: "unblockCustomer", summary: "Lift a customer's block", path: "/customers/:id/unblock", permission: "customers.block", params: one, body: based, answer: changed,
});
export const setCredit = command({
  name: "setCredit", summary: "Set credit limit, temporary credit and terms of payment", path: "/customers/:id/credit", permission: "customers.setCredit", params: one,
  body: creditFields.extend(based.shape), answer: changed,
});
export const addContact = command({
  name: "addContact", summary: "Add a contact", path: "/customers/:id/contacts", permission: "customers.enter", params: one, body: contactFields, answer: changed.extend({ contactId: id }),
});
export const editContact = command({
  name: "editContact", summary: "Change a contact; phones left out stay", method: "PUT", path: "/customers/:id/contacts/:contactId", permission: "customers.enter", params: one.extend({ contactId: id }),
  body: contactFields.extend({ phones: contactFields.shape.phones.unwrap().optional(), ...based.shape }), answer: changed,
});
export const unmaskContact = command({
  name: "unmaskContact", summary: "Show one contact's phones, with a reason that stays on record", path: "/customers/:id/contacts/:contactId/unmask", permission: "customers.unmask",
  params: one.extend({ contactId: id }), body: z.strictObject({ reason: text(200).min(2) }), answer: z.object({ phones: z.array(z.string()) }),
});
const erasure = z.object({
  erased: z.boolean(), phones: z.int(), emails: z.int(),
  /** How often his data were changed: every version of them goes. */
  versions: z.int(),
  /** Orders that name him: their papers and records stay. */
  orders: z.int(),
  /** Those of them that are under way, and need him still. */
  needed: z.array(z.object({ orderId: id, number: z.string() })),
});
export const readErasure = query({
  name: "readErasure", summary: "What deleting a contact's personal data would take away, and which open orders need them still", path: "/customers/:id/contacts/:contactId/erasure", permission: "customers.erase",
  params: one.extend({ contactId: id }), answer: erasure,
});
export const eraseContact = command({
  name: "eraseContact", summary: "Delete a contact's name, phones and e-mails in all their versions; papers and records that the law keeps stay", path: "/customers/:id/contacts/:contactId/erase", permission: "customers.erase",
  params: one.extend({ contactId: id }), body: based.extend({ reason: text(300).min(2) }), answer: changed,
});
export const addAddress = command({
  name: "addAddress", summary: "Add a delivery address", path: "/customers/:id/addresses", permission: "customers.enter", params: one, body: addressFields, answer: changed.extend({ addressId: id }),
});
export const editAddress = command({
  name: "editAddress", summary: "Change a delivery address", method: "PUT", path: "/customers/:id/addresses/:addressId", permission: "customers.enter", params: one.extend({ addressId: id }),
  body: addressFields.extend(based.shape), answer: changed,
});
export const addPartNumber = command({
  name: "addPartNumber", summary: "Tell which product a customer's part number means", path: "/customers/:id/part-numbers", permission: "customers.enter", params: one, body: partNumber,
  answer: z.object({ id, partNo: z.string() }),
});
