import { InputNumber } from "antd";
import { useState } from "react";
import { askOpinion, colleaguesOfStep, transferStep } from "../../../contract/reviews.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { nameIn, type ReviewFile, type StepFile } from "./tasks.ts";

interface Props {
  review: ReviewFile;
  step: StepFile;
}
interface DialogProps extends Props {
  onClose(): void;
}

/** What a reviewer does with his step beside deciding it: hand it on 转交, or ask a colleague first 加签. */
export function StepHandOver({ review, step }: Props) {
  const t = useT();
  const [open, setOpen] = useState<"transfer" | "ask">();
  const close = () => setOpen(undefined);
  return (
    <>
      {step.mayDecide && <ActionButton onClick={() => setOpen("ask")}>{t("reviews.askOpinion")}</ActionButton>}
      {step.mayTransfer && <ActionButton onClick={() => setOpen("transfer")}>{t("reviews.transfer")}</ActionButton>}
      {open === "ask" && <Ask {...{ review, step }} onClose={close} />}
      {open === "transfer" && <Transfer {...{ review, step }} onClose={close} />}
    </>
  );
}

const useColleagues = (review: ReviewFile, step: StepFile) => useQueryOf(colleaguesOfStep, { reviewId: review.id, stepKey: step.key }, { watches: ["person", "review"] }).data ?? [];
const choice = ({ id, name, words }: { id: string; name: string; words: string }) => ({ value: id, label: name, words });

function Transfer({ review, step, onClose }: DialogProps) {
  const t = useT();
  const language = useLanguage();
  const takers = useColleagues(review, step).filter(({ mayDecide }) => mayDecide);
  const [personId, setPerson] = useState<string>();
  const [reason, setReason] = useState("");
  const { run, pending, error } = useCommand(transferStep);
  const faults = faultsOf(error);
  const missing = !personId ? t("duties.transferTo") : reason.trim() ? undefined : t("duties.reason");
  const send = () => void run({ reviewId: review.id, stepKey: step.key, personId: personId ?? "", reason }).then(() => {
    toast({ text: t("duties.transferredToast", { name: nameIn(step.name, language), to: takers.find(({ id }) => id === personId)?.name ?? "" }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("reviews.transferOf", { title: review.title })} submit={t("reviews.transfer")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <SelectField label={t("duties.transferTo")} hint={takers.length ? t("reviews.transferHint") : t("reviews.nobodyElse")} required wide value={personId} onChange={setPerson} choices={takers.map(choice)} fault={faults("personId")} />
      <TextField label={t("duties.reason")} required wide lines={2} max={300} value={reason} onChange={setReason} fault={faults("reason")} />
    </FormDialog>
  );
}

function Ask({ review, step, onClose }: DialogProps) {
  const t = useT();
  const colleagues = useColleagues(review, step).filter(({ mayAdvise }) => mayAdvise);
  const [personId, setPerson] = useState<string>();
  const [question, setQuestion] = useState("");
  const [hours, setHours] = useState<number | null>(4);
  const { run, pending, error } = useCommand(askOpinion);
  const faults = faultsOf(error);
  const missing = !personId ? t("reviews.opinionOf") : !question.trim() ? t("reviews.question") : hours === null ? t("reviews.opinionHours") : undefined;
  const send = () => void run({ reviewId: review.id, stepKey: step.key, personId: personId ?? "", question, hours: hours ?? 4 }).then(() => {
    toast({ text: t("reviews.opinionAskedToast", { name: colleagues.find(({ id }) => id === personId)?.name ?? "" }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("reviews.askOpinionTitle", { title: review.title })} submit={t("reviews.askOpinion")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <p className="soft">{t("reviews.askOpinionEffect")}</p>
      <SelectField label={t("reviews.opinionOf")} required wide value={personId} onChange={setPerson} choices={colleagues.map(choice)} fault={faults("personId")} />
      <TextField label={t("reviews.question")} required wide lines={2} max={500} value={question} onChange={setQuestion} fault={faults("question")} />
      <Field label={t("reviews.opinionHours")} required fault={faults("hours")}>
        {(control) => <InputNumber {...control} min={1} max={80} precision={0} value={hours} onChange={setHours} />}
      </Field>
    </FormDialog>
  );
}
