import { Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { answerEstimate, listEstimates } from "../../../contract/reviews.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { DayPicker } from "../../ui/DayPicker.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import style from "./reviews.module.css";

type Estimate = Answer<typeof listEstimates>[number];

/** Production's list of open questions about shortages. */
export function EstimateList() {
  const t = useT();
  const { data, error, refetch } = useQueryOf(listEstimates, {}, { watches: ["order", "review"] });
  const [answering, setAnswering] = useState<Estimate>();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.length === 0) return <Empty title={t("reviews.noEstimates")} hint={t("reviews.noEstimatesHint")} />;
  return (
    <>
      <ul className={style.questions}>
        {data.map((estimate) => (
          <li key={estimate.id} className={style.question}>
            <div>
              <Goto href={`/reviews/${estimate.reviewId}?list=toDecide&step=${estimate.stepKey}`}><strong>{estimate.title}</strong></Goto>
              <p>{estimate.question}</p>
              <p className="soft">{t("reviews.askedBy", { name: estimate.askedByName })} <When at={estimate.askedAt} /></p>
            </div>
            <Button type="primary" onClick={() => setAnswering(estimate)}>{t("reviews.answer")}</Button>
          </li>
        ))}
      </ul>
      {answering && <AnswerForm key={answering.id} estimate={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function AnswerForm({ estimate, onClose }: { estimate: Estimate; onClose(): void }) {
  const t = useT();
  const [days, setDays] = useState<number | null>(null);
  const [readyOn, setReadyOn] = useState<string>();
  const [note, setNote] = useState("");
  const { run, pending, error } = useCommand(answerEstimate);
  const faults = faultsOf(error);
  const answer = () =>
    run({ estimateId: estimate.id, days: days ?? 0, readyOn, note }).then(() => {
      toast({ text: t("reviews.answered") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog
      title={t("reviews.answerTitle", { title: estimate.title })}
      submit={t("reviews.answer")}
      {...{ pending, error, onClose }}
      disabledReason={days === null ? t("ui.fillIn", { field: t("reviews.days") }) : undefined}
      onSubmit={() => void answer()}
    >
      <blockquote className={style.quoted}>{estimate.question}</blockquote>
      <Field label={t("reviews.days")} required fault={faults("days")}>
        {(control) => <InputNumber {...control} autoFocus min={0} max={366} precision={0} value={days} onChange={setDays} />}
      </Field>
      <Field label={t("reviews.readyOn")} fault={faults("readyOn")}>
        {(control) => <DayPicker {...control} value={readyOn ?? ""} onChange={(day) => setReadyOn(day || undefined)} />}
      </Field>
      <Field label={t("reviews.note")} wide fault={faults("note")}>
        {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2 }} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
