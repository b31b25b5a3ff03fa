import { type PaymentTerms, usualTerms } from "../../../contract/payment-terms.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { Choice } from "../../ui/sheet/controls.tsx";

type Terms = Pick<PaymentTerms, "code" | "name"> & { stages: readonly { percent: string; due: string; days: number; fromMonthEnd: boolean }[] };

/** Terms of payment by their own name, else by that of the usual ones. */
export function termsText({ code, name }: Pick<Terms, "code" | "name">, t: Translate): string {
  if (name) return name;
  return usualTerms.some((usual) => usual.code === code) ? t(`customers.terms_${code}`) : code;
}

/** What the terms ask, stage by stage. */
export const stagesText = ({ stages }: Terms, t: Translate): string =>
  stages.map(({ percent, due, days, fromMonthEnd }) => t("customers.stage", { percent, due: t(`customers.due_${due}`), days: days ? t(fromMonthEnd ? "customers.daysFromMonthEnd" : "customers.days", { days }) : "" }).trim()).join("; ");

/** Terms to choose from: the usual ones, and the customer's own where they are none of these. */
export function termsChoices(own: PaymentTerms | undefined, t: Translate): { choices: Choice[]; byCode(code: string | undefined): PaymentTerms | undefined } {
  const all = own && !usualTerms.some(({ code }) => code === own.code) ? [own, ...usualTerms] : [...usualTerms];
  return {
    choices: all.map((terms) => ({ value: terms.code, label: termsText(terms, t) })),
    byCode: (code) => (own?.code === code ? own : all.find((terms) => terms.code === code)),
  };
}
