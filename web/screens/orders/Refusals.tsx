import { reviewsOfSubject } from "../../../contract/reviews.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { When } from "../../ui/When.tsx";
import { nameIn } from "../reviews/tasks.ts";
import { Banner } from "./Banner.tsx";
import type { Order } from "./order-actions.ts";
import { useConfirmations } from "./use-confirmations.ts";

/** Why the review failed: which step, who, and in which words. */
export function ReviewRefusal({ order }: { order: Order }) {
  const t = useT();
  const language = useLanguage();
  const may = useMay();
  const { data } = useQueryOf(reviewsOfSubject, { kind: "order", id: order.id }, { watches: [`order:${order.id}`, "review"], enabled: may("reviews.see") });
  const refused = data?.find(({ state }) => state === "failed")?.steps.filter(({ state }) => state === "failed") ?? [];
  if (refused.length === 0) return null;
  return (
    <Banner tone="bad" title={
      <>
        <strong>{t("orders.reviewRefused")}</strong>
        <ul>{refused.map(({ key, name, decidedByName, decidedAt, statement }) => <li key={key}>{nameIn(name, language)} · {decidedByName} {decidedAt && <When at={decidedAt} />}{t("ui.colon")}{statement || t("orders.noStatement")}</li>)}</ul>
      </>
    } />
  );
}

/** Why the customer does not agree. */
export function CustomerRefusal({ order }: { order: Order }) {
  const t = useT();
  const { data } = useConfirmations(order.id);
  const decision = data?.find(({ state }) => state === "refused")?.decision;
  if (!decision) return null;
  return <Banner tone="bad" title={<><strong>{t("orders.customerRefused")}</strong> {decision.name} <When at={decision.at} />: {decision.reason ?? t("orders.noStatement")}</>} />;
}
