import { asAmount, type Decimal, sum } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { searchText } from "../../platform/search-words.ts";
import { record } from "../journal/index.ts";
import { lockAccount, readOrder } from "./account-store.ts";
import { applyMoney } from "./apply.ts";
import type { SettlementDeps } from "./deps.ts";
import { insertOldDocuments, insertOldShare, type OldDepositRow, type OldReceivableRow, takenReceiptNumbers } from "./opening-store.ts";
import { least, negated } from "./settlement.ts";

/** A document of the old books that is still open: an amount owed, or one paid ahead. */
export interface OldDocument {
  kind: "receivable" | "deposit";
  customerId: string;
  currency: string;
  /** As the old books number it. */
  number: string;
  /** `YYYY-MM-DD` */
  issuedOn: string;
  dueOn: string;
  /** What of it is open, more than nothing. */
  amount: Decimal;
  /** The order as the old books call it, and as this house knows it. */
  orderNumber: string;
  orderId: string | null;
  remark: string;
}

// Numbers of this house have no gaps; those of old receipts stand apart from them.
const oldNumber = (number: string) => `QC-${number}`;

/** Which of these deposits' numbers are on record already. */
export const oldDepositsKnown = async (tx: Tx, numbers: readonly string[]): Promise<Set<string>> => {
  const taken = new Set((await takenReceiptNumbers(tx, numbers.map(oldNumber))).map(({ number }) => number));
  return new Set(numbers.filter((number) => taken.has(oldNumber(number))));
};

type Party = NonNullable<Awaited<ReturnType<SettlementDeps["customerOf"]>>>;
interface Of {
  party: Party;
  ledgerId: string;
}

function owedRow(context: CommandContext, document: OldDocument, { party }: Of): OldReceivableRow {
  const { customerId, currency, number, issuedOn, dueOn, orderId, orderNumber } = document;
  return {
    id: context.newId(), origin: "opening", invoiceNumber: number, taxNumber: "", orderId, orderNumber, customerId, customerName: party.name, currency, salespersonId: party.salespersonId,
    departmentId: party.departmentId, prepaid: false, issuedOn, dueOn: dueOn < issuedOn ? issuedOn : dueOn, amount: asAmount(document.amount, currency), searchText: searchText([number, orderNumber, party.name]),
  };
}

function depositRow({ newId, actor, now }: CommandContext, document: OldDocument, { party, ledgerId }: Of): OldDepositRow {
  const { customerId, currency, orderNumber, issuedOn, remark } = document;
  const number = oldNumber(document.number);
  return {
    id: newId(), origin: "opening", number, customerId, customerName: party.name, ledgerId, currency, amount: asAmount(document.amount, currency), receivedOn: issuedOn, means: "other", payer: "",
    remark: [orderNumber, remark].filter(Boolean).join(" "), by: actor.id, at: now, searchText: searchText([number, party.name, orderNumber, remark]),
  };
}

const amountOf = (rows: readonly { amount: Decimal }[], currency: string): Decimal => asAmount(sum(rows.map(({ amount }) => amount)), currency);

/** The documents of one account, in one step; deposits for an order that was taken over are applied to it. */
async function openAccount(context: CommandContext, { customerOf, today }: SettlementDeps, { documents, ledgerId, evidence }: { documents: readonly OldDocument[]; ledgerId: string; evidence: object }): Promise<Refused | undefined> {
  const { tx } = context;
  const [{ customerId, currency }] = documents as [OldDocument];
  const day = await today(context);
  const party = await customerOf(tx, customerId, day);
  if (!party) throw new Error(`customer ${customerId} is gone`);
  await lockAccount(tx, { customerId, currency });
  const owed = documents.filter(({ kind }) => kind === "receivable").map((document) => owedRow(context, document, { party, ledgerId }));
  const deposits = documents.filter(({ kind }) => kind === "deposit").map((document) => ({ document, row: depositRow(context, document, { party, ledgerId }) }));
  const gain = { openInvoices: amountOf(owed, currency), unapplied: amountOf(deposits.map(({ row }) => row), currency) };
  const { name: customerName, salespersonId, departmentId } = party;
  await insertOldDocuments(tx, { customerId, currency, party: { customerName, salespersonId, departmentId }, ...gain }, { owed, deposited: deposits.map(({ row }) => row) });
  record(context, { subject: { kind: "customer", id: customerId }, what: "openingBalances", facts: { ...gain, currency, receivables: owed.length, deposits: deposits.length, ...evidence } });
  for (const { document, row } of deposits) {
    if (!document.orderId) continue;
    const rest = await applyMoney(context, { ...row, rest: row.amount }, { applications: [{ kind: "order", id: document.orderId, amount: row.amount }], appliedOn: day });
    if (isRefused(rest)) return rest;
  }
  return undefined;
}

/**
 * Puts what customers owed and had paid ahead in the old books on record, as opening facts: they age, count in the exposure and are paid as any other, and are
 * no invoices or numbered receipts of this house. Refused as `applyMoney` where a deposit is more than its order is open for.
 */
export const openBalances = (deps: SettlementDeps) =>
  async (context: CommandContext, { documents, ledgerId, evidence }: { documents: readonly OldDocument[]; ledgerId: string; evidence: object }): Promise<Refused | undefined> => {
    // In the order of the accounts' keys, as everybody locks them.
    const accounts = [...Map.groupBy(documents, ({ customerId, currency }) => `${customerId} ${currency}`)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [, own] of accounts) {
      const refused = await openAccount(context, deps, { documents: own, ledgerId, evidence });
      if (refused) return refused;
    }
    return undefined;
  };

/** What of an opened order had been invoiced and paid before it was taken over; once, right after `openOrder`. Its open receivables come with the balances. */
export async function openShare(context: CommandContext, { orderId, invoiced, paid }: { orderId: string; invoiced: Decimal; paid: Decimal }): Promise<void> {
  const { tx, actor, now } = context;
  const order = await readOrder(tx, orderId);
  if (!order) throw new Error(`order ${orderId} was not opened`);
  const { customerId, currency, openAmount } = order;
  await lockAccount(tx, { customerId, currency });
  const share = { invoiced: asAmount(invoiced, currency), paid: asAmount(paid, currency) };
  await insertOldShare(tx, { orderId, customerId, currency, ...share, less: negated(least(openAmount, share.invoiced)) }, { by: actor.id, at: now });
  record(context, { subject: { kind: "order", id: orderId }, what: "openingShare", facts: { ...share, currency } });
}
