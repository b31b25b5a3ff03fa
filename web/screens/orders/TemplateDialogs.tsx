import { useState } from "react";
import { renameTemplate, saveTemplate } from "../../../contract/order-templates.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import type { EntryForm } from "./entry-form.ts";
import { templateLinesOf } from "./template-form.ts";
import type { Template } from "./TemplateDrawer.tsx";

const longest = 60;

/** Keeps the lines of the form under a name, for its customer or for all of them. */
export function SaveTemplate({ form, onClose }: { form: EntryForm; onClose(): void }) {
  const t = useT();
  const [name, setName] = useState("");
  const [whose, setWhose] = useState<string | undefined>(form.customerId ? "customer" : "company");
  const { run, pending, error } = useCommand(saveTemplate);
  const faults = faultsOf(error);
  const lines = templateLinesOf(form);
  const send = () => void run({ name, customerId: whose === "customer" ? form.customerId : null, lines }).then(() => {
    toast({ text: t("templates.saved", { name }) });
    onClose();
  }, () => undefined);
  const choices = [...(form.customerId ? [{ value: "customer", label: t("templates.whose_customer", { name: form.customerName }) }] : []), { value: "company", label: t("templates.whose_company") }];
  return (
    <FormDialog title={t("templates.save")} submit={t("templates.save")} {...{ pending, error, onClose }} disabledReason={name.trim() ? undefined : t("ui.fillIn", { field: t("templates.name") })} onSubmit={send}>
      <p className="soft">{t("templates.saveHint", { count: lines.length })}</p>
      <TextField label={t("templates.name")} required wide autoFocus max={longest} value={name} onChange={setName} fault={faults("name")} />
      <SelectField label={t("templates.whose")} required wide value={whose} onChange={setWhose} choices={choices} fault={faults("customerId")} />
    </FormDialog>
  );
}

/** Another name for a template. */
export function RenameTemplate({ template: { id, name: before }, onClose }: { template: Template; onClose(): void }) {
  const t = useT();
  const [name, setName] = useState(before);
  const { run, pending, error } = useCommand(renameTemplate);
  const send = () => void run({ templateId: id, name }).then(() => {
    toast({ text: t("templates.renamed", { name }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("templates.renameTitle", { name: before })} submit={t("templates.rename")} {...{ pending, error, onClose }} disabledReason={name.trim() ? undefined : t("ui.fillIn", { field: t("templates.name") })} onSubmit={send}>
      <TextField label={t("templates.name")} required wide autoFocus max={longest} value={name} onChange={setName} fault={faultsOf(error)("name")} />
    </FormDialog>
  );
}
