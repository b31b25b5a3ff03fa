import { invoiceRequestAxis, type InvoiceRequestState, type listInvoiceRequests } from "../../../contract/settlement.ts";
import type { Answer } from "../../api/client.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type InvoiceRequest = Answer<typeof listInvoiceRequests>["rows"][number];
export const requestTones: Record<InvoiceRequestState, Tone> = { requested: "moving", issued: "good", refused: "bad", closed: "idle", withdrawn: "idle" };

/** Why the chosen requests cannot become one invoice; nothing when they can. */
export function whyNotIssue(chosen: readonly Pick<InvoiceRequest, "state" | "customerId" | "ledgerId" | "currency">[], may: boolean, t: Translate): string | undefined {
  if (!may) return t("settlement.only_invoice");
  if (chosen.length === 0) return t("settlement.chooseFirst");
  if (chosen.some(({ state }) => !invoiceRequestAxis.allows("issue", state))) return t("settlement.onlyRequested");
  return new Set(chosen.map(({ customerId, ledgerId, currency }) => `${customerId} ${ledgerId} ${currency}`)).size > 1 ? t("settlement.oneCustomer") : undefined;
}

/** What a request bills: a delivery, what a change made more, or the whole order. */
export const billedThing = ({ deliveryNumber, changeNumber }: Pick<InvoiceRequest, "deliveryNumber" | "changeNumber">, t: Translate): string =>
  deliveryNumber ?? (changeNumber === null ? t("settlement.wholeOrder") : t("settlement.ofChange", { number: changeNumber }));

/** A number as the tax system gives them. */
export const isTaxNumber = (typed: string): boolean => /^[0-9A-Za-z-]{6,40}$/.test(typed.trim());
