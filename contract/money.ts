import Big from "big.js";

/** A decimal number as text ("1234.50"); floats never carry money, prices or quantities. */
export type Decimal = string;

// Enough places that a quotient of 12-digit numbers never rounds twice; half away from zero, as PostgreSQL's round() does.
const Exact = Big();
Exact.DP = 40;
Exact.RM = Big.roundHalfUp;

// ISO 4217 minor units other than two.
const minorUnits: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
};

/** How many decimals amounts of an ISO 4217 currency have. */
export const currencyDecimals = (currency: string): number => minorUnits[currency] ?? 2;

/** Text with exactly so many decimals; big.js writes a small negative number as "-0.00", which no paper may show. */
function fixed(value: Big, decimals: number): Decimal {
  const round = value.round(decimals);
  return (round.eq(0) ? round.abs() : round).toFixed(decimals);
}

/** Rounded half away from zero to so many decimals, with exactly these decimals. */
export const rounded = (value: Decimal, decimals: number): Decimal => fixed(new Exact(value), decimals);

/** An amount with its currency's decimals. */
export const asAmount = (value: Decimal, currency: string): Decimal => rounded(value, currencyDecimals(currency));

export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => new Exact(a).cmp(b);
export const minus = (a: Decimal, b: Decimal): Decimal => new Exact(a).minus(b).toFixed();
export const times = (a: Decimal, b: Decimal): Decimal => new Exact(a).times(b).toFixed();

/** The exact sum; of nothing "0". */
export const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), new Exact(0)).toFixed();

/** A quantity in another unit, `factor` of which make one of the first; six decimals at most. */
export const converted = (quantity: Decimal, factor: Decimal): Decimal => new Exact(quantity).times(factor).round(6).toFixed();

/** What of an amount goes with a part of a whole, in proportion; six decimals. */
export const proportion = (amount: Decimal, part: Decimal, whole: Decimal): Decimal => new Exact(amount).times(part).div(whole).round(6).toFixed();

/** What percent of a whole a part is ("23.4"), one decimal; null of a whole that is zero. */
export const percentOf = (part: Decimal, whole: Decimal): Decimal | null => (new Exact(whole).eq(0) ? null : fixed(new Exact(part).times(100).div(whole), 1));

/**
 * Amount of a line: quantity × price ÷ price factor, rounded once to the currency's decimals. `priceFactor` tells how many units
 * of the quantity one price buys (1000 for a price per thousand).
 */
export function lineAmount({ quantity, price, priceFactor = "1", currency }: { quantity: Decimal; price: Decimal; priceFactor?: Decimal; currency: string }): Decimal {
  return fixed(new Exact(quantity).times(price).div(priceFactor), currencyDecimals(currency));
}

export interface TaxParts {
  net: Decimal;
  tax: Decimal;
  gross: Decimal;
}

/** Splits an amount by a tax rate in percent ("13"): of a tax-inclusive amount the tax is carved out, else it is added; net + tax = gross to the cent. */
export function taxParts({ amount, rate, taxInclusive, currency }: { amount: Decimal; rate: Decimal; taxInclusive: boolean; currency: string }): TaxParts {
  const decimals = currencyDecimals(currency);
  const given = new Exact(amount).round(decimals);
  const tax = fixed(given.times(rate).div(taxInclusive ? new Exact(rate).plus(100) : 100), decimals);
  const [net, gross] = taxInclusive ? [given.minus(tax), given] : [given, given.plus(tax)];
  return { net: fixed(net, decimals), tax, gross: fixed(gross, decimals) };
}

/** An amount in the currency's smallest unit (fen for CNY); throws when it has more decimals than the currency. */
export function toMinor(amount: Decimal, currency: string): bigint {
  const scaled = new Exact(amount).times(new Exact(10).pow(currencyDecimals(currency)));
  if (!scaled.eq(scaled.round(0))) throw new RangeError(`${amount} is finer than ${currency} allows`);
  return BigInt(scaled.toFixed(0));
}

/** The amount of so many smallest units. */
export const fromMinor = (minor: bigint, currency: string): Decimal => {
  const decimals = currencyDecimals(currency);
  return new Exact(String(minor)).div(new Exact(10).pow(decimals)).toFixed(decimals);
};

/** Weights as whole numbers in the same proportion; equal ones when all are zero. */
function wholeWeights(weights: readonly Decimal[]): bigint[] {
  const scale = new Exact(10).pow(12);
  const whole = weights.map((weight) => BigInt(new Exact(weight).times(scale).toFixed(0)));
  if (whole.some((weight) => weight < 0n)) throw new RangeError("a weight is negative");
  return whole.every((weight) => weight === 0n) ? whole.map(() => 1n) : whole;
}

/**
 * Shares a total in proportion to weights (discount over lines, receipt over invoices); the parts sum exactly to the total.
 * Cents left over go to the largest remainders, earlier ones first. Weights are not negative, up to twelve decimals.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], currency: string): Decimal[] {
  const minor = toMinor(total, currency);
  if (!weights.length) {
    if (minor !== 0n) throw new RangeError("nothing to share the total over");
    return [];
  }
  const size = minor < 0n ? -minor : minor;
  const whole = wholeWeights(weights);
  const all = whole.reduce((a, b) => a + b, 0n);
  const parts = whole.map((weight, index) => ({ index, part: (size * weight) / all, rest: (size * weight) % all }));
  const left = Number(size - parts.reduce((a, { part }) => a + part, 0n));
  const byRest = parts.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const lucky of byRest.slice(0, left)) lucky.part += 1n;
  return parts.map(({ part }) => fromMinor(minor < 0n ? -part : part, currency));
}

export interface Discount {
  /** Percent under the list price, two decimals; negative above it, "0.00" where there is none. */
  percent: Decimal;
  belowFloor: boolean;
}

/** How far a price lies under the list's, and whether it is below the floor price 底价. Without a list price there is no discount to judge. */
export function discountOf({ price, listPrice, floorPrice }: { price: Decimal; listPrice?: Decimal | null; floorPrice?: Decimal | null }): Discount {
  const list = new Exact(listPrice ?? "0");
  const percent = list.eq(0) ? new Exact(0) : list.minus(price).times(100).div(list);
  return { percent: fixed(percent, 2), belowFloor: floorPrice != null && new Exact(price).lt(floorPrice) };
}

export interface Authority {
  role: string;
  maxDiscountPercent: Decimal;
  belowFloor: boolean;
}

/** Whether one of the roles may grant the discount by itself; a role without a row may grant none. */
export function mayGrant(discount: Discount, roles: readonly string[], authorities: readonly Authority[]): boolean {
  if (!discount.belowFloor && compare(discount.percent, "0") <= 0) return true;
  return authorities.some(
    (authority) =>
      roles.includes(authority.role) && compare(discount.percent, authority.maxDiscountPercent) <= 0 && (authority.belowFloor || !discount.belowFloor),
  );
}
