import { asAmount, type Decimal, sum } from "../../../contract/money.ts";
import type { Statement, StatementEntry } from "../../../contract/statements.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { negated, type AccountKey } from "./settlement.ts";
import { factsBetween, owedBefore } from "./statement-store.ts";

/** More entries than this make no paper that anybody checks. */
const longest = 2000;

/** Entries with what the customer owes after each. */
export function running(opening: Decimal, facts: readonly Omit<StatementEntry, "balance">[], currency: string): StatementEntry[] {
  let balance = opening;
  return facts.map((fact) => {
    balance = asAmount(sum([balance, fact.amount]), currency);
    return { ...fact, amount: asAmount(fact.amount, currency), balance };
  });
}

const of = (entries: readonly StatementEntry[], currency: string, ...kinds: readonly StatementEntry["kind"][]): Decimal =>
  asAmount(sum(entries.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount)), currency);

/** What came in, was credited, and what was invoiced and charged, each less its reversals. Openings of the old books are in none of them. */
export const totalsOf = (entries: readonly StatementEntry[], currency: string): Statement["totals"] => ({
  invoiced: of(entries, currency, "invoice", "redInvoice"), charged: of(entries, currency, "charge", "chargeReversal"), refunded: of(entries, currency, "refund", "refundReversal"),
  received: asAmount(negated(of(entries, currency, "receipt", "receiptReversal")), currency), credited: asAmount(negated(of(entries, currency, "credit", "creditReversal")), currency),
});

export interface Asked extends AccountKey {
  customerName: string;
  from: string;
  to: string;
}

/** A statement of account 对账单 [18.4]: what was owed, what happened in the period, what is owed. Refused with `statementTooLong`, `periodBackwards`. */
export async function statementOf(tx: Tx, { customerId, customerName, currency, from, to }: Asked): Promise<Statement | Refused> {
  if (from > to) return refuse("periodBackwards", { from, to }, ["from"]);
  const key = { customerId, currency };
  const facts = await factsBetween(tx, key, { from, to, limit: longest + 1 });
  if (facts.length > longest) return refuse("statementTooLong", { most: longest }, ["from"]);
  const opening = asAmount(await owedBefore(tx, key, from), currency);
  const entries = running(opening, facts, currency);
  return { customerId, customerName, currency, from, to, opening, entries, totals: totalsOf(entries, currency), closing: entries.at(-1)?.balance ?? opening };
}
