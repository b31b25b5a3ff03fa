import type { Translate } from "../../i18n/translator.ts";
import type { TraceNode } from "./trace-read.tsx";

/** Documents whose figure is money, not goods. */
const ofMoney: ReadonlySet<TraceNode["kind"]> = new Set(["invoiceRequest", "invoice", "receipt"]);
export const isMoney = ({ kind }: Pick<TraceNode, "kind">): boolean => ofMoney.has(kind);

/** The state of a document in the words of its own room. */
export function stateName({ kind, state }: Pick<TraceNode, "kind" | "state">, t: Translate): string {
  if (kind === "order") return t(`orders.stage.${state}`);
  if (kind === "review") return t(`reviews.state_${state}`);
  if (kind === "run") return t(`production.state_${state}`);
  if (kind === "delivery") return t(`shipping.state_${state}`);
  return t(`trace.${kind}_${state}`);
}

/** Reviews and confirmations have no number of their own; they are called by the version they are about. */
export const titleOf = ({ title }: Pick<TraceNode, "title">, t: Translate): string => (/^v\d+$/.test(title) ? t("policies.versionNo", { version: title.slice(1) }) : title);
