import * as contract from "../../../../contract/settlement-reversals.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockAccount } from "../account-store.ts";
import type { SettlementDeps } from "../deps.ts";
import { insertRefund, refundAt } from "../return-store.ts";
import { closedOn, negated } from "../settlement.ts";

/** A refund did not reach the customer: the money is not applied again. */
export const reverseRefund = ({ nextNumber, today }: Pick<SettlementDeps, "nextNumber" | "today">) =>
  handle(contract.reverseRefund, async ({ refundId, reason }, context) => {
    const { tx, actor: { id: by }, now: at } = context;
    const found = await refundAt(tx, refundId);
    if (!found || found.reversalOf) return refuse("notFound");
    const refundedOn = await today(context);
    const closed = closedOn(await lockAccount(tx, found), refundedOn);
    if (closed) return new Refused([closed]);
    const { reversed, ...refund } = (await refundAt(tx, refundId))!;
    if (reversed) return refuse("refundReversed", { number: refund.number });
    const number = await nextNumber(context, { ledgerId: refund.ledgerId, kind: "refund" });
    await insertRefund(tx, { ...refund, id: context.newId(), number, amount: negated(refund.amount), refundedOn, reason, reversalOf: refundId, by, at });
    record(context, { subject: { kind: "receipt", id: refund.receiptId }, what: "refundReversed", facts: { refundId, number, reversed: refund.number, amount: refund.amount, currency: refund.currency }, why: reason });
    return { refundId, number };
  });
