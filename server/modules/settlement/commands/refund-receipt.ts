import { asAmount, compare, minus } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement-reversals.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockAccountOfReceipt } from "../account-store.ts";
import { amountRefusal } from "../applying.ts";
import type { SettlementDeps } from "../deps.ts";
import { pursefulOf } from "../receipt-store.ts";
import { insertRefund } from "../return-store.ts";
import { closedOn } from "../settlement.ts";

/** Gives money back to the customer that is not applied to anything, also what is left of a credit note. Refused with `refundOverRest`. */
export const refundReceipt = ({ nextNumber }: Pick<SettlementDeps, "nextNumber">) =>
  handle(contract.refundReceipt, async ({ receiptId, reason, amount: asked, refundedOn, means, reference = null }, context) => {
    const { tx, actor: { id: by }, now: at } = context;
    const account = await lockAccountOfReceipt(tx, receiptId);
    if (!account) return refuse("notFound");
    const receipt = (await pursefulOf(tx, receiptId))!;
    const { currency, customerId, customerName, ledgerId } = receipt;
    const wrong = amountRefusal(asked, currency, ["amount"]) ?? closedOn(account, refundedOn, ["refundedOn"]);
    if (wrong) return new Refused([wrong]);
    if (compare(asked, receipt.rest) > 0) return refuse("refundOverRest", { rest: receipt.rest, currency }, ["amount"]);
    const amount = asAmount(asked, currency);
    const number = await nextNumber(context, { ledgerId, kind: "refund" });
    const refundId = context.newId();
    await insertRefund(tx, { id: refundId, number, receiptId, customerId, customerName, ledgerId, currency, amount, refundedOn, means, reference, reason, reversalOf: null, by, at });
    record(context, { subject: { kind: "receipt", id: receiptId }, what: "refunded", facts: { refundId, number, amount, currency, means, reference, refundedOn }, why: reason });
    return { refundId, number, rest: asAmount(minus(receipt.rest, amount), currency) };
  });
