import { asAmount, minus, sum } from "../../../contract/money.ts";
import type { Application } from "../../../contract/settlement.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuseAll, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { accountChangeOf, type Applied, applyRefusals, type OrderPaid, ordersPaid } from "./applying.ts";
import { moneyApplied, paid } from "./events.ts";
import { becamePaid, payable } from "./order-money.ts";
import { type Purse, saveApplying, targetsOf } from "./receipt-store.ts";
import type { AllocationRow } from "./tables.ts";

function tell(context: CommandContext, receipt: Purse, { applied, orders }: { applied: readonly Applied[]; orders: readonly OrderPaid[] }): void {
  record(context, { subject: { kind: "receipt", id: receipt.id }, what: "applied", facts: { applications: applied.map(({ application }) => application), currency: receipt.currency } });
  for (const { orderId, invoiced, conceded, before, after, ...order } of orders) {
    const full = becamePaid(payable({ ...order, invoiced, conceded }), before, after);
    record(context, { subject: { kind: "order", id: orderId }, what: "moneyApplied", facts: { receiptId: receipt.id, from: before, to: after, currency: receipt.currency, full } });
    const sums = { orderId, invoiced, paid: after, conceded };
    context.emit(moneyApplied(sums));
    if (full) context.emit(paid(sums));
  }
}

/**
 * Applies a receipt's money to receivables and deposits, all or nothing; its account must be locked. Answers what is left of it.
 * Refused with all that is wrong: `appliedOverOpen`, `appliedOverReceipt`, `otherAccount`, `notFound`, `notPositive`, `tooFine`.
 */
export async function applyMoney(context: CommandContext, receipt: Purse, { applications, appliedOn }: { applications: readonly Application[]; appliedOn: string }): Promise<string | Refused> {
  const { tx, actor, now } = context;
  const targets = await targetsOf(tx, applications.map(({ id }) => id));
  const refused = refuseAll(applyRefusals(receipt, applications, targets));
  if (refused) return refused;
  const applied = applications.map((application): Applied => ({ application, target: targets.find(({ id, kind }) => id === application.id && kind === application.kind)! }));
  const orders = ordersPaid(applied, receipt.currency);
  const allocations = applied.map(({ application: { amount }, target }): AllocationRow => ({
    id: context.newId(), receiptId: receipt.id, orderId: target.orderId, receivableId: target.kind === "receivable" ? target.id : null, fromDeposit: null, amount, appliedOn, by: actor.id, at: now,
  }));
  const amount = sum(applications.map((application) => application.amount));
  const saved = await saveApplying(tx, { receiptId: receipt.id, amount, account: receipt, accountChange: accountChangeOf(applied), allocations, orderChanges: orders.map(({ change }) => change), appliedOn });
  const wanted = allocations.filter(({ receivableId }) => receivableId !== null).length;
  if (saved.receipts !== 1 || saved.receivables !== wanted) throw new Error(`receipt ${receipt.id} changed under its lock`);
  tell(context, receipt, { applied, orders });
  return asAmount(minus(receipt.rest, amount), receipt.currency);
}
