import { useState } from "react";
import { answerAppeal, appealAssessment } from "../../../contract/assessment.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { useDraft } from "../../ui/useDraft.ts";
import type { EntryDialog } from "./decision-dialogs.tsx";

/** The person objects, in his own words. */
export function AppealDialog({ entry, onClose }: EntryDialog) {
  const t = useT();
  const { draft: words, change, discard } = useDraft(`assessment.appeal.${entry.id}`, "");
  const { run, pending, error } = useCommand(appealAssessment);
  const send = () => void run({ assessmentId: entry.id, expectedRevision: entry.revision, words }).then(() => {
    discard();
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("assessment.appealTitle")} submit={t("assessment.act_appeal")} {...{ pending, error, onClose }} disabledReason={words.trim() ? undefined : t("ui.fillIn", { field: t("assessment.appealWords") })} onSubmit={send}>
      <p className="soft">{t("assessment.appealHint")}</p>
      <TextField label={t("assessment.appealWords")} required wide autoFocus lines={4} max={1000} value={words} onChange={change} fault={faultsOf(error)("words")} />
    </FormDialog>
  );
}

/** Another manager's last word on what was appealed against. */
export function AnswerDialog({ entry, outcome, onClose }: EntryDialog & { outcome: "uphold" | "withdraw" }) {
  const t = useT();
  const [reason, setReason] = useState("");
  const { run, pending, error } = useCommand(answerAppeal);
  const send = () => void run({ assessmentId: entry.id, expectedRevision: entry.revision, outcome, reason }).then(onClose, () => undefined);
  return (
    <FormDialog title={t(`assessment.${outcome}Title`)} submit={t(`assessment.act_${outcome}`)} {...{ pending, error, onClose }} disabledReason={reason.trim() ? undefined : t("ui.fillIn", { field: t("assessment.reason") })} onSubmit={send}>
      {entry.appeal && <p>{entry.appeal.words}</p>}
      <TextField label={t("assessment.reason")} required wide autoFocus lines={3} max={1000} value={reason} onChange={setReason} fault={faultsOf(error)("reason")} />
    </FormDialog>
  );
}
