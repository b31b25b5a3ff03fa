import { allocate, asAmount, compare, type Decimal, lineAmount, minus, sum, taxParts, type TaxParts } from "../../../contract/money.ts";
import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import { least, most, positive } from "./settlement.ts";
import { dueOn, isPrepaid, type Moments } from "./terms.ts";

/** What was asked to be invoiced of an order's line before, at one tax rate and price. */
export interface Earlier extends TaxParts {
  orderLineId: string;
  taxRate: Decimal;
  unitPrice: Decimal;
  quantity: Decimal;
}

export interface Supplied {
  orderLineId: string;
  quantity: Decimal;
  unitPrice: Decimal;
  priceFactor: Decimal;
  taxIncluded: boolean;
  taxRate: Decimal;
  currency: string;
}

/** What a quantity at a price comes to. */
export const partsOf = ({ quantity, unitPrice, priceFactor, taxIncluded, taxRate, currency }: Supplied): TaxParts =>
  taxParts({ amount: lineAmount({ quantity, price: unitPrice, priceFactor, currency }), rate: taxRate, taxInclusive: taxIncluded, currency });

/**
 * Amounts of a supplied quantity. They are what the line comes to up to now less what was asked before, so that the parts of a line
 * that ships in several deliveries add up to the line and no cent is left over. Another tax rate or price begins anew.
 */
export function supplyParts(line: Supplied, before: readonly Earlier[]): TaxParts {
  const earlier = before.find((one) => one.orderLineId === line.orderLineId && compare(one.taxRate, line.taxRate) === 0 && compare(one.unitPrice, line.unitPrice) === 0);
  if (!earlier) return partsOf(line);
  const all = partsOf({ ...line, quantity: sum([line.quantity, earlier.quantity]) });
  const less = (part: keyof TaxParts) => asAmount(minus(all[part], earlier[part]), line.currency);
  return { net: less("net"), tax: less("tax"), gross: less("gross") };
}

export const totalOf = (parts: readonly TaxParts[], currency: string): TaxParts => {
  const of = (part: keyof TaxParts) => asAmount(sum(parts.map((each) => each[part])), currency);
  return { net: of("net"), tax: of("tax"), gross: of("gross") };
};

export interface Due {
  amount: Decimal;
  dueOn: string;
  prepaid: boolean;
}

/** What falls due of an invoiced amount, and when: its share of each stage, never before the invoice was there. */
export function duesOf({ gross, currency, terms, issuedOn, ...moments }: { gross: Decimal; currency: string; terms: PaymentTerms; issuedOn: string } & Moments): Due[] {
  const shares = allocate(gross, terms.stages.map(({ percent }) => percent), currency);
  const dues = terms.stages.map((stage, i) => {
    const day = dueOn(stage, moments) ?? issuedOn;
    return { amount: shares[i]!, dueOn: day < issuedOn ? issuedOn : day, prepaid: isPrepaid(stage) };
  });
  return dues.filter(({ amount }) => positive(amount));
}

export interface DepositState {
  /** Deposits held for the order. */
  deposits: Decimal;
  /** The order's amount that is not invoiced yet, after this invoice. */
  uninvoiced: Decimal;
  /** What the stages before shipping still ask for goods not invoiced yet. */
  prepaidLeft: Decimal;
}

/**
 * How much of an order's deposit pays each of an invoice's amounts: the share that was to be prepaid first; other shares only from
 * what the goods still to come do not need, so that a 30 % deposit covers 30 % of each delivery.
 */
export function depositUse({ deposits, uninvoiced, prepaidLeft }: DepositState, dues: readonly Due[]): Decimal[] {
  const kept = most(least(prepaidLeft, uninvoiced), "0");
  let left = deposits;
  const use = new Map<Due, Decimal>();
  for (const due of dues.toSorted((a, b) => Number(b.prepaid) - Number(a.prepaid) || (a.dueOn < b.dueOn ? -1 : 1))) {
    const free = due.prepaid ? left : most(minus(left, kept), "0");
    const used = least(free, due.amount);
    use.set(due, used);
    left = minus(left, used);
  }
  return dues.map((due) => use.get(due) ?? "0");
}

/** Takes amounts out of several purses, the earlier purse first; throws when they hold too little. */
export function drawn<P extends { id: string; left: Decimal }>(purses: readonly P[], wanted: readonly { key: string; amount: Decimal }[]): { purse: P; key: string; amount: Decimal }[] {
  const left = new Map(purses.map((purse) => [purse.id, purse.left]));
  return wanted.flatMap(({ key, amount }) => {
    let missing = amount;
    const parts = purses.flatMap((purse) => {
      const part = least(left.get(purse.id) ?? "0", missing);
      if (!positive(part)) return [];
      left.set(purse.id, minus(left.get(purse.id)!, part));
      missing = minus(missing, part);
      return [{ purse, key, amount: part }];
    });
    if (positive(missing)) throw new Error(`${missing} more is wanted than there is`);
    return parts;
  });
}
