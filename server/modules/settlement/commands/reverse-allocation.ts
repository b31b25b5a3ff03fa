import { asAmount } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement-reversals.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockAccount } from "../account-store.ts";
import type { SettlementDeps } from "../deps.ts";
import { closedOn, positive } from "../settlement.ts";
import { takeOff } from "../taking-off.ts";
import { heldRow } from "../taking-store.ts";

/** Takes money off one thing that it was applied to; what an order's deposit paid of an invoice goes back to the deposit. */
export const reverseAllocation = ({ today }: Pick<SettlementDeps, "today">) =>
  handle(contract.reverseAllocation, async ({ allocationId, reason }, context) => {
    const { tx } = context;
    const found = await heldRow(tx, allocationId);
    if (!found) return refuse("notFound");
    const on = await today(context);
    const closed = closedOn(await lockAccount(tx, found), on);
    if (closed) return new Refused([closed]);
    const held = (await heldRow(tx, allocationId))!;
    const { receiptId, receiptNumber: number, currency, left } = held;
    if (!positive(left)) return refuse(held.used ? "reverseOffsetFirst" : "allocationReversed", { number });
    await takeOff(context, { account: held, taken: [{ held, amount: left }], on, reason, receipt: { id: receiptId, number } });
    record(context, { subject: { kind: "receipt", id: receiptId }, what: "allocationReversed", facts: { allocationId, amount: left, currency, orderId: held.orderId, receivableId: held.receivableId }, why: reason });
    return { allocationId, receiptId, takenOff: asAmount(left, currency) };
  });
