import type { Decimal } from "../../../contract/money.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import { Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { lockAccountOf } from "./account-store.ts";
import { deleteGrant, type Grant, putToRest, readGrant, saveGrant } from "./grant-store.ts";
import { type AccountKey, type CreditAsk, decideGrant } from "./settlement.ts";

export interface GrantAsk extends AccountKey, CreditAsk {
  /** The order, or the change of one. */
  subject: Subject;
  orderId: string;
}

const subjectOf = (orderId: string): Subject => ({ kind: "order", id: orderId });

/**
 * Takes what finance lets pass into its customer's exposure, with the account locked: of orders that are passed at once exactly those that fit pass. `amount` is what
 * this order or change takes up in all, so granting again is harmless and another amount takes its place. Refused with `overCreditLimit {limit, exposure, over, currency}`
 * unless it `mayExceed`.
 */
export async function grantCredit(context: CommandContext, { subject, orderId, customerId, currency, ...ask }: GrantAsk): Promise<Refused | undefined> {
  const { tx } = context;
  const account = await lockAccountOf(tx, { customerId, currency }, subject);
  const decision = decideGrant(account, account.own, ask);
  if ("refusal" in decision) return new Refused([decision.refusal]);
  const { change, exposure, exceeded } = decision;
  await saveGrant(tx, { subject, orderId, customerId, currency, amount: ask.amount, exceeded, mayExceed: ask.mayExceed }, change);
  if (Number(change) !== 0) record(context, { subject: subjectOf(orderId), what: "exposureCommitted", facts: { amount: ask.amount, currency, exposure, limit: ask.limit, exceeded } });
  return undefined;
}

/** What was granted counts again, with what its order comes to now; nothing where nothing was granted. Refused as `grantCredit`, for others may have taken up the credit meanwhile. */
export async function grantAgain(context: CommandContext, subject: Subject, { amount, limit, mayExceed }: { amount: Decimal; limit: Decimal | null; mayExceed?: boolean }): Promise<Refused | undefined> {
  const before = await readGrant(context.tx, subject);
  return before && grantCredit(context, { ...before, subject, amount, limit, mayExceed: mayExceed ?? before.mayExceed });
}

const tellFreed = (context: CommandContext, found: Pick<Grant, "orderId" | "amount" | "currency"> | undefined): void => {
  if (found && Number(found.amount) > 0) record(context, { subject: subjectOf(found.orderId), what: "exposureReleased", facts: { amount: found.amount, currency: found.currency } });
};

/** What was granted does not count for now: the review failed or the customer refused, which may be taken back. */
export const restGrant = async (context: CommandContext, subject: Subject): Promise<void> => tellFreed(context, await putToRest(context.tx, subject));

/** What was granted to an order that stands by an account which it has already, or to a change that was carried out, is among the open orders from now on. */
export const grantCountsElsewhere = async ({ tx }: Pick<CommandContext, "tx">, subject: Subject): Promise<void> => void (await putToRest(tx, subject));

/** Nothing is granted any more: finance's yes was taken back, or what it was about is gone. */
export const endGrant = async (context: CommandContext, subject: Subject): Promise<void> => tellFreed(context, await deleteGrant(context.tx, subject));
