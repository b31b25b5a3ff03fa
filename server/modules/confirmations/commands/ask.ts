import type { CommandContext } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { ConfirmationPolicy, Request } from "../confirmations.ts";
import type { Ports } from "../ports.ts";
import { mail } from "../sending.ts";
import * as store from "../store.ts";
import { contactOfRequest } from "./open-request.ts";

export interface AskCustomer {
  orderId: string;
  version: number;
  hash: string;
  customerId: string;
  contactId: string | null;
  /** The confirmation section of the policy that the order has pinned. */
  policy: ConfirmationPolicy;
  /** Mails it at once, where the policy foresees mail and the contact can be reached; otherwise somebody hands it over. */
  mail: boolean;
}

export interface Asked {
  requestId: string;
  paperId: string;
  mailedTo: string | null;
}

/**
 * Puts one version of an order before its customer: makes 《订单确认函》 (01.8), ends what was still open about earlier versions, and mails it if it can. Called by a
 * process that holds the order.
 */
export const ask = (ports: Ports) => async (context: CommandContext, given: AskCustomer): Promise<Asked> => {
  const { tx, actor, now } = context;
  const { orderId, version, hash, customerId, contactId, policy } = given;
  const replaced = await store.supersede(tx, orderId);
  const subject = { kind: "order", id: orderId };
  const snapshot = await ports.snapshotOf(context, orderId);
  const paper = await ports.papers.makePaper(context, { kind: "orderConfirmation", subject, snapshot });
  const request: Request = {
    id: context.newId(), orderId, orderVersion: version, orderHash: hash, changeId: null, customerId, contactId, policy, paperId: paper.paperId, paperHash: paper.hash, state: "awaiting",
    askedAt: now, askedBy: actor.id, askedByName: actor.name, failures: 0,
  };
  context.collect(store.insert, request);
  record(context, { subject, what: "confirmationAsked", facts: { requestId: request.id, version, paperId: paper.paperId, replaces: replaced.map(({ id }) => id) } });
  const contact = given.mail ? await contactOfRequest(context, request, ports) : undefined;
  const sent = given.mail ? await mail(context, request, { reminder: false, contact, facts: snapshot, ports }) : undefined;
  return { requestId: request.id, paperId: paper.paperId, mailedTo: sent && !isRefused(sent) ? sent.to : null };
};
