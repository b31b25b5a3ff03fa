import type { TaxRate } from "../../../contract/catalog.ts";
import type { Translate } from "../../i18n/translator.ts";

/** Classes that the statutory rates name; a company's own class is called what it was entered as. */
const named = ["goods", "goodsReduced", "services", "exempt"];

export const taxClassName = (taxClass: string, t: Translate): string => (named.includes(taxClass) ? t(`catalog.taxClass_${taxClass}`) : taxClass);

/** The classes that have a rate, in the order in which their rates come. */
export const taxClassChoices = (rates: readonly TaxRate[], t: Translate) =>
  [...new Set(rates.map(({ taxClass }) => taxClass))].map((value) => ({ value, label: taxClassName(value, t) }));
