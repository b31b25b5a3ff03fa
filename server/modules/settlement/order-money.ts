import { permissions } from "../../../contract/permissions.ts";
import { asAmount, type Decimal, minus, sum } from "../../../contract/money.ts";
import { type Credit, type GateMoment, gateMoments, type GateView, type Obligation } from "../../../contract/settlement.ts";
import type { Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { accountsOf } from "./account-store.ts";
import type { GateRule, SettlementDeps } from "./deps.ts";
import { gateAt, lessConceded, withOpen } from "./gates.ts";
import { accountsWithOverdue, moneyRow, type MoneyRow } from "./money-store.ts";
import { type AccountKey, most, positive } from "./settlement.ts";

const permitted: readonly string[] = Object.keys(permissions["settlement.releaseGate"]);
/** The policy's roles, within those that may release gates at all. */
const releasers = ({ release }: GateRule): string[] => release.filter((role) => permitted.includes(role));

export const obligationsIn = (row: MoneyRow): Obligation[] => withOpen(lessConceded(row.obligations, row.conceded), row.paid, row.currency);

interface Asked {
  today: string;
  rule: GateRule;
}

/** How a gate of an order stands: shut with what is missing and who can open it; one that was released is open with its reason. */
export function gateView(moment: GateMoment, row: MoneyRow, { today, rule }: Asked): GateView {
  const obligations = obligationsIn(row);
  const state = gateAt(moment, { obligations, total: minus(row.total, row.conceded), paid: row.paid, currency: row.currency }, { today, inFull: rule.inFull });
  const release = row.releases.find((each) => each.moment === moment);
  const released = release ? { reason: release.reason, by: release.by, at: new Date(release.at) } : null;
  return { moment, ...state, open: state.open || released !== null, paid: row.paid, unapplied: row.unapplied, mayRelease: releasers(rule), released };
}


/** The gates of money that the order's policy has, as they stand. */
export async function gatesOf(context: Pick<Context, "tx" | "now">, row: MoneyRow, { today, moneyGateOf }: SettlementDeps): Promise<GateView[]> {
  const views: GateView[] = [];
  for (const moment of gateMoments) {
    const rule = await moneyGateOf(context, row.orderId, moment);
    if (rule) views.push(gateView(moment, row, { today: await today(context), rule }));
  }
  return views;
}

export type Gate = { open: true; released: GateView["released"] } | { open: false; missing: Decimal; currency: string; stage: Obligation | null; unapplied: Decimal; mayRelease: string[] };

/**
 * Whether an order may go on: the money that the policy's rule wants before this moment is in, or somebody entitled released it.
 * An order of which this room knows nothing is shut, nothing missing.
 */
export async function gateOf(tx: Tx, orderId: string, { moment, today, rule }: Asked & { moment: GateMoment }): Promise<Gate> {
  const row = await moneyRow(tx, orderId);
  if (!row) return { open: false, missing: "0", currency: "", stage: null, unapplied: "0", mayRelease: releasers(rule) };
  const { open, missing, stage, unapplied, released } = gateView(moment, row, { today, rule });
  return open ? { open, released } : { open, missing, currency: row.currency, stage, unapplied, mayRelease: releasers(rule) };
}

export interface OrderMoney {
  currency: string;
  total: Decimal;
  invoiced: Decimal;
  paid: Decimal;
  deposits: Decimal;
  conceded: Decimal;
  obligations: Obligation[];
}

/** What an order has been invoiced and paid, and what its terms still ask; undefined before it was opened. */
export async function moneyOf(tx: Tx, orderId: string): Promise<OrderMoney | undefined> {
  const row = await moneyRow(tx, orderId);
  return row && { currency: row.currency, total: row.total, invoiced: row.invoiced, paid: row.paid, deposits: row.deposits, conceded: row.conceded, obligations: obligationsIn(row) };
}

export type Exposure = Omit<Credit, "limit">;

/** Every currency in which a customer's credit is used, with what is overdue on the day given. */
export async function exposuresOf(tx: Tx, customerId: string, today: string): Promise<Exposure[]> {
  return (await accountsWithOverdue(tx, customerId, today)).map(({ currency, exposure, openOrders, granted, openInvoices, deposits, unapplied, overdue }) => ({
    currency, exposure, openOrders, granted, openInvoices, deposits, unapplied, overdue: asAmount(overdue, currency),
  }));
}

/** The use of a customer's credit in one currency; the limit is the customers' room's. All zero for a customer without any business. */
export async function creditOf(tx: Tx, { customerId, currency }: AccountKey, today: string): Promise<Exposure> {
  const nothing = asAmount("0", currency);
  const found = (await exposuresOf(tx, customerId, today)).find((each) => each.currency === currency);
  return found ?? { currency, exposure: nothing, openOrders: nothing, granted: nothing, openInvoices: nothing, deposits: nothing, unapplied: nothing, overdue: nothing };
}

/** What a customer owes for issued invoices, less money of it that is not used for one yet; negative when it has paid ahead. */
export async function openBalanceOf(tx: Tx, key: AccountKey): Promise<Decimal> {
  const account = (await accountsOf(tx, key.customerId)).find(({ currency }) => currency === key.currency);
  return account ? asAmount(minus(account.openInvoices, sum([account.deposits, account.unapplied])), key.currency) : asAmount("0", key.currency);
}

/** What an order has to pay in all: its total less what is not asked for any more, or what was invoiced when that is more (weighed goods). */
export const payable = ({ total, invoiced, conceded }: { total: Decimal; invoiced: Decimal; conceded: Decimal }): Decimal => most(minus(total, conceded), invoiced);

/** Whether money that came in made an order paid in full. */
export const becamePaid = (total: Decimal, before: Decimal, after: Decimal): boolean =>
  positive(total) && positive(minus(total, before)) && !positive(minus(total, after));
