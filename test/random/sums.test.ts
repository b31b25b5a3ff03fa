import fc from "fast-check";
import { test } from "vitest";
import { taxParts, times } from "../../contract/money.ts";
import { type PaymentTerms, usualTerms } from "../../contract/payment-terms.ts";
import { totalsOf } from "../../server/modules/orders/entry.ts";
import type { Line } from "../../server/modules/orders/orders.ts";
import { billingDifferences, grossOf } from "../../server/modules/settlement/billing-differences.ts";
import { duesOf, totalOf } from "../../server/modules/settlement/invoicing.ts";
import { type AskedPart, isWrong, redLinesOf } from "../../server/modules/settlement/red.ts";
import type { LeftLine } from "../../server/modules/settlement/red-store.ts";
import { reduce } from "../../server/modules/settlement/taking-back.ts";
import { obligationsOf } from "../../server/modules/settlement/terms.ts";
import { portionsOf } from "../../server/processes/papers/credit-notes.ts";
import { added, amountIn, asMillionths, byHand, millionths, minorOf, type Parts, partsIn, unitsOf } from "./by-hand.ts";
import { counted, decimalsOf, entered, type Order, order, requested, type Row } from "./orders-of-chance.ts";

/** A hundred for each sequence of random commands: a million beside 10,000 of those. */
const runs = process.env.GENDAN_RANDOM ? 100 * Number(process.env.GENDAN_RANDOM) : process.env.CI ? 1_500 : 500;
const seed = Number(process.env.SEED ?? (process.env.GENDAN_RANDOM ? Date.now() % 2 ** 31 : 20_261_130));

/** Compares without `expect`, which would take longer than all that is reckoned. */
function same(what: string, found: Parts | bigint, expected: Parts | bigint): void {
  const told = (one: Parts | bigint) => (typeof one === "bigint" ? String(one) : `${one.net} + ${one.tax} = ${one.gross}`);
  if (told(found) !== told(expected)) throw new Error(`${what}: ${told(found)}, by hand ${told(expected)}`);
}

const termsOf = (percents: readonly string[]): PaymentTerms => ({ ...usualTerms[0]!, stages: percents.map((percent, i) => ({ percent, due: i ? "afterDelivery" : "beforeProduction", days: i, fromMonthEnd: false })) });

/** An invoice falls due in parts, is taken back bit by bit, and in the end wholly: all of it comes to what it was. */
function takenBack(rows: readonly Row[], { currency, percents, taken }: Order): void {
  const decimals = decimalsOf[currency];
  const invoice = partsIn(totalOf(rows, currency), decimals);
  same("lines of an invoice", added(rows.map((row) => partsIn(row, decimals))), invoice);
  const dues = duesOf({ gross: amountIn(invoice.gross, decimals), currency, terms: termsOf(percents), issuedOn: "2026-11-30", confirmedOn: "2026-11-01", suppliedOn: "2026-11-20" });
  same("what falls due of an invoice", dues.reduce((all, { amount }) => all + minorOf(amount, decimals), 0n), invoice.gross);
  let owed = dues.map(({ amount, dueOn }, i) => ({ id: String(i), orderId: "o", dueOn, open: amount, money: [] }));
  let left: LeftLine[] = [...rows];
  const red: Parts[] = [];
  const take = (parts?: AskedPart[]) => {
    const found = redLinesOf(left, parts, currency);
    // A share below the smallest unit is refused; whatever was left of it comes with the last red invoice.
    if (isWrong(found)) return;
    const gross = added(found.map((one) => partsIn(one, decimals)));
    red.push(gross);
    left = left.map((line) => {
      const one = found.find((each) => each.line === line);
      if (!one) return line;
      const less = (part: keyof Parts) => amountIn(minorOf(line[part], decimals) - minorOf(one[part], decimals), decimals);
      const after = { ...line, quantity: asMillionths(millionths(line.quantity) - millionths(one.quantity)), net: less("net"), tax: less("tax"), gross: less("gross") };
      partsIn(after, decimals);
      return after;
    });
    const { reduced } = reduce(owed, amountIn(gross.gross, decimals));
    const lessOf = (id: string) => reduced.filter(({ receivableId }) => receivableId === id).reduce((all, { amount }) => all + unitsOf(amount, decimals), 0n);
    owed = owed.map((one) => ({ ...one, open: amountIn(minorOf(one.open, decimals) - lessOf(one.id), decimals) }));
  };
  for (const { which, share, by } of taken) {
    const { lineNo, quantity, gross } = left[which % left.length]!;
    take([{ lineNo, ...(by === "gross" ? { gross: amountIn((minorOf(gross, decimals) * share) / 100n, decimals) } : { quantity: asMillionths((millionths(quantity) * share) / 100n) }) }]);
  }
  take();
  same("red invoices of an invoice", added(red), invoice);
  same("what is owed after them", owed.reduce((all, { open }) => all + minorOf(open, decimals), 0n), 0n);
}

/** What is credited of an order, with its tax by rate, is what was credited. */
function creditedOf(lines: readonly Line[], { currency, credited, taken }: Order): void {
  const decimals = decimalsOf[currency];
  const amount = (minorOf(totalsOf(lines, currency).totalAmount, decimals) * credited) / 100n;
  const { productCode, name } = lines[taken.length % lines.length]!;
  const portions = portionsOf({ name: taken.length % 2 ? `${productCode} ${name}` : "客户来函", amount: amountIn(amount, decimals) }, lines, currency);
  same("a credit note", added(portions.map(({ rate, amount: part }) => partsIn(taxParts({ amount: part, rate, taxInclusive: true, currency }), decimals))).gross, amount);
}

type VersionLine = Parameters<typeof billingDifferences>[0][number];
/** Its lines as the whole order is billed. */
const wholeOf = (one: Order, lines: readonly Line[], ids: readonly string[]): VersionLine[] =>
  lines.map(({ name, spec, priceUnit: unit, unitPrice, priceFactor, taxIncluded, taxRate, quantity }, i) =>
    ({ orderLineId: ids[i]!, deliveryLineId: null, name, spec, quantity: times(quantity, one.given[i]!.weight ?? "1"), unit, unitPrice: unitPrice!, priceFactor, taxIncluded, taxRate, taxClass: "goods" }));
const ordered = (one: Order) => one.given.map((line) => byHand(counted(line, one, "ordered")));

/** Another version of an order that was billed whole, dearer or cheaper, more or less of it, asks exactly by how much it comes to more or less. */
function changed(before: Order, lines: readonly Line[]): void {
  const { currency } = before;
  const kept = before.given.map((line, i) => ({ line, id: lines[i]!.id })).filter(({ line }, i) => i === 0 || line.moved % 9 > 0);
  const after = { ...before, given: kept.map(({ line }) => ({
    ...line, ...(line.moved % 2 && { price: asMillionths(millionths(line.price) + BigInt(line.moved) * 12_345n) }), ...(line.moved % 3 && { quantity: asMillionths((millionths(line.quantity) * BigInt(line.moved)) / 50n) }),
  })) };
  const differences = billingDifferences(wholeOf(before, lines, lines.map(({ id }) => id)), wholeOf(after, entered(after), kept.map(({ id }) => id)), { billed: { parts: [], quantities: new Map(), whole: true, credited: "0" }, currency });
  same("another version", minorOf(grossOf(differences, currency), decimalsOf[currency]), added(ordered(after)).gross - added(ordered(before)).gross);
}

/** Throws where a sum is not what it is by hand. */
function reckon(one: Order): void {
  const { currency, given, percents, taken } = one;
  const decimals = decimalsOf[currency];
  const lines = entered(one);
  const hand = ordered(one);
  lines.forEach(({ amount, taxAmount }, i) => same("a line", { ...hand[i]!, gross: minorOf(amount, decimals), tax: minorOf(taxAmount, decimals) }, hand[i]!));
  const { netAmount: net, taxAmount: tax, totalAmount: gross } = totalsOf(lines, currency);
  same("an order", partsIn({ net, tax, gross }, decimals), added(hand));
  const due = obligationsOf({ orderId: "o", total: gross, currency, terms: termsOf(percents), confirmedOn: null, suppliedOn: null });
  same("what an order's terms ask", due.reduce((all, { amount }) => all + minorOf(amount, decimals), 0n), added(hand).gross);
  const requests = requested(lines, one);
  same("the invoices of all deliveries", added(requests.map((rows) => partsIn(totalOf(rows, currency), decimals))), added(given.map((line) => byHand(counted(line, one, "billed")))));
  // A ten-thousandth of a gram is nothing to bill.
  if (requests.length) takenBack(requests[taken.length % requests.length]!, one);
  creditedOf(lines, one);
  changed(one, lines);
}

test(`of any order lines come to its total, its deliveries' invoices to the order, what is taken back of an invoice to that, and credits and changes to what they say, to the smallest unit (${runs} orders)`, { timeout: Math.max(120_000, runs * 20) }, () => {
  let [lines, biggest] = [0, 0];
  const begun = process.cpuUsage();
  fc.assert(fc.property(order, (one) => {
    lines += one.given.length;
    biggest = Math.max(biggest, one.given.length);
    reckon(one);
  }), { numRuns: runs, seed });
  console.log(`SEED=${seed}: ${runs} orders with ${lines} lines, ${biggest} at most, in ${(process.cpuUsage(begun).user / 1e6).toFixed(1)} s of a processor: 0 off`);
});
