import { amountInWords } from "../../../contract/amount-in-words.ts";
import { toMinor } from "../../../contract/money.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Money } from "../../ui/Money.tsx";
import style from "./orders.module.css";

interface Props {
  net: string;
  tax: string;
  total: string;
  currency: string;
}

/** Net, tax and total, the total in capitals as contracts write it. */
export function Totals({ net, tax, total, currency }: Props) {
  const t = useT();
  const language = useLanguage();
  const words = language === "en" ? undefined : amountInWords(toMinor(total, currency), { currency, script: language === "zh-TW" ? "hant" : "hans" });
  return (
    <dl className={style.totals}>
      <div><dt>{t("orders.net")}</dt><dd><Money amount={net} currency={currency} /></dd></div>
      <div><dt>{t("orders.tax")}</dt><dd><Money amount={tax} currency={currency} /></dd></div>
      <div data-total><dt>{t("orders.total")}</dt><dd><Money amount={total} currency={currency} /></dd></div>
      {words && <div className={style.words}><dt>{t("orders.inWords")}</dt><dd>{words}</dd></div>}
    </dl>
  );
}
