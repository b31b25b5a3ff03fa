import { useMemo } from "react";
import { useLanguage, useT } from "../../i18n/words.ts";
import { formatMoney, formatQuantity } from "../../ui/format.ts";
import { useSetting } from "../../ui/setting.ts";
import type { Teller } from "./check-words.ts";

/** Tells evidence in the language of the page and the company's currency. */
export function useTeller(): Teller {
  const t = useT();
  const language = useLanguage();
  const { currency: standard } = useSetting();
  return useMemo(
    () => ({ t, money: (amount, currency = standard) => formatMoney(amount, { currency, language }), quantity: (value) => formatQuantity(value, language) }),
    [t, language, standard],
  );
}
