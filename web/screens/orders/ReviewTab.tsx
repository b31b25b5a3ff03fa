import { reviewsOfSubject } from "../../../contract/reviews.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { Checks } from "../reviews/Checks.tsx";
import { hasPriceException } from "../reviews/check-words.ts";
import { Path } from "../reviews/Path.tsx";
import { PriceException } from "../reviews/PriceException.tsx";
import { nameIn, reviewTones } from "../reviews/tasks.ts";
import type { Order } from "./order-actions.ts";
import style from "./orders.module.css";

/** Every review of the order, the latest first: who said what, and what the checks find now. */
export function ReviewTab({ order }: { order: Order }) {
  const t = useT();
  const language = useLanguage();
  const { data, error, refetch } = useQueryOf(reviewsOfSubject, { kind: "order", id: order.id }, { watches: [`order:${order.id}`, "review"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.length === 0) return <Empty title={t("orders.noReview")} hint={t("orders.noReviewHint")} />;
  return (
    <div className={style.stack}>
      {data.map((review) => (
        <Section
          key={review.id} title={t("orders.reviewOf", { version: review.subjectVersion })} beside={<StatusTag tone={reviewTones[review.state]}>{t(`reviews.state_${review.state}`)}</StatusTag>}
          actions={review.steps.some(({ mayDecide }) => mayDecide) ? <Goto href={`/reviews/${review.id}`}>{t("orders.decide")}</Goto> : undefined}
        >
          <div className={style.stack}>
          <Path review={review} />
          {review.steps.some(({ checks }) => hasPriceException(checks)) && <PriceException reviewId={review.id} />}
          {review.steps.filter(({ state, checks }) => state === "open" && checks.length > 0).map((step) => (
            <details key={step.key} className={style.fold} open={step.checks.some(({ result }) => result === "red")}>
              <summary>{nameIn(step.name, language)} · {t("reviews.checks")}</summary>
              <Checks checks={step.checks} />
            </details>
          ))}
          </div>
        </Section>
      ))}
    </div>
  );
}
