import type { Translate } from "../../i18n/translator.ts";

/** For whom a price list is; one that names nobody is the general one. */
export function audienceOf({ channel, grade, customerId }: { channel: string | null; grade: string | null; customerId: string | null }, t: Translate): string {
  const told = [customerId && t("catalog.ofCustomer"), grade && t("customers.gradeOf", { grade }), channel].filter(Boolean);
  return told.length ? told.join(" · ") : t("catalog.forEverybody");
}
