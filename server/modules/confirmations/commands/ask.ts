import type { CommandContext } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { ConfirmationPolicy, Request } from "../confirmations.ts";
import type { Ports } from "../ports.ts";
import { mail } from "../sending.ts";
import type { MadePaper } from "../../papers/index.ts";
import type { PaperSnapshot } from "../../../../contract/papers.ts";
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
  /** A version that a change proposes and the order does not have yet, with the paper that the customer is asked to sign; absent: the order's own, on a paper made now. */
  proposed?: { changeId: string; paper: Pick<MadePaper, "paperId" | "hash">; snapshot: PaperSnapshot };
  /** Mails it at once, where the policy foresees mail and the contact can be reached; otherwise somebody hands it over. */
  mail: boolean;
}

export interface Asked {
  requestId: string;
  paperId: string;
  mailedTo: string | null;
}

async function ownPaper(context: CommandContext, orderId: string, ports: Ports) {
  const snapshot = await ports.snapshotOf(context, orderId);
  return { snapshot, paper: await ports.papers.makePaper(context, { kind: "orderConfirmation", subject: { kind: "order", id: orderId }, snapshot }) };
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
  const { paper, snapshot } = given.proposed ?? (await ownPaper(context, orderId, ports));
  const request: Request = {
    id: context.newId(), orderId, orderVersion: version, orderHash: hash, changeId: given.proposed?.changeId ?? null, customerId, contactId, policy, paperId: paper.paperId, paperHash: paper.hash, state: "awaiting",
    askedAt: now, askedBy: actor.id, askedByName: actor.name, failures: 0,
  };
  context.collect(store.insert, request);
  record(context, { subject, what: "confirmationAsked", facts: { requestId: request.id, version, ...(request.changeId && { changeId: request.changeId }), paperId: paper.paperId, replaces: replaced.map(({ id }) => id) } });
  const contact = given.mail ? await contactOfRequest(context, request, ports) : undefined;
  const sent = given.mail ? await mail(context, request, { reminder: false, contact, facts: snapshot, ports }) : undefined;
  return { requestId: request.id, paperId: paper.paperId, mailedTo: sent && !isRefused(sent) ? sent.to : null };
};

/** Ends what a customer is asked about a change that does not come about; what was answered stays answered. */
export async function dropProposal(context: CommandContext, { orderId, changeId }: { orderId: string; changeId: string }): Promise<void> {
  for (const { id } of await store.supersede(context.tx, orderId, changeId)) record(context, { subject: { kind: "order", id: orderId }, what: "confirmationDropped", facts: { requestId: id, changeId } });
}

/** Ends what the customer is asked about the order itself: the review on which it rested was taken back, and links to it lose their meaning. */
export async function withdrawQuestion(context: CommandContext, orderId: string): Promise<void> {
  for (const { id } of await store.supersede(context.tx, orderId)) record(context, { subject: { kind: "order", id: orderId }, what: "confirmationDropped", facts: { requestId: id } });
}
