import { Input, Rate } from "antd";
import { useState } from "react";
import { asksResult } from "../../../contract/delivery-policy.ts";
import { giveFeedback } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import type { DialogProps } from "./dialog-props.ts";

type Score = "quality" | "punctuality" | "service";

/** Puts on record how content the customer is, as it was told by phone: the scores of the policy, and how an objection was made good. */
export function FeedbackDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(giveFeedback);
  const [stars, setStars] = useState<Partial<Record<Score, number>>>({});
  const [comments, setComments] = useState("");
  const [result, setResult] = useState("");
  const { scores } = delivery.policy;
  const wantsResult = asksResult(delivery);
  const unscored = scores.find((score) => stars[score] === undefined);
  const missing = unscored ? t(`shipping.score_${unscored}`) : wantsResult && !result.trim() ? t("shipping.afterSalesResult") : undefined;
  const send = () => void run({ deliveryId: delivery.id, ...stars, comments, afterSalesResult: result.trim() || undefined }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.feedbackOf", { number: delivery.number })} submit={t("shipping.act_feedback")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={sheet.fields}>
        {scores.map((score) => <Field key={score} label={t(`shipping.score_${score}`)} required>{() => <Rate aria-label={t(`shipping.score_${score}`)} value={stars[score] ?? 0} onChange={(value) => setStars({ ...stars, [score]: value })} />}</Field>)}
      </div>
      <Field label={t("shipping.comments")} wide>{(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} value={comments} onChange={({ target }) => setComments(target.value)} />}</Field>
      {wantsResult && <Field label={t("shipping.afterSalesResult")} required wide>{(control) => <Input {...control} maxLength={500} value={result} onChange={({ target }) => setResult(target.value)} />}</Field>}
    </FormDialog>
  );
}
