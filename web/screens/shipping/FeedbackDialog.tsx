import { Input, Rate } from "antd";
import { useState } from "react";
import { giveFeedback } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import type { DialogProps } from "./dialog-props.ts";

const scores = ["quality", "punctuality", "service"] as const;

/** Puts on record how content the customer is, as it was told by phone. */
export function FeedbackDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(giveFeedback);
  const [stars, setStars] = useState({ quality: 0, punctuality: 0, service: 0 });
  const [comments, setComments] = useState("");
  const [result, setResult] = useState("");
  const missing = scores.find((score) => stars[score] === 0);
  const send = () => void run({ deliveryId: delivery.id, ...stars, comments, afterSalesResult: result.trim() || undefined }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.feedbackOf", { number: delivery.number })} submit={t("shipping.act_feedback")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(`shipping.score_${missing}`) })} onSubmit={send}>
      <div className={sheet.fields}>
        {scores.map((score) => <Field key={score} label={t(`shipping.score_${score}`)} required>{() => <Rate aria-label={t(`shipping.score_${score}`)} value={stars[score]} onChange={(value) => setStars({ ...stars, [score]: value })} />}</Field>)}
      </div>
      <Field label={t("shipping.comments")} wide>{(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} value={comments} onChange={({ target }) => setComments(target.value)} />}</Field>
      <Field label={t("shipping.afterSalesResult")} wide>{(control) => <Input {...control} maxLength={500} value={result} onChange={({ target }) => setResult(target.value)} />}</Field>
    </FormDialog>
  );
}
