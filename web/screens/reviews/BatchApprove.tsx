import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { decideStep, readReview } from "../../../contract/reviews.ts";
import { sum } from "../../../contract/money.ts";
import { call } from "../../api/client.ts";
import { keyOf, useCommand } from "../../api/hooks.ts";
import { ProblemError } from "../../api/problem.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Money } from "../../ui/Money.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import style from "./reviews.module.css";
import { cardFacts, isPlain, nameIn, type ReviewFile, type Task, taskKey } from "./tasks.ts";
import { useTeller } from "./use-teller.ts";

type Fate = { tone: Tone; word: string; why?: string };

/** Approves several steps that are all green: a summary first, then one decision each, then what became of each. */
export function BatchApprove({ tasks: given, onClose }: { tasks: readonly Task[]; onClose(): void }) {
  const t = useT();
  const { money } = useTeller();
  // The list behind shrinks while decisions are made; the summary stays what it was.
  const [tasks] = useState(given);
  const reviews = useReviews(tasks);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Fate>>(new Map());
  const { run, pending } = useCommand(decideStep);
  const loading = reviews.size < new Set(tasks.map(({ reviewId }) => reviewId)).size;
  const plain = tasks.filter((task) => isApprovable(task, reviews.get(task.reviewId)));
  const approve = async () => {
    for (const task of plain) {
      const fate = await run({ reviewId: task.reviewId, stepKey: task.stepKey, verdict: "pass", subjectHash: reviews.get(task.reviewId)?.subjectHash ?? task.subjectHash }).then(
        (): Fate => ({ tone: "good", word: t("reviews.batchDone") }),
        (error: unknown): Fate => ({ tone: "bad", word: t("reviews.batchFailed"), why: error instanceof ProblemError ? error.problem.title : t("ui.offline") }),
      );
      setOutcomes((current) => new Map(current).set(taskKey(task), fate));
    }
  };
  const finished = outcomes.size > 0 && outcomes.size === plain.length;
  const failed = [...outcomes.values()].filter(({ tone }) => tone === "bad").length;
  return (
    <Dialog onClose={onClose} width={720} title={t("reviews.batchTitle")}>
      <div className={style.batch}>
        <p className="soft">{t("reviews.batchIntro")}</p>
        <Table
          label={t("reviews.batchTitle")}
          rows={tasks}
          rowKey={(task) => taskKey(task)}
          empty="—"
          columns={[
            { key: "title", title: t("reviews.document"), render: ({ title }) => title },
            { key: "step", title: t("reviews.step"), render: (task) => <StepName task={task} /> },
            { key: "amount", title: t("reviews.amount"), align: "end", render: (task) => <Money amount={cardFacts(task).total ?? "0"} plain /> },
            { key: "fate", title: t("reviews.outcome"), render: (task) => (loading ? t("ui.loading") : <FateTag fate={outcomes.get(taskKey(task)) ?? (plain.includes(task) ? { tone: "idle", word: t("reviews.batchGreen") } : { tone: "warn", word: t("reviews.batchSkipped") })} />) },
          ]}
        />
        <p role="status">
          {finished
            ? t("reviews.batchOutcome", { done: outcomes.size - failed, failed })
            : t("reviews.batchSum", { count: plain.length, amount: money(sum(plain.map((task) => cardFacts(task).total ?? "0"))) })}
        </p>
        <div className={style.buttons}>
          {finished ? (
            <ActionButton type="primary" onClick={onClose}>{t("ui.close")}</ActionButton>
          ) : (
            <ActionButton type="primary" loading={pending || loading} disabledReason={plain.length ? undefined : t("reviews.batchNothing")} onClick={() => void approve()}>
              {t("reviews.batchSubmit", { count: plain.length })}
            </ActionButton>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function useReviews(tasks: readonly Task[]): ReadonlyMap<string, ReviewFile> {
  const ids = [...new Set(tasks.map(({ reviewId }) => reviewId))];
  const answers = useQueries({ queries: ids.map((reviewId) => ({ queryKey: keyOf(readReview, { reviewId }), queryFn: () => call(readReview, { reviewId }), staleTime: Infinity })) });
  return new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
}

/** Judged once when the dialog opens; what changes meanwhile the server refuses. */
function isApprovable(task: Task, review: ReviewFile | undefined): boolean {
  const step = review?.steps.find(({ key }) => key === task.stepKey);
  return step !== undefined && (step.mayDecide || step.state === "passed") && isPlain(step);
}

const StepName = ({ task }: { task: Task }) => nameIn(task.stepName, useLanguage());

function FateTag({ fate: { tone, word, why } }: { fate: Fate }) {
  return <><StatusTag tone={tone}>{word}</StatusTag>{why && <div className="soft">{why}</div>}</>;
}
