import { useState } from "react";
import { dropEnquiry, dropReasons, replyToEnquiry } from "../../../contract/enquiries.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import type { EnquiryFile } from "./enquiry-words.ts";

interface Props {
  file: EnquiryFile;
  onClose(): void;
}

/** The promised answer was given. */
export function ReplyDialog({ file, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(replyToEnquiry);
  const [outcome, setOutcome] = useState("");
  const send = () => void run({ enquiryId: file.id, outcome, expectedRevision: file.revision }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("enquiries.replyTo", { customer: file.customerName })} submit={t("enquiries.reply")} {...{ pending, error, onClose }} disabledReason={outcome.trim() ? undefined : t("ui.fillIn", { field: t("enquiries.replyOutcome") })} onSubmit={send}>
      <TextField label={t("enquiries.replyOutcome")} required wide autoFocus lines={3} max={2000} value={outcome} onChange={setOutcome} fault={faultsOf(error)("outcome")} />
    </FormDialog>
  );
}

/** No order came of it, and why. */
export function DropDialog({ file, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(dropEnquiry);
  const [reason, setReason] = useState<string>();
  const [note, setNote] = useState("");
  const faults = faultsOf(error);
  const known = dropReasons.find((each) => each === reason);
  const send = () =>
    known && void run({ enquiryId: file.id, reason: known, expectedRevision: file.revision, ...(note.trim() && { note }) }).then(() => {
      toast({ text: t("enquiries.droppedToast", { customer: file.customerName }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("enquiries.dropOf", { customer: file.customerName })} submit={t("enquiries.drop")} {...{ pending, error, onClose }} disabledReason={known ? undefined : t("ui.fillIn", { field: t("enquiries.reason") })} onSubmit={send}>
      <SelectField label={t("enquiries.reason")} required value={reason} onChange={setReason} choices={dropReasons.map((value) => ({ value, label: t(`enquiries.reason_${value}`) }))} fault={faults("reason")} />
      <TextField label={t("enquiries.note")} wide lines={2} max={500} value={note} onChange={setNote} fault={faults("note")} />
    </FormDialog>
  );
}
