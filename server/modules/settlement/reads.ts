import * as contract from "../../../contract/settlement.ts";
import { type Context, read } from "../../platform/command.ts";
import { badCursor, keyIn, keyLike, pageOf } from "../../platform/keyset.ts";
import { refuse } from "../../platform/refusal.ts";
import { accountsOf } from "./account-store.ts";
import { bucketOf, daysOverdue } from "./ageing.ts";
import type { CustomerFacts, SettlementDeps } from "./deps.ts";
import { openItemsOf } from "./item-store.ts";
import * as store from "./list-store.ts";
import { suggest } from "./matching.ts";
import { moneyRow } from "./money-store.ts";
import { type Exposure, exposuresOf, gatesOf, obligationsIn } from "./order-money.ts";
import { mayReach } from "./reach.ts";

const uuidLike = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const keyIs = (key: readonly string[] | undefined, ...patterns: RegExp[]): boolean => key !== undefined && patterns.every((pattern, i) => pattern.test(key[i] ?? ""));

const listInvoiceRequests = read(contract.listInvoiceRequests, async ({ cursor, limit, ...filter }, context) => {
  const key = cursor === undefined ? undefined : keyIn(cursor, 1);
  if (cursor !== undefined && !keyIs(key, uuidLike)) return badCursor();
  return pageOf(await store.requestsWhere(context, { ...filter, after: key?.[0], limit: limit + 1 }), limit, ({ id }) => [id]);
});

const readInvoiceRequest = read(contract.readInvoiceRequest, async ({ requestId }, context) => {
  const row = await store.requestRow(context, requestId);
  return row ? { ...row, lines: await store.requestLines(context, requestId) } : refuse("notFound");
});

const listReceipts = read(contract.listReceipts, async ({ cursor, limit, ...filter }, context) => {
  const key = cursor === undefined ? undefined : keyIn(cursor, 1);
  if (cursor !== undefined && !keyIs(key, uuidLike)) return badCursor();
  return pageOf(await store.receiptsWhere(context, { ...filter, after: key?.[0], limit: limit + 1 }), limit, ({ id }) => [id]);
});

/** An item with its age, without what only the store needs. */
function agedItem<I extends { dueOn: string | null }>(item: I, asOf: string): I & { bucket: contract.AgeBucket } {
  return { ...item, bucket: bucketOf(item.dueOn, asOf) };
}
const agedReceivable = (row: store.StandingRow, asOf: string) => ({ ...agedItem(row, asOf), dueOn: row.dueOn, daysOverdue: daysOverdue(row.dueOn, asOf) });

/** The day asked for, and whether it is past; a coming day is looked at with what is open today. */
async function standingOn(context: Context, { today }: SettlementDeps, asked: string | undefined): Promise<{ asOf: string; past: boolean }> {
  const now = await today(context);
  return { asOf: asked ?? now, past: asked !== undefined && asked < now };
}

const listReceivables = (deps: SettlementDeps) =>
  read(contract.listReceivables, async ({ cursor, limit, asOf: asked, ...filter }, context) => {
    const key = keyLike(cursor, ["day", "uuid"]);
    if (cursor !== undefined && !key) return badCursor();
    const { asOf, past } = await standingOn(context, deps, asked);
    const rows = await store.receivablesWhere(context, { ...filter, asOf, past, after: key, limit: limit + 1 });
    const shown = rows.map((row) => agedReceivable(row, asOf));
    return pageOf(shown, limit, ({ dueOn, id }) => [dueOn, id]);
  });

const readAgeing = (deps: SettlementDeps) =>
  read(contract.readAgeing, async ({ cursor, limit, asOf: asked, ...filter }, context) => {
    const key = cursor === undefined ? undefined : keyIn(cursor, 3);
    if (cursor !== undefined && !keyIs(key, /^\d+(\.\d+)?$/, uuidLike, /^[A-Z]{3}$/)) return badCursor();
    const standing = { ...filter, ...(await standingOn(context, deps, asked)) };
    const rows = await store.agesByCustomer(context, { ...standing, after: key, limit: limit + 1 });
    const page = pageOf(rows, limit, ({ overdue, customerId, currency }) => [overdue, customerId, currency]);
    return { ...page, asOf: standing.asOf, totals: await store.agesInAll(context, standing) };
  });

const suggestApplications = (deps: SettlementDeps) =>
  read(contract.suggestApplications, async ({ receiptId }, context) => {
    const [receipt] = await store.receiptsWhere(context, { id: receiptId, limit: 1 });
    if (!receipt) return refuse("notFound");
    const asOf = await deps.today(context);
    const items = (await openItemsOf(context.tx, receipt.customerId)).filter(({ currency }) => currency === receipt.currency);
    const { rest, currency, reference, payer, remark } = receipt;
    const suggestions = suggest({ rest, currency, words: [reference, payer, remark].join("\n") }, items);
    return { receipt, items: items.map((item) => agedItem(item, asOf)), suggestions };
  });

const readOrderMoney = (deps: SettlementDeps) =>
  read(contract.readOrderMoney, async ({ orderId }, context) => {
    const row = await moneyRow(context.tx, orderId);
    if (!row || !mayReach(context, row)) return refuse("notFound");
    const { orderNumber, customerId, currency, total, invoiced, paid, deposits, conceded } = row;
    return { orderId, orderNumber, customerId, currency, total, invoiced, paid, deposits, conceded, obligations: obligationsIn(row), gates: await gatesOf(context, row, deps) };
  });

/** The limit is kept in the customer's currency; in others none is. */
const withLimit = (use: Exposure, customer: CustomerFacts | undefined): contract.Credit => ({ ...use, limit: use.currency === customer?.currency ? customer.limit : null });

const readAccount = (deps: SettlementDeps) =>
  read(contract.readAccount, async ({ customerId, asOf: asked }, context) => {
    const { tx } = context;
    const first = (await accountsOf(tx, customerId)).find((account) => mayReach(context, account));
    if (!first) return refuse("notFound");
    const asOf = asked ?? (await deps.today(context));
    const customer = await deps.customerOf(tx, customerId, asOf);
    const credit = (await exposuresOf(tx, customerId, asOf)).map((use) => withLimit(use, customer));
    const items = (await openItemsOf(tx, customerId)).map((item) => agedItem(item, asOf));
    return { customerId, customerName: first.customerName, asOf, credit, items, receipts: await store.receiptsWhere(context, { customerId, unappliedOnly: true, limit: 200 }) };
  });

export const readsOf = (deps: SettlementDeps) => [
  listInvoiceRequests, readInvoiceRequest, listReceipts, listReceivables(deps), readAgeing(deps), suggestApplications(deps), readOrderMoney(deps), readAccount(deps),
];
