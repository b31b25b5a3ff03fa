import { useState } from "react";
import { eraseEnquiryContact } from "../../../contract/enquiries.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import type { EnquiryFile } from "./enquiry-words.ts";

/** 删除联系人信息: who said it goes, with a reason; what was wanted stays. */
export function EraseDialog({ file, onClose }: { file: EnquiryFile; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(eraseEnquiryContact);
  const [reason, setReason] = useState("");
  const erase = () =>
    void run({ enquiryId: file.id, expectedRevision: file.revision, reason }).then(() => {
      toast({ text: t("enquiries.erasedToast") });
      onClose();
    }, () => undefined);
  const missing = reason.trim().length > 1 ? undefined : t("ui.fillIn", { field: t("security.reason") });
  return (
    <FormDialog title={t("enquiries.erase")} submit={t("enquiries.erase")} danger {...{ pending, error, onClose }} disabledReason={missing} onSubmit={erase}>
      <p>{t("enquiries.eraseGoes")}</p>
      <TextField label={t("security.reason")} required wide autoFocus max={300} value={reason} onChange={setReason} fault={faultsOf(error)("reason")} hint={t("enquiries.eraseReasonHint")} />
    </FormDialog>
  );
}
