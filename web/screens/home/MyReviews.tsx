import { Button } from "antd";
import { useState } from "react";
import { decideStep, listTasks, readReview } from "../../../contract/reviews.ts";
import { useCommand, useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { roleNames } from "../reviews/Path.tsx";
import { cardFacts, isPlain, nameIn, type ReviewFile, type StepFile, type Task, taskHref, taskKey } from "../reviews/tasks.ts";
import style from "./home.module.css";

/** Each card asks for its review's live checks. */
const mostCards = 6;

/** Reviews that wait for me, decided on the card where nothing is red. */
export function MyReviews() {
  const t = useT();
  const { rows, error, refetch, loading } = useRowsOf(listTasks, { list: "toDecide", limit: 20 }, { watches: ["review", "order"] });
  return (
    <Section title={t("home.reviews")} beside={rows.length > 0 && <StatusTag tone="moving">{rows.length}</StatusTag>} actions={<Goto href="/reviews">{t("home.all")}</Goto>} flush>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : rows.length === 0 && !loading ? <Empty title={t("home.noReviews")} hint={t("home.noReviewsHint")} /> : (
        <ul className={style.tasks}>{rows.slice(0, mostCards).map((task) => <Card key={taskKey(task)} task={task} />)}</ul>
      )}
    </Section>
  );
}

function Card({ task }: { task: Task }) {
  const t = useT();
  const language = useLanguage();
  const { data: review } = useQueryOf(readReview, { reviewId: task.reviewId }, { watches: ["order", "review", "stock", "customer"] });
  const step = review?.steps.find(({ key }) => key === task.stepKey);
  const { total, currency, requestedDate } = cardFacts(task);
  const reds = step?.checks.filter(({ result }) => result === "red") ?? [];
  return (
    <li>
      <div>
        <Goto href={taskHref(task, "toDecide")}><strong>{task.title}</strong></Goto>
        <span>{nameIn(task.stepName, language)}</span>
        {total && <Money amount={total} {...(currency && { currency })} />}
        {requestedDate && <span className="soft">{t("orders.due")} <When at={requestedDate} show="absolute" /></span>}
      </div>
      <div>
        {reds.length > 0 ? reds.map(({ check }) => <StatusTag key={check} tone="bad">{t(`reviews.check_${check}`)}</StatusTag>) : step && <StatusTag tone="good">{t("home.allGreen")}</StatusTag>}
        {review && step && <Verdict review={review} step={step} task={task} />}
      </div>
    </li>
  );
}

function Verdict({ review, step, task }: { review: ReviewFile; step: StepFile; task: Task }) {
  const t = useT();
  const may = useMay();
  const { run, pending, error, reset } = useCommand(decideStep);
  const [returning, setReturning] = useState(false);
  const decide = (verdict: "pass" | "fail", statement: string) =>
    void run({ reviewId: review.id, stepKey: step.key, verdict, statement, subjectHash: review.subjectHash }).then(() => {
      setReturning(false);
      toast({ text: t(verdict === "pass" ? "reviews.approved" : "reviews.returned", { title: review.title }) });
    }, () => undefined);
  if (!may("reviews.decide") || !step.mayDecide || !isPlain(step)) return <span className={style.actions}>{step.whyNot && <span className="soft">{t(`reviews.whyNot_${step.whyNot}`, { roles: roleNames(step.roles, t) })}</span>}<Goto href={taskHref(task, "toDecide")}>{t("home.look")}</Goto></span>;
  return (
    <span className={style.actions}>
      {error && !returning && <Problem error={error} focus />}
      <Button size="small" danger onClick={() => (reset(), setReturning(true))}>{t("reviews.return")}</Button>
      <ActionButton size="small" type="primary" loading={pending} onClick={() => decide("pass", "")}>{t("reviews.approve")}</ActionButton>
      {returning && (
        <ReasonDialog title={t("reviews.returnTitle", { title: review.title })} label={t("reviews.reason")} submit={t("reviews.return")} {...{ pending, error }} onClose={() => setReturning(false)} onSubmit={(reason) => decide("fail", reason)} />
      )}
    </span>
  );
}
