import { readReview } from "../../../contract/reviews.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { ChangeMargin } from "../orders/ChangeMargin.tsx";
import { OrderMargin } from "../orders/OrderMargin.tsx";
import { OrderShortages } from "../purchasing/OrderShortages.tsx";
import { ChangeSummary } from "./ChangeSummary.tsx";
import { Checks } from "./Checks.tsx";
import { Decision } from "./Decision.tsx";
import { Estimates } from "./Estimates.tsx";
import { Opinions } from "./Opinions.tsx";
import { OrderSummary } from "./OrderSummary.tsx";
import { PriceException } from "./PriceException.tsx";
import { hasPriceException } from "./check-words.ts";
import { Path } from "./Path.tsx";
import { StepHandOver } from "./StepHandOver.tsx";
import style from "./reviews.module.css";
import { nameIn, reviewTones, stepToShow, type ReviewFile, type StepFile } from "./tasks.ts";

interface Props {
  reviewId: string;
  stepKey: string | undefined;
  /** Several are chosen in the list, and the letter A is theirs. */
  several: boolean;
  onDecided(): void;
  /** Where the list is, on phones. */
  back?: string | undefined;
}

/** One step of one review: what the checks say, the order's essentials, the verdict, and the whole path. */
export function ReviewPanel({ reviewId, stepKey, several, onDecided, back }: Props) {
  const t = useT();
  const { data: review, error, refetch } = useQueryOf(readReview, { reviewId }, { watches: ["order", "review", "stock", "warehouse", "customer"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!review) return <PageSkeleton />;
  const step = stepToShow(review, stepKey);
  return (
    <article className={style.panel} aria-label={review.title}>
      {back && <Goto href={back}>← {t("reviews.back")}</Goto>}
      <header className={style.panelHead}>
        <h2>{review.title}</h2>
        <StatusTag tone={reviewTones[review.state]}>{t(`reviews.state_${review.state}`)}</StatusTag>
        <span className="soft">{t("reviews.version")} {review.subjectVersion}</span>
      </header>
      {step && <StepSection review={review} step={step}><Decision {...{ review, step, several, onDecided }} /></StepSection>}
      {review.steps.some(({ checks }) => hasPriceException(checks)) && <PriceException reviewId={review.id} />}
      {step && <Opinions review={review} step={step} />}
      {step && <Estimates review={review} step={step} />}
      {review.subject.kind === "order" && <OrderShortages orderId={review.subject.id} />}
      {review.subject.kind === "order" && <OrderSummary orderId={review.subject.id} />}
      {review.subject.kind === "order" && <OrderMargin orderId={review.subject.id} />}
      {review.subject.kind === "change" && <ChangeSummary changeId={review.subject.id} />}
      {review.subject.kind === "change" && <ChangeMargin changeId={review.subject.id} />}
      <Section title={t("reviews.path")}><Path review={review} /></Section>
    </article>
  );
}

function StepSection({ review, step, children }: { review: ReviewFile; step: StepFile; children: React.ReactNode }) {
  const t = useT();
  const reds = step.checks.filter(({ result }) => result === "red").length;
  const greens = step.checks.length - reds;
  return (
    <Section
      title={nameIn(step.name, useLanguage())}
      actions={step.state === "open" && (step.mayDecide || step.mayTransfer) && <StepHandOver review={review} step={step} />}
      beside={
        <>
          {reds > 0 && <StatusTag tone="bad">{t("reviews.reds", { count: reds })}</StatusTag>}
          {greens > 0 && <StatusTag tone="good">{t("reviews.greens", { count: greens })}</StatusTag>}
        </>
      }
    >
      <Checks checks={step.checks} />
      {children}
    </Section>
  );
}
