import { allocate, sum, type TaxParts, taxParts } from "../../../contract/money.ts";
import Big from "big.js";
import type { SnapshotOf } from "../../../contract/papers.ts";
import * as orders from "../../modules/orders/index.ts";
import { personNames } from "../../modules/people/index.ts";
import { type CreditPaper, creditPaperOf } from "../../modules/settlement/index.ts";
import type { Making } from "./making.ts";
import { type Desk, filled, headOf, orderFactsOf } from "./sheet.ts";
import * as words from "./words.ts";

type CreditNote = SnapshotOf<"creditNote">;
type OrderLine = Pick<orders.Line, "productCode" | "name" | "taxRate" | "amount">;
/** Amounts with tax that bear a rate in percent. */
interface Portion {
  rate: string;
  amount: string;
}

/** The rates that an amount bears: that of the line of the order which it names, else all of the order's in proportion to what was ordered at each. */
export function portionsOf(credited: Pick<CreditPaper["lines"][number], "name" | "amount">, ordered: readonly OrderLine[], currency: string): Portion[] {
  const named = ordered.filter(({ productCode, name }) => credited.name === `${productCode} ${name}`);
  const rates = [...Map.groupBy(named.length ? named : ordered, ({ taxRate }) => Big(taxRate).toFixed())].map(([rate, lines]) => ({ rate, worth: sum(lines.map(({ amount }) => amount)) }));
  const parts = allocate(credited.amount, rates.map(({ worth }) => worth), currency);
  return rates.map(({ rate }, i) => ({ rate, amount: parts[i]! })).filter(({ amount }) => !Big(amount).eq(0));
}

const taxOf = ({ rate, amount }: Portion, currency: string): TaxParts => taxParts({ amount, rate, taxInclusive: true, currency });
const fraction = (rate: string): string => Big(rate).div(100).toFixed();
const together = (parts: readonly TaxParts[]): TaxParts => ({ net: sum(parts.map(({ net }) => net)), tax: sum(parts.map(({ tax }) => tax)), gross: sum(parts.map(({ gross }) => gross)) });

/** Lines with their tax, and the tax by rate as their sum; a line at several rates names none. */
function taxedFrom({ lines: credited, currency }: CreditPaper, ordered: readonly OrderLine[]) {
  const each = credited.map((line) => portionsOf(line, ordered, currency).map((portion) => ({ rate: portion.rate, ...taxOf(portion, currency) })));
  const lines = credited.map(({ name, quantity, unit, amount }, i): CreditNote["lines"][number] => {
    const { net, tax } = together(each[i]!);
    return { lineNo: i + 1, name, quantity: quantity ?? undefined, unit: unit ?? undefined, taxRate: each[i]!.length === 1 ? fraction(each[i]![0]!.rate) : undefined, net, tax, amount };
  });
  const taxes = [...Map.groupBy(each.flat(), ({ rate }) => rate)].map(([rate, parts]) => ({ taxRate: fraction(rate), ...together(parts) })).toSorted((a, b) => Big(b.taxRate).cmp(a.taxRate));
  return { lines, taxes, shared: each.some(({ length }) => length > 1) };
}

const untaxed = ({ lines }: CreditPaper): CreditNote["lines"] => lines.map(({ name, quantity, unit, amount }, i) => ({ lineNo: i + 1, name, quantity: quantity ?? undefined, unit: unit ?? undefined, amount }));

/** What is credited, with its tax where it lowers a price; compensation is no supply and bears none. */
function contentOf(credit: CreditPaper, ordered: readonly OrderLine[]): Pick<CreditNote, "lines" | "taxes" | "totals" | "remark"> {
  const { currency, amount: gross } = credit;
  if (credit.kind === "compensation") return { lines: untaxed(credit), taxes: [], totals: { currency, gross }, remark: words.noTax };
  const { lines, taxes, shared } = taxedFrom(credit, ordered);
  const { net, tax } = together(taxes);
  return { lines, taxes, totals: { currency, net, tax, gross }, remark: shared ? words.taxShared : undefined };
}

const invoicesOf = ({ invoices }: CreditPaper): CreditNote["invoices"] =>
  invoices.map(({ number, taxNumber, issuedOn, gross, credited }) => ({ number, taxNumber: filled(taxNumber), issuedOn, gross, credited: Big(credited).eq(0) ? undefined : credited }));

const reversedOf = ({ reversedAt, reversedWhy }: CreditPaper, { time }: Desk): CreditNote["reversed"] => (reversedAt ? { at: time(reversedAt), reason: reversedWhy ?? "" } : undefined);

/** 《贷项通知单》: what is credited of an order, why, with tax by rate and the invoices that it lowers; taken back, it says so. */
export async function creditNote({ context: { tx, actor }, orderId, part, desk }: Making): Promise<CreditNote | undefined> {
  const credit = part === undefined ? undefined : await creditPaperOf(tx, part);
  if (!credit) return undefined;
  const by = credit.by === actor.id ? actor.name : (await personNames(tx, [credit.by])).get(credit.by);
  const { lines: ordered } = (await orders.describe(tx, orderId))!;
  return {
    ...headOf("creditNote", desk, credit.number), order: orderFactsOf(desk), what: words.creditKinds[credit.kind], source: words.creditSource(credit.sourceKind, credit.sourceNumber), reason: credit.reason,
    issued: { by: filled(by) ?? words.bySystem, at: desk.time(credit.at) }, invoices: invoicesOf(credit), reversed: reversedOf(credit, desk), ...contentOf(credit, ordered),
  };
}
