/** Amounts reckoned a second time, in whole numbers alone, so that nothing of what the house reckons with is trusted. */

const millionth = 10n ** 6n;

/** A decimal text as a whole number of units of which so many decimals are the smallest; one that is finer, or minus nothing, is a fault. */
export function unitsOf(text: string, decimals: number): bigint {
  const [, sign, whole, rest = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const value = whole === undefined || rest.length > decimals ? undefined : BigInt(whole + rest.padEnd(decimals, "0"));
  if (value === undefined || (sign && value === 0n)) throw new Error(`${text} is nothing with ${decimals} decimals`);
  return sign ? -value : value;
}

/** The smallest units of an amount of money, which is written with exactly the decimals of its currency. */
export function minorOf(amount: string, decimals: number): bigint {
  if ((amount.split(".")[1]?.length ?? 0) !== decimals) throw new Error(`${amount} is not written with ${decimals} decimals`);
  return unitsOf(amount, decimals);
}
export const millionths = (text: string): bigint => unitsOf(text, 6);
export const asMillionths = (value: bigint): string => `${value / millionth}.${String(value % millionth).padStart(6, "0")}`;

/** Half away from zero, of what is not negative. */
const halfUp = (above: bigint, below: bigint): bigint => (2n * above + below) / (2n * below);

export interface Counted {
  quantity: string;
  /** What one of the quantity nominally weighs, where the price counts weight. */
  weight: string | null;
  price: string;
  priceFactor: string;
  /** In percent, with two decimals at most. */
  rate: string;
  taxInclusive: boolean;
  decimals: number;
}
export type Parts<Amount = bigint> = Record<"net" | "tax" | "gross", Amount>;

/** What a line comes to, in the smallest unit. */
export function byHand({ quantity, weight, price, priceFactor, rate, taxInclusive, decimals }: Counted): Parts {
  const exact = millionths(quantity) * millionths(weight ?? "1") * millionths(price) * 10n ** BigInt(decimals);
  const amount = halfUp(exact, millionth ** 2n * millionths(priceFactor));
  const [percent, hundred] = [millionths(rate), 100n * millionth];
  const tax = halfUp(amount * percent, taxInclusive ? hundred + percent : hundred);
  return taxInclusive ? { net: amount - tax, tax, gross: amount } : { net: amount, tax, gross: amount + tax };
}

export const added = (parts: readonly Parts[]): Parts =>
  parts.reduce((a, b) => ({ net: a.net + b.net, tax: a.tax + b.tax, gross: a.gross + b.gross }), { net: 0n, tax: 0n, gross: 0n });

/** What the house says an amount is made of; its tax and net must come to it, and none may be less than nothing. */
export function partsIn({ net, tax, gross }: Parts<string>, decimals: number): Parts {
  const parts = { net: minorOf(net, decimals), tax: minorOf(tax, decimals), gross: minorOf(gross, decimals) };
  if (parts.net + parts.tax !== parts.gross || parts.net < 0n || parts.tax < 0n) throw new Error(`net ${net} and tax ${tax} are not ${gross}`);
  return parts;
}

/** So many smallest units as an amount is written. */
export function amountIn(minor: bigint, decimals: number): string {
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, "0");
  return `${minor < 0n ? "-" : ""}${digits.slice(0, digits.length - decimals)}${decimals ? `.${digits.slice(-decimals)}` : ""}`;
}
