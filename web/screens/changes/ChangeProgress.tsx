import { readOrder } from "../../../contract/orders.ts";
import { reviewsOfSubject } from "../../../contract/reviews.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Asked } from "../orders/ConfirmationTab.tsx";
import { useConfirmations } from "../orders/use-confirmations.ts";
import { Path } from "../reviews/Path.tsx";
import { reviewTones } from "../reviews/tasks.ts";
import type { ChangeFile } from "./change-words.ts";
import { ImpactSheet } from "./ImpactSheet.tsx";
import style from "./changes.module.css";
import orders from "../orders/orders.module.css";

/** Which departments have agreed, and who is waited for. */
export function Approvals({ change }: { change: ChangeFile }) {
  const t = useT();
  const may = useMay();
  const { data = [], error, refetch } = useQueryOf(reviewsOfSubject, { kind: "change", id: change.id }, { watches: [`change:${change.id}`, "review"], enabled: may("reviews.see") });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return data.map((review) => (
    <Section
      key={review.id} title={t("changes.approvals")} beside={<StatusTag tone={reviewTones[review.state]}>{t(`reviews.state_${review.state}`)}</StatusTag>}
      actions={review.steps.some(({ mayDecide }) => mayDecide) ? <Goto href={`/reviews/${review.id}`}>{t("orders.decide")}</Goto> : undefined}
    >
      <Path review={review} />
    </Section>
  ));
}

/** What the customer was asked, and the ways to his answer. */
export function Consent({ change }: { change: ChangeFile }) {
  const may = useMay();
  const wanted = change.consentRequestId !== null;
  const { data = [] } = useConfirmations(change.orderId, wanted);
  const { data: order } = useQueryOf(readOrder, { orderId: change.orderId }, { watches: [`order:${change.orderId}`], enabled: wanted && may("orders.see") });
  const request = data.find(({ id }) => id === change.consentRequestId);
  return request && order ? <Asked request={request} order={order} /> : null;
}

/** The sheets that were kept, the latest first: what was known when it was decided. */
export function KeptSheets({ change }: { change: ChangeFile }) {
  const t = useT();
  return (
    <Section title={t("changes.keptSheets")}>
      <div className={style.stack}>
        {change.impacts.toReversed().map(({ occasion, at, byName, sheet }, index) => (
          <details key={`${occasion} ${at} ${byName}`} className={orders.fold} open={index === 0}>
            <summary>{t(`changes.occasion_${occasion}`)} · {byName} <When at={at} show="absolute" /></summary>
            <ImpactSheet impact={sheet} />
          </details>
        ))}
      </div>
    </Section>
  );
}
