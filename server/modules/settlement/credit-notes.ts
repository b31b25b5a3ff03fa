import { asAmount, compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { creditKinds } from "../../../contract/settlement-reversals.ts";
import type { Application } from "../../../contract/settlement.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, refuseAll, Refused } from "../../platform/refusal.ts";
import { searchText } from "../../platform/search-words.ts";
import { record } from "../journal/index.ts";
import { lockAccount, readOrder } from "./account-store.ts";
import { applyMoney } from "./apply.ts";
import { amountRefusal } from "./applying.ts";
import { creditOfSource, creditsOfOrder, type CreditRow, insertCredit, openOfOrder } from "./credit-store.ts";
import type { SettlementDeps } from "./deps.ts";
import { credited } from "./events.ts";
import { payable } from "./order-money.ts";
import { closedOn, least, type OrderRow, positive } from "./settlement.ts";

/** What a credit note or a charge comes from: a case, a return, a change, or a person's word on the order. */
export interface Source {
  kind: string;
  id: string | null;
  number: string | null;
}
export interface CreditFacts {
  orderId: string;
  kind: (typeof creditKinds)[number];
  source: Source;
  /** What is credited, in amounts with tax. */
  lines: readonly { name: string; quantity: string | null; unit: string | null; amount: Decimal }[];
  reason: string;
}
export interface Credited {
  creditId: string;
  number: string;
  amount: Decimal;
  /** What is left for the customer to use or to get back. */
  rest: Decimal;
}

/** All that is wrong with the lines, and whether the order would be credited for more than it has to pay; compensation may be more. */
function creditRefusals(order: OrderRow, { kind, lines }: CreditFacts, credited: Decimal): Refusal[] {
  const { currency } = order;
  const wrong = lines.flatMap(({ amount }, i) => amountRefusal(amount, currency, ["lines", i, "amount"]) ?? []);
  const left = minus(payable(order), credited);
  const total = sum(lines.map(({ amount }) => amount));
  if (!wrong.length && kind !== "compensation" && compare(total, left) > 0) wrong.push({ code: "creditOverOrder", facts: { left: asAmount(left, currency), currency }, path: ["lines"] });
  return wrong;
}

function rowOf(context: CommandContext, order: OrderRow, { number, amount, on, facts }: { number: string; amount: Decimal; on: string; facts: CreditFacts }): CreditRow {
  const { orderId, customerId, customerName, currency, ledgerId, number: orderNumber } = order;
  return {
    receipt: {
      id: context.newId(), origin: "credit", number, customerId, customerName, ledgerId: ledgerId!, currency, amount, receivedOn: on, means: "creditNote", reference: null, payer: "", remark: facts.reason,
      fileId: null, by: context.actor.id, at: context.now, searchText: searchText([number, orderNumber, customerName, facts.source.number]),
    },
    orderId, orderNumber, kind: facts.kind, source: facts.source, reason: facts.reason, lines: facts.lines,
  };
}

/** What of an order's open invoices a credit note pays: the oldest first. */
async function applicationsOf(context: CommandContext, orderId: string, amount: Decimal): Promise<Application[]> {
  let left = amount;
  return (await openOfOrder(context.tx, orderId)).flatMap(({ id, open }): Application[] => {
    const part = least(open, left);
    left = minus(left, part);
    return positive(part) ? [{ kind: "receivable", id, amount: part }] : [];
  });
}

export type GiveCredit = (context: CommandContext, facts: CreditFacts) => Promise<Credited | Refused>;

/**
 * Credits a customer 贷项 for goods that came back, a price that was too high, or what is made good. It lowers what the order's invoices ask; the
 * rest is the customer's, applied later or refunded. One source is credited once a kind. Refused with `creditOverOrder`, `creditedAlready`,
 * `booksClosed`, `orderHasNoAccount`, `notPositive`, `tooFine`.
 */
export const giveCreditOf = ({ nextNumber, today }: Pick<SettlementDeps, "nextNumber" | "today">): GiveCredit =>
  async (context, facts) => {
    const { tx } = context;
    const first = await readOrder(tx, facts.orderId);
    if (!first?.ledgerId) return refuse("orderHasNoAccount");
    const on = await today(context);
    const closed = closedOn(await lockAccount(tx, first), on);
    if (closed) return new Refused([closed]);
    const order = (await readOrder(tx, facts.orderId))!;
    const { currency } = order;
    const before = facts.source.id === null ? undefined : await creditOfSource(tx, { ...facts.source, id: facts.source.id }, facts.kind);
    if (before) return refuse("creditedAlready", { number: before.number });
    const refused = refuseAll(creditRefusals(order, facts, await creditsOfOrder(tx, facts.orderId)));
    if (refused) return refused;
    const amount = asAmount(sum(facts.lines.map((line) => line.amount)), currency);
    const number = await nextNumber(context, { ledgerId: first.ledgerId, kind: "credit" });
    const row = rowOf(context, order, { number, amount, on, facts });
    await insertCredit(tx, row);
    const { id } = row.receipt;
    record(context, { subject: { kind: "receipt", id }, what: "credited", facts: { number, amount, currency, orderId: order.orderId, kind: facts.kind, source: facts.source }, why: facts.reason });
    record(context, { subject: { kind: "order", id: order.orderId }, what: "credited", facts: { creditId: id, number, amount, currency, kind: facts.kind, source: facts.source }, why: facts.reason });
    context.emit(credited({ orderId: order.orderId, part: id }));
    const applications = await applicationsOf(context, order.orderId, amount);
    if (!applications.length) return { creditId: id, number, amount, rest: amount };
    const rest = await applyMoney(context, { id, number, customerId: order.customerId, currency, rest: amount }, { applications, appliedOn: on });
    return isRefused(rest) ? rest : { creditId: id, number, amount, rest };
  };
