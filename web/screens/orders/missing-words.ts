import type { Translate } from "../../i18n/translator.ts";

interface Told {
  code: string;
  facts?: Readonly<Record<string, unknown>> | undefined;
  title?: string | undefined;
}

const asked = new Set(["orderDate", "deliveryDate", "product", "quantity", "unitPrice", "totalAmount", "paymentTerms", "deliveryAddress", "contact"]);

/** What an order lacks, with the field called as the form calls it (the server tells elements by their keys). */
export function missingWords({ code, facts = {}, title }: Told, t: Translate): string {
  const element = String(facts["element"]);
  const named = asked.has(element) ? t(`orders.element_${element}`) : element;
  if (code === "elementMissing") return t("orders.lacks", { element: named });
  if (code === "lineElementMissing") return t("orders.lineLacks", { line: facts["line"], element: named });
  return title ?? code;
}
