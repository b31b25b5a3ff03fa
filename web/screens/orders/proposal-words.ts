import type { ProposalTerms } from "../../../contract/proposals.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { Order } from "./order-actions.ts";

/** What a proposal means, in one sentence. A line that the order does not have any more is told without its number. */
export function termsText(terms: ProposalTerms, { lines }: Pick<Order, "lines">, t: Translate): string {
  if (terms.kind === "laterDate") return t("orders.proposed_laterDate", { date: terms.requestedDate });
  if (terms.kind === "prepayment") return t(`customers.terms_${terms.paymentTerms.code}`);
  const lineOf = (lineId: string) => String(lines.find(({ id }) => id === lineId)?.lineNo ?? "—");
  if (terms.kind === "lowerQuantity") return terms.lines.map(({ lineId, quantity }) => t("orders.proposed_lowerQuantity", { line: lineOf(lineId), quantity })).join("; ");
  if (terms.kind === "counterPrice") return terms.lines.map(({ lineId, unitPrice }) => t("orders.proposed_counterPrice", { line: lineOf(lineId), price: unitPrice })).join("; ");
  if (terms.kind === "substitute") return terms.lines.map(({ lineId }) => t("orders.proposed_substitute", { line: lineOf(lineId) })).join("; ");
  return terms.lines.map(({ lineId, parts }) => t("orders.proposed_splitDelivery", { line: lineOf(lineId), parts: parts.map(({ quantity, requestedDate }) => `${quantity} / ${requestedDate}`).join(" + ") })).join("; ");
}
