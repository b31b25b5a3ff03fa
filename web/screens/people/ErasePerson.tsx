import { useState } from "react";
import { erasePerson } from "../../../contract/people.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { Effects } from "../../ui/sheet/Effects.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Person } from "./PersonForms.tsx";

/** 删除个人信息 of somebody who left: what goes, what stays and why, for which reason. */
export function ErasePerson({ person, onClose }: { person: Person; onClose(): void }) {
  const t = useT();
  const [reason, setReason] = useState("");
  const { run, pending, error } = useCommand(erasePerson);
  const erase = () =>
    void run({ personId: person.id, reason, expectedVersion: person.revision }).then(() => {
      toast({ text: t("people.erasedDone") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("people.eraseOf", { name: person.name })} submit={t("people.erase")} danger {...{ pending, error, onClose }} disabledReason={reason.trim().length > 1 ? undefined : t("ui.fillIn", { field: t("security.reason") })} onSubmit={erase}>
      <Effects title={t("people.eraseGoes")} of={[t("people.eraseGoesData"), t("people.eraseGoesAccount")]} />
      <Effects title={t("people.eraseStays")} of={[t("people.eraseStaysName"), t("people.eraseStaysAudit"), t("people.eraseStaysBackups")]} />
      <TextField label={t("security.reason")} required autoFocus max={300} value={reason} onChange={setReason} fault={faultsOf(error)("reason")} hint={t("people.eraseReasonHint")} />
    </FormDialog>
  );
}
