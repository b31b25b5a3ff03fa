import { amountInWords, spelledDecimals } from "../../../contract/amount-in-words.ts";

/** The capital amount of a decimal text; undefined in currencies without a settled spelling or for a finer amount than the currency has. */
export function capitalsOf(amount: string, { currency, language }: { currency: string; language: string }): string | undefined {
  const decimals = spelledDecimals(currency);
  const [units = "", fraction = ""] = amount.split(".");
  if (decimals === undefined || /[1-9]/.test(fraction.slice(decimals))) return undefined;
  const minor = BigInt(units + fraction.slice(0, decimals).padEnd(decimals, "0"));
  return amountInWords(minor, { currency, script: language === "zh-TW" ? "hant" : "hans" });
}
