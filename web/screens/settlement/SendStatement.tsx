import { useState } from "react";
import { sendStatement } from "../../../contract/statements.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";

interface Props {
  statement: { id: string; number: string };
  onClose(): void;
}

/** Sends a statement with its paper to the customer by mail. */
export function SendStatement({ statement, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(sendStatement);
  const faults = faultsOf(error);
  const [form, setForm] = useState({ to: "", words: "" });
  const send = () => void run({ statementId: statement.id, ...form }).then(({ to }) => {
    toast({ text: t("reversals.sent", { to }) });
    onClose();
  }, () => undefined);
  const missing = /^\S+@\S+\.\S+$/.test(form.to.trim()) ? undefined : t("ui.fillIn", { field: t("reversals.mailTo") });
  return (
    <FormDialog title={`${t("reversals.sendStatement")} ${statement.number}`} submit={t("reversals.sendStatement")} {...{ pending, error, onClose }} disabledReason={missing} onSubmit={send}>
      <div className={sheet.fields}>
        <TextField label={t("reversals.mailTo")} required wide type="email" autoFocus max={200} fault={faults("to")} value={form.to} onChange={(to) => setForm({ ...form, to })} />
        <TextField label={t("reversals.mailWords")} wide lines={3} max={1000} value={form.words} onChange={(words) => setForm({ ...form, words })} />
      </div>
    </FormDialog>
  );
}
