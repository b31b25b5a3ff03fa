import { Button, Input } from "antd";
import { useState } from "react";
import { askEstimate } from "../../../contract/reviews.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { shortagesOf } from "./check-words.ts";
import { roleNames } from "./Path.tsx";
import style from "./reviews.module.css";
import type { ReviewFile, StepFile } from "./tasks.ts";
import { useTeller } from "./use-teller.ts";

/** Questions to production about what is short, and their answers; the reviewer may ask where the policy foresees it. */
export function Estimates({ review, step }: { review: ReviewFile; step: StepFile }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const mayAsk = step.mayDecide && step.askEstimateOf !== null && shortagesOf(step.checks).length > 0;
  if (!mayAsk && review.estimates.length === 0) return null;
  return (
    <Section title={t("reviews.estimates")} actions={mayAsk && <Button onClick={() => setAsking(true)}>{t("reviews.askEstimate")}</Button>}>
      <ul className={style.estimates}>
        {review.estimates.map((estimate) => (
          <li key={estimate.id}>
            <p><span className="soft">{t("reviews.askedBy", { name: estimate.askedByName })} <When at={estimate.askedAt} /></span></p>
            <p>{estimate.question}</p>
            {estimate.answeredAt ? <Answered estimate={estimate} /> : <StatusTag tone="moving">{t("reviews.unanswered")}</StatusTag>}
          </li>
        ))}
      </ul>
      {asking && <Ask review={review} step={step} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Answered({ estimate }: { estimate: ReviewFile["estimates"][number] }) {
  const t = useT();
  const { answeredByName, answeredAt, days, readyOn, note } = estimate;
  return (
    <blockquote>
      <strong>{days !== null && t("reviews.daysAnswer", { days })}</strong> {readyOn && <>{t("reviews.readyOn")} <When at={readyOn} /></>}
      {note && <p>{note}</p>}
      <p className="soft">{answeredByName} {answeredAt && <When at={answeredAt} />}</p>
    </blockquote>
  );
}

function Ask({ review, step, onClose }: { review: ReviewFile; step: StepFile; onClose(): void }) {
  const t = useT();
  const { quantity } = useTeller();
  const products = shortagesOf(step.checks).map(({ code, missing }) => t("reviews.questionProduct", { code, quantity: quantity(missing) })).join(t("people.listComma"));
  const [question, setQuestion] = useState(t("reviews.questionDraft", { products }));
  const { run, pending, error } = useCommand(askEstimate);
  const ask = () =>
    run({ reviewId: review.id, stepKey: step.key, question }).then(() => {
      toast({ text: t("reviews.asked") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog
      title={t("reviews.askEstimateTitle", { roles: roleNames(step.askEstimateOf ?? [], t) })}
      submit={t("reviews.ask")}
      {...{ pending, error, onClose }}
      disabledReason={question.trim() ? undefined : t("ui.fillIn", { field: t("reviews.question") })}
      onSubmit={() => void ask()}
    >
      <Field label={t("reviews.question")} required wide>
        {(control) => <Input.TextArea {...control} autoFocus autoSize={{ minRows: 3 }} maxLength={500} value={question} onChange={(event) => setQuestion(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
