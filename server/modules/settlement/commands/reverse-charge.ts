import { compare } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement-credits.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockAccount } from "../account-store.ts";
import { chargeAt } from "../charge-store.ts";
import type { SettlementDeps } from "../deps.ts";
import { closedOn, negated, positive } from "../settlement.ts";
import { saveTaking } from "../taking-store.ts";

/** Takes a charge back; money that paid it is taken off first. */
export const reverseCharge = ({ today }: Pick<SettlementDeps, "today">) =>
  handle(contract.reverseCharge, async ({ chargeId, reason }, context) => {
    const { tx, actor: { id: by }, now: at } = context;
    const found = await chargeAt(tx, chargeId);
    if (!found) return refuse("notFound");
    const on = await today(context);
    const closed = closedOn(await lockAccount(tx, found), on);
    if (closed) return new Refused([closed]);
    const { number, amount, paid, open, orderId, currency } = (await chargeAt(tx, chargeId))!;
    if (positive(paid)) return refuse("reverseAllocationsFirst", { number, count: 1, applied: paid, currency });
    if (compare(open, amount) < 0) return refuse("chargeReversed", { number });
    await saveTaking(tx, {
      account: found, accountChange: { openInvoices: negated(amount) }, orderChanges: [], taken: [], rows: [], reduced: [{ id: context.newId(), receivableId: chargeId, amount }], on, reason, by, at,
    });
    record(context, { subject: { kind: "order", id: orderId }, what: "chargeReversed", facts: { chargeId, number, amount, currency }, why: reason });
    return { chargeId, number };
  });
