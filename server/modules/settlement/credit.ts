import { compare, type Decimal } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { lockAccount, readOrder } from "./account-store.ts";
import { type CommitmentRow, type OrderOpening, releaseOpenAmount, saveCommitment, saveOpening } from "./commit-store.ts";
import { type AccountKey, type CommitAsk, decideCommit } from "./settlement.ts";
import { obligationsOf } from "./terms.ts";

export interface CommitFacts extends AccountKey, CommitAsk {
  orderId: string;
}
export interface Committed {
  /** The account's exposure with this order. */
  exposure: Decimal;
  /** By how much it exceeds the limit, "0" within it. */
  exceeded: Decimal;
}

type Committing = Committed & { row: CommitmentRow; same: boolean };

/** Decides with the credit row locked, writes nothing but the record. */
async function decided(context: CommandContext, { orderId, customerId, currency, ...ask }: CommitFacts): Promise<Committing | Refused> {
  const { tx } = context;
  const account = await lockAccount(tx, { customerId, currency });
  const order = await readOrder(tx, orderId);
  if (order && (order.customerId !== customerId || order.currency !== currency)) throw new Error(`order ${orderId} is on another account`);
  const decision = decideCommit(account, order, ask);
  if ("refusal" in decision) return new Refused([decision.refusal]);
  const { exposure, exceeded } = decision;
  const same = order !== undefined && !order.released && compare(order.committed, ask.amount) === 0;
  if (!same) record(context, { subject: { kind: "order", id: orderId }, what: "exposureCommitted", facts: { amount: ask.amount, currency, exposure, limit: ask.limit, exceeded } });
  return { exposure, exceeded, same, row: { ...decision, orderId, customerId, currency, amount: ask.amount, exceeded: same ? order.exceeded : exceeded } };
}

/**
 * Takes an order's amount into its customer's exposure, with the credit row locked: of orders that are approved at once exactly those
 * that fit pass. `amount` is the order's whole amount, so calling again is harmless and a changed order is committed anew. Refused with
 * `overCreditLimit {limit, exposure, over, currency}` unless it `mayExceed`; by how much it did is kept.
 */
export async function commitExposure(context: CommandContext, facts: CommitFacts): Promise<Committed | Refused> {
  const found = await decided(context, facts);
  if (found instanceof Refused) return found;
  if (!found.same) await saveCommitment(context.tx, found.row);
  return { exposure: found.exposure, exceeded: found.exceeded };
}

export type OpenOrderFacts = Omit<OrderOpening, "terms" | "confirmedOn"> & AccountKey & Omit<CommitAsk, "amount"> & {
  terms: NonNullable<OrderOpening["terms"]>;
  /** The business date of the confirmation; `onOrder` stages count from it. */
  confirmedOn: string;
};

/** Opens a confirmed order's account of money: its amount in the exposure (as `commitExposure`) and what each stage of its terms asks. */
export async function openOrder(context: CommandContext, facts: OpenOrderFacts): Promise<Committed | Refused> {
  const { customerId, currency, limit, mayExceed, ...opening } = facts;
  const { orderId, total } = opening;
  const found = await decided(context, { orderId, customerId, currency, amount: total, limit, mayExceed });
  if (found instanceof Refused) return found;
  const obligations = obligationsOf({ orderId, total, currency, terms: opening.terms, confirmedOn: opening.confirmedOn, suppliedOn: null });
  await saveOpening(context.tx, found.row, { opening, obligations });
  record(context, { subject: { kind: "order", id: orderId }, what: "paymentOpened", facts: { total, currency, terms: opening.terms.code, stages: obligations.length } });
  return { exposure: found.exposure, exceeded: found.exceeded };
}

/** Takes what is not invoiced of an order out of the exposure: it was cancelled, or is complete with less than was ordered. */
export async function releaseExposure(context: CommandContext, orderId: string): Promise<void> {
  const { tx } = context;
  const order = await readOrder(tx, orderId);
  if (!order || order.released) return;
  const { customerId, currency } = order;
  await lockAccount(tx, { customerId, currency });
  const { openAmount } = await releaseOpenAmount(tx, { customerId, currency, orderId });
  record(context, { subject: { kind: "order", id: orderId }, what: "exposureReleased", facts: { amount: openAmount, currency } });
}
