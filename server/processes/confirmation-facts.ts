import * as changes from "../modules/changes/index.ts";
import type { ConfirmationPorts } from "../modules/confirmations/index.ts";
import * as customers from "../modules/customers/index.ts";
import { mail } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";

const nowOf = (order: orders.Order | undefined) => order && { version: order.version, hash: order.versionHash };

/** The order as a confirmation needs it, locked: orders are locked before their confirmations. */
export const lockOrder: ConfirmationPorts["lockOrder"] = async (context, orderId) => nowOf(await orders.lockOrderRow(context.tx, orderId));
export const orderNow: ConfirmationPorts["orderNow"] = async (tx, orderId) => nowOf(await orders.readOrderRow(tx, orderId));

/** The version that a change puts before the customer, while it waits for him. */
export const proposalNow: ConfirmationPorts["proposalNow"] = async (tx, changeId) => {
  const change = await changes.readChangeRow(tx, changeId);
  return change?.state === "awaitingCustomer" ? { version: change.baseVersion + 1, hash: change.proposedHash } : undefined;
};

/** A contact of the customer with its real phones, for the check of identity. */
export const contactOf: ConfirmationPorts["contactOf"] = async (tx, customerId, contactId) => {
  const contact = (await customers.readOnce(tx, customerId))?.contacts.find(({ id }) => id === contactId);
  return contact && { id: contact.id, name: contact.name, phones: contact.phones, emails: contact.emails };
};

/** Puts the letter with the confirmation into the outbox; a reminder is another letter than the first. */
export const sendConfirmation: ConfirmationPorts["sendMail"] = (context, { to, template, facts, paperId, orderId }) => {
  mail(context, {
    to: { address: to, name: facts.contactName ?? "", language: "zh-CN" }, kind: "confirmationAsked", key: `${template} ${paperId} ${context.now.toISOString()}`, subject: { kind: "order", id: orderId },
    facts: { name: facts.contactName, number: facts.orderNumber, link: facts.url, company: facts.companyName },
    attachments: [{ name: `${facts.orderNumber}.pdf`, kind: "paper", id: paperId }],
  });
  return Promise.resolve();
};
