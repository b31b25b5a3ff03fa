import { useLanguage } from "../i18n/words.ts";
import { formatMoney, formatQuantity } from "./format.ts";
import { useSetting } from "./setting.ts";

interface MoneyProps {
  /** A decimal string. */
  amount: string;
  currency?: string;
  /** Without the currency's sign, for columns. */
  plain?: boolean;
}

export function Money({ amount, currency, plain }: MoneyProps) {
  const setting = useSetting();
  const language = useLanguage();
  return <span className="figure">{formatMoney(amount, { currency: currency ?? setting.currency, language, plain })}</span>;
}

export function Quantity({ value, unit }: { value: string; unit?: string }) {
  const figure = <span className="figure">{formatQuantity(value, useLanguage())}</span>;
  return unit ? <span className="nowrap">{figure} <span className="soft">{unit}</span></span> : figure;
}
