import { listCharges, listCredits } from "../../../contract/settlement-credits.ts";
import * as contract from "../../../contract/settlement-reversals.ts";
import { read } from "../../platform/command.ts";
import { keyIn, pageOf } from "../../platform/keyset.ts";
import { refuse } from "../../platform/refusal.ts";
import { chargesWhere } from "./charge-store.ts";
import { creditsWhere } from "./credit-store.ts";
import { allocationsOf, billedLines, invoicesWhere } from "./invoice-reads-store.ts";
import { receiptsWhere } from "./list-store.ts";
import { creditFactsOf, refundsWhere, reversalOfReceipt } from "./return-reads-store.ts";

const uuidLike = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const badCursor = () => refuse("invalidInput", { field: "cursor", reason: "unknown" }, ["cursor"]);
interface Paged {
  cursor?: string | undefined;
  limit: number;
}

/** A page of rows that are read newest first by their ids. */
async function newestFirst<Row extends { id: string }>({ cursor, limit }: Paged, rowsOf: (page: { after?: string; limit: number }) => Promise<Row[]>) {
  const [after] = cursor === undefined ? [] : (keyIn(cursor, 1) ?? []);
  if (cursor !== undefined && !uuidLike.test(after ?? "")) return badCursor();
  return pageOf(await rowsOf({ after, limit: limit + 1 }), limit, ({ id }) => [id]);
}

const listInvoices = read(contract.listInvoices, ({ cursor, limit, ...filter }, context) => newestFirst({ cursor, limit }, (page) => invoicesWhere(context, { ...filter, ...page })));
const listRefunds = read(contract.listRefunds, ({ cursor, limit, ...filter }, context) => newestFirst({ cursor, limit }, (page) => refundsWhere(context, { ...filter, ...page })));
const readCredits = read(listCredits, ({ cursor, limit, ...filter }, context) => newestFirst({ cursor, limit }, (page) => creditsWhere(context, { ...filter, ...page })));
const readCharges = read(listCharges, ({ cursor, limit, ...filter }, context) => newestFirst({ cursor, limit }, (page) => chargesWhere(context, { ...filter, ...page })));

const readInvoice = read(contract.readInvoice, async ({ invoiceId }, context) => {
  const [invoice] = await invoicesWhere(context, { id: invoiceId, limit: 1 });
  if (!invoice) return refuse("notFound");
  const { tx } = context;
  const evidence = invoice.evidence === null ? null : contract.priceEvidence.parse(invoice.evidence);
  return { ...invoice, evidence, lines: await billedLines(tx, invoiceId), reds: await invoicesWhere(context, { reversalOf: invoiceId, limit: 200 }), money: await allocationsOf(tx, { invoiceId }) };
});

const readReceipt = read(contract.readReceipt, async ({ receiptId }, context) => {
  const [receipt] = await receiptsWhere(context, { id: receiptId, limit: 1 });
  if (!receipt) return refuse("notFound");
  const { tx } = context;
  return {
    ...receipt, allocations: await allocationsOf(tx, { receiptId }), refunds: await refundsWhere(context, { receiptId, limit: 200 }), reversal: (await reversalOfReceipt(tx, receiptId)) ?? null,
    credit: (await creditFactsOf(tx, receiptId)) ?? null,
  };
});

export const reversalReads = [listInvoices, readInvoice, readReceipt, listRefunds, readCredits, readCharges];
