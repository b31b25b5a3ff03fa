import { sum } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement-reversals.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockAccountOfReceipt } from "../account-store.ts";
import type { SettlementDeps } from "../deps.ts";
import { creditReversed } from "../events.ts";
import { pursefulOf } from "../receipt-store.ts";
import { closedOn, positive } from "../settlement.ts";
import { sameIds, type Taken } from "../taking-back.ts";
import { creditFactsOf } from "../return-reads-store.ts";
import { heldOfReceipt } from "../taking-store.ts";
import { takeOff } from "../taking-off.ts";
import { insertReceiptReversal } from "../return-store.ts";

interface TakingBack {
  receiptId: string;
  reason: string;
  /** What it was applied to, as the person saw it; a process takes all of it off. */
  allocationIds: readonly string[] | "all";
  /** The invoice that it lowered is taken back, so the credit note of a change goes too. */
  withInvoice?: boolean;
}

/** Takes a receipt back with what it was applied to. Refused: receiptReversed, reverseRefundFirst, creditOfChangeStays, booksClosed, reverseAllocationsFirst. */
export const takeReceiptBack = ({ today }: Pick<SettlementDeps, "today">) => async (context: CommandContext, { receiptId, reason, allocationIds, withInvoice = false }: TakingBack) => {
  const { tx, actor, now } = context;
  const account = await lockAccountOfReceipt(tx, receiptId);
  if (!account) return refuse("notFound");
  const receipt = (await pursefulOf(tx, receiptId))!;
  const { number, currency, amount } = receipt;
  if (receipt.reversed) return refuse("receiptReversed", { number });
  if (positive(receipt.returned)) return refuse("reverseRefundFirst", { number: receipt.refundNumber });
  const credit = await creditFactsOf(tx, receiptId);
  if (credit?.sourceKind === "change" && !withInvoice) return refuse("creditOfChangeStays", { number, change: credit.sourceNumber });
  const on = await today(context);
  const closed = closedOn(account, on);
  if (closed) return new Refused([closed]);
  const held = await heldOfReceipt(tx, receiptId);
  const named = held.filter(({ fromDeposit }) => fromDeposit === null);
  if (allocationIds !== "all" && !sameIds(named.map(({ id }) => id), [...allocationIds])) return refuse("reverseAllocationsFirst", { number, count: named.length, applied: receipt.applied, currency });
  // An offset gives its deposit back first, so that a deposit is taken off as a whole.
  const taken = held.map((one): Taken => ({ held: one, amount: sum([one.left, ...held.filter(({ fromDeposit }) => fromDeposit === one.id).map(({ left }) => left)]) }));
  await takeOff(context, { account: receipt, taken, on, reason, receipt: { id: receiptId, number } });
  await insertReceiptReversal(tx, receipt, { receiptId, amount, reversedOn: on, reason, by: actor.id, at: now });
  record(context, { subject: { kind: "receipt", id: receiptId }, what: "receiptReversed", facts: { number, amount, currency, takenOff: receipt.applied }, why: reason });
  if (credit) context.emit(creditReversed({ orderId: credit.orderId, part: receiptId }));
  return { receiptId, number, takenOff: receipt.applied };
};

/**
 * Takes a receipt back: the transfer bounced, or the money was another customer's. What it was applied to goes with it when the person named it,
 * having seen it; else refused with `reverseAllocationsFirst`. Money that was given back is to be reversed first; the credit note of a change stays (`creditOfChangeStays`).
 */
export const reverseReceipt = (deps: Pick<SettlementDeps, "today">) => handle(contract.reverseReceipt, (given, context) => takeReceiptBack(deps)(context, given));

/** For processes: takes a credit note back with all that it was applied to; one that finance took back before is left alone. */
export const takeBackCredit = (deps: Pick<SettlementDeps, "today">) => async (context: CommandContext, { creditId, reason }: { creditId: string; reason: string }): Promise<Refused | undefined> => {
  const taken = await takeReceiptBack(deps)(context, { receiptId: creditId, reason, allocationIds: "all" });
  return isRefused(taken) && taken.refusals[0].code !== "receiptReversed" ? taken : undefined;
};
