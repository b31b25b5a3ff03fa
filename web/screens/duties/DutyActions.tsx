import { useState } from "react";
import { pauseDuty, resumeDuty } from "../../../contract/duties.ts";
import { useCommand } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { useNow } from "../../ui/setting.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";
import { type DutyRow, pauseBarred } from "./duty-words.ts";

/** Lets a duty stand still or run on; the button says why where it cannot. */
export function DutyActions({ duty }: { duty: DutyRow }) {
  const t = useT();
  const barred = useBarred()("duties.manage");
  const now = useNow();
  const [open, setOpen] = useState<"pause" | "resume">();
  const close = () => setOpen(undefined);
  const why = pauseBarred(duty, now);
  return (
    <>
      {duty.state === "paused"
        ? <ActionButton size="small" disabledReason={barred} onClick={() => setOpen("resume")}>{t("duties.resume")}</ActionButton>
        : <ActionButton size="small" disabledReason={barred ?? (why && t(why))} onClick={() => setOpen("pause")}>{t("duties.pause")}</ActionButton>}
      {open === "pause" && <PauseDialog duty={duty} onClose={close} />}
      {open === "resume" && <ResumeDialog duty={duty} onClose={close} />}
    </>
  );
}

interface DialogProps {
  duty: DutyRow;
  onClose(): void;
}

function PauseDialog({ duty, onClose }: DialogProps) {
  const t = useT();
  const name = duty.definition.name[useLanguage()];
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const { run, pending, error } = useCommand(pauseDuty);
  const faults = faultsOf(error);
  const send = () => void run({ dutyId: duty.id, reason, ...(note.trim() && { note }) }).then(() => {
    toast({ text: t("duties.pausedToast", { name }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("duties.pauseOf", { name, title: duty.title })} submit={t("duties.pause")} {...{ pending, error, onClose }} disabledReason={reason.trim() ? undefined : t("ui.fillIn", { field: t("duties.reason") })} onSubmit={send}>
      <TextField label={t("duties.reason")} hint={t("duties.reasonHint")} required wide autoFocus max={40} value={reason} onChange={setReason} fault={faults("reason")} />
      <TextField label={t("duties.note")} wide lines={3} max={500} value={note} onChange={setNote} fault={faults("note")} />
    </FormDialog>
  );
}

function ResumeDialog({ duty, onClose }: DialogProps) {
  const t = useT();
  const name = duty.definition.name[useLanguage()];
  const { run, pending, error } = useCommand(resumeDuty);
  const pause = duty.pauses.at(-1);
  const send = () => void run({ dutyId: duty.id }).then(() => {
    toast({ text: t("duties.resumedToast", { name }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("duties.resumeOf", { name, title: duty.title })} submit={t("duties.resume")} {...{ pending, error, onClose }} onSubmit={send}>
      {pause && <p>{t("duties.pausedFor", { reason: pause.reason })} {pause.note}</p>}
      <p className="soft">{t("duties.resumeHint")}</p>
    </FormDialog>
  );
}
