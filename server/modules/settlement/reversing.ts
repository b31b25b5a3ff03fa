import { asAmount, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { AnswerOf } from "../../../contract/toolkit.ts";
import type { freedMoney, reverseInvoice } from "../../../contract/settlement-reversals.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, refuseAll, Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { lockAccount, ordersToInvoice } from "./account-store.ts";
import { type AskedLine, correctionsOf, type Corrections } from "./corrections.ts";
import { creditsOfChanges } from "./credit-store.ts";
import type { SettlementDeps } from "./deps.ts";
import { invoiceReversed } from "./events.ts";
import { totalOf } from "./invoicing.ts";
import { isWrong, type AskedPart, type RedLine, redLinesOf, redSharesOf, type RedShare, requestAfter } from "./red.ts";
import { findInvoice, type FoundInvoice, insertRed, type LeftLine, linesLeft, owedOf, type RedInvoice, type RequestHead, requestHeads, saveRed } from "./red-store.ts";
import { closedOn, least, most, negated, positive } from "./settlement.ts";
import type { AllocationRow, InvoiceLineRow } from "./tables.ts";
import { accountTaken, counterRows, freedOf, ordersTaken, type Taken } from "./taking-back.ts";

/** How a red invoice is asked for, by whichever command. */
export interface AskedRed {
  invoiceId: string;
  taxNumber: string;
  issuedOn: string;
  reason: string;
  freed: (typeof freedMoney)[number];
  original?: { fileId: string; sha256: string } | undefined;
  /** The parts to take back; all that is left without them. */
  parts?: readonly AskedPart[] | undefined;
  afterwards: "again" | "close" | "otherPrice" | "asOrdered";
  evidence?: unknown;
  /** What is to be invoiced anew of the lines that are taken back, and what of each order is conceded by it. */
  anew(red: readonly RedLine[], currency: string): Promise<{ lines: AskedLine[]; conceded: (orderId: string) => Decimal } | Refused>;
}

interface Found {
  blue: FoundInvoice;
  heads: RequestHead[];
  lines: LeftLine[];
  /** Credit notes of changes that stand. */
  credits: { id: string; number: string; change: string }[];
}

/** The invoice with its lines, locked in the order of the room: requests, account. */
async function lockBlue(context: CommandContext, { invoiceId, issuedOn }: AskedRed): Promise<Found | Refused> {
  const { tx } = context;
  const blue = await findInvoice(tx, invoiceId);
  if (!blue) return refuse("notFound");
  if (blue.reversalOf) return refuse("invoiceIsRed", { number: blue.number });
  const heads = await requestHeads(tx, blue.requestIds);
  const closed = closedOn(await lockAccount(tx, blue), issuedOn, ["issuedOn"]);
  if (closed) return new Refused([closed]);
  if (issuedOn < blue.issuedOn) return refuse("redBeforeInvoice", { issuedOn, invoicedOn: blue.issuedOn }, ["issuedOn"]);
  const credits = await creditsOfChanges(tx, heads.map(({ orderId }) => orderId));
  const lines = await linesLeft(tx, invoiceId);
  return lines.some(({ gross }) => positive(gross)) ? { blue, heads, lines, credits } : refuse("invoiceReversed", { number: blue.number });
}

/** Of the money that is taken off, what stays with its order as a deposit: no more than what is invoiced anew, less what went back to the deposit anyway. */
function keptMoney(context: CommandContext, { taken, on }: { taken: readonly Taken[]; on: string }, wantedOf: (orderId: string) => Decimal): AllocationRow[] {
  const { actor: { id: by }, now: at } = context;
  const left = new Map<string, Decimal>();
  for (const { held: { orderId, fromDeposit }, amount } of taken) if (orderId) left.set(orderId, minus(left.get(orderId) ?? wantedOf(orderId), fromDeposit ? amount : "0"));
  return taken.flatMap(({ held: { receiptId, orderId, fromDeposit, appliedOn }, amount: off }) => {
    const amount = orderId && !fromDeposit ? least(off, most(left.get(orderId) ?? "0", "0")) : "0";
    if (!orderId || !positive(amount)) return [];
    left.set(orderId, minus(left.get(orderId)!, amount));
    return [{ id: context.newId(), receiptId, orderId, receivableId: null, fromDeposit: null, amount, appliedOn: appliedOn > on ? appliedOn : on, by, at }];
  });
}

const redLineRows = (redId: string, red: readonly RedLine[]): InvoiceLineRow[] =>
  red.map(({ line: { requestLineId, orderId }, quantity, net, tax, gross }, i) => ({
    invoiceId: redId, lineNo: i + 1, requestLineId, orderId, quantity: negated(quantity), net: negated(net), tax: negated(tax), gross: negated(gross),
  }));

function tell(context: CommandContext, { blue, red, shares, kept }: { blue: FoundInvoice; red: RedInvoice; shares: readonly RedShare[]; kept: readonly AllocationRow[] }): void {
  const { id, number, taxNumber, gross, currency, reason, afterwards, evidence } = red;
  const facts = { number, taxNumber, gross, currency, afterwards, ...(evidence ? { evidence } : {}) };
  record(context, { subject: { kind: "invoice", id: blue.id }, what: "invoiceReversed", facts: { ...facts, redInvoiceId: id }, why: reason });
  for (const { order, gross: share, taken, conceded } of shares) {
    const { orderId } = order;
    const stays = sum(kept.filter((one) => one.orderId === orderId).map(({ amount }) => amount));
    const sums = { invoiced: asAmount(minus(order.invoiced, share), currency), paid: asAmount(sum([minus(order.paid, freedOf(taken)), stays]), currency), conceded: asAmount(sum([order.conceded, conceded]), currency) };
    record(context, { subject: { kind: "order", id: orderId }, what: "invoiceReversed", facts: { ...facts, invoiceId: blue.id, reversed: blue.number, amount: share, freed: freedOf(taken), ...sums }, why: reason });
    context.emit(invoiceReversed({ orderId, part: id, ...sums }));
  }
}

async function redOf(context: CommandContext, { nextNumber }: Pick<SettlementDeps, "nextNumber">, { asked, blue, red }: { asked: AskedRed; blue: FoundInvoice; red: readonly RedLine[] }): Promise<RedInvoice> {
  const { kind, customerId, ledgerId, currency } = blue;
  const { net, tax, gross } = totalOf(red, currency);
  const { taxNumber, issuedOn, reason, afterwards, original, evidence = null } = asked;
  return {
    id: context.newId(), number: await nextNumber(context, { ledgerId, kind: "invoice" }), kind, taxNumber, issuedOn, customerId, ledgerId, currency,
    net: negated(net), tax: negated(tax), gross: negated(gross), fileId: original?.fileId ?? null, fileSha256: original?.sha256 ?? null, remark: "", by: context.actor.id, at: context.now,
    reversalOf: blue.id, reason, afterwards, evidence,
  };
}

/** Writes a red invoice with all that it moves. */
async function save(context: CommandContext, { blue, red, lines, shares, kept, corrections }: { blue: FoundInvoice; red: RedInvoice; lines: readonly RedLine[]; shares: readonly RedShare[]; kept: readonly AllocationRow[]; corrections: Corrections }): Promise<void> {
  const taken = shares.flatMap((share) => share.taken);
  const moved = accountTaken(taken);
  const stays = sum(kept.map(({ amount }) => amount));
  const reduced = shares.flatMap((share) => share.reduced).map((one) => ({ id: context.newId(), ...one }));
  const changes = new Map(ordersTaken(taken).map((change) => [change.orderId, change]));
  await saveRed(context.tx, {
    account: blue, red, lines: redLineRows(red.id, lines), taken, kept, reduced, ...corrections,
    counters: counterRows(taken, { newId: () => context.newId(), on: red.issuedOn, reason: red.reason, by: red.by, at: red.at }),
    concessions: shares.filter(({ conceded }) => Number(conceded) !== 0).map(({ order: { orderId }, conceded: amount }) => ({ id: context.newId(), orderId, amount })),
    orderChanges: shares.map(({ order: { orderId }, change }) => {
      const back = changes.get(orderId);
      const again = sum(kept.filter((one) => one.orderId === orderId).map(({ amount }) => amount));
      return { ...change, paid: sum([back?.paid ?? "0", again]), deposits: sum([back?.deposits ?? "0", again]) };
    }),
    accountChange: {
      openOrders: sum(shares.map(({ change }) => change.openAmount ?? "0")), unapplied: minus(moved.unapplied, stays), deposits: sum([moved.deposits, stays]),
      openInvoices: minus(moved.openInvoices, sum(reduced.map(({ amount }) => amount))),
    },
  });
}

type Answer = AnswerOf<typeof reverseInvoice>;

/**
 * Records a red invoice 红字发票: what it takes back is owed no more, money that had paid it is the customer's again or stays with the order, and
 * its goods are to be invoiced anew or not. The blue invoice stays as it was. Refused with `invoiceReversed`, `invoiceIsRed`, `booksClosed`,
 * `redBeforeInvoice`, `reversedOverLeft`, `taxNumberUsed`; for anything but to be invoiced again with
 * `creditOfChangeStays` where a credit note of the order's change has settled a part already, `differenceOfChangeStays` where a change asked a higher price for its goods.
 */
export async function redInvoice(context: CommandContext, deps: Pick<SettlementDeps, "nextNumber">, asked: AskedRed): Promise<(Answer & { difference: Decimal }) | Refused> {
  const found = await lockBlue(context, asked);
  if (found instanceof Refused) return found;
  const { blue, heads, lines, credits } = found;
  const { currency } = blue;
  const repeat = asked.afterwards === "again" || asked.afterwards === "asOrdered";
  const [settled] = repeat ? [] : credits;
  if (settled) return refuse("creditOfChangeStays", { number: settled.number, change: settled.change });
  const parts = redLinesOf(lines, asked.parts, currency);
  if (isWrong(parts)) return refuseAll(parts)!;
  const anew = await asked.anew(parts, currency);
  if (anew instanceof Refused) return anew;
  const red = await redOf(context, deps, { asked, blue, red: parts });
  if (!(await insertRed(context.tx, red))) return refuse("taxNumberUsed", { taxNumber: red.taxNumber }, ["taxNumber"]);
  const after = heads.map((head) => ({ head, left: requestAfter(head.id, { lines, red: parts }) }));
  const corrections = correctionsOf(context, { red, lines: anew.lines, after, repeat });
  const orders = await ordersToInvoice(context.tx, heads.map(({ orderId }) => orderId));
  const shares = redSharesOf(orders, parts, { owed: await owedOf(context.tx, blue.id), concededOf: anew.conceded, currency });
  const anewOf = (orderId: string) => sum(anew.lines.filter(({ line }) => line.orderId === orderId).map(({ gross }) => gross));
  // As ordered: what its version comes to, and not by the credit notes that go with the old invoice.
  const [wantedOf, isKept] = asked.afterwards === "asOrdered" ? [(orderId: string) => orders.find((one) => one.orderId === orderId)?.total ?? "0", ({ held }: Taken) => !credits.some(({ id }) => id === held.receiptId)] : [anewOf, () => true];
  const taken = shares.flatMap((share) => share.taken);
  const kept = asked.freed === "order" ? keptMoney(context, { taken: taken.filter(isKept), on: red.issuedOn }, wantedOf) : [];
  await save(context, { blue, red, lines: parts, shares, kept, corrections });
  tell(context, { blue, red, shares, kept });
  const freed = asAmount(minus(freedOf(taken), sum(kept.map(({ amount }) => amount))), currency);
  return { invoiceId: red.id, number: red.number, gross: asAmount(red.gross, currency), freed, requestIds: [...corrections.again, ...corrections.corrections.map(({ id }) => id)], difference: asAmount(sum([red.gross, ...anew.lines.map(({ gross }) => gross)]), currency) };
}
