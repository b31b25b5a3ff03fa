import { Input } from "antd";
import { useState } from "react";
import { noteCall } from "../../../contract/settlement-calls.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { DayField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { Phones } from "../customers/Unmask.tsx";
import type { OverdueCustomer } from "./calls-list.tsx";

/** Notes a call: with whom, what was said, and what was promised for which day. */
export function CallDialog({ row: { customerId, customerName, currency, overdue, people }, onClose }: { row: OverdueCustomer; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(noteCall);
  const faults = faultsOf(error);
  const [form, setForm] = useState({ contactId: people[0]?.id, said: "", on: "", amount: overdue });
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const callee = people.find(({ id }) => id === form.contactId);
  const missing = !form.said.trim() ? t("calls.said") : form.on && !(isQuantity(form.amount) && Number(form.amount) > 0) ? t("calls.amount") : undefined;
  const send = () => void run({ customerId, currency, contactId: form.contactId, said: form.said, promised: form.on ? { on: form.on, amount: form.amount } : undefined }).then(() => {
    toast({ text: t("calls.noted", { customer: customerName }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("calls.addFor", { customer: customerName })} submit={t("calls.add")} width={640} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={sheet.fields}>
        <SelectField label={t("calls.whom")} clearable value={form.contactId} onChange={(contactId) => change({ contactId })} fault={faults("contactId")} choices={people.map(({ id, name, jobTitle }) => ({ value: id, label: [name, jobTitle].filter(Boolean).join(" ") }))} />
        <div>{callee && <Phones key={callee.id} customerId={customerId} contact={callee} />}</div>
        <TextField label={t("calls.said")} required wide autoFocus lines={3} max={1000} hint={t("calls.saidHint")} value={form.said} onChange={(said) => change({ said })} fault={faults("said")} />
        <DayField label={t("calls.promisedOn")} hint={t("calls.promisedOnHint")} value={form.on} onChange={(on) => change({ on })} fault={faults("promised.on")} />
        {form.on && <Field label={t("ui.noted", { text: t("calls.amount"), note: currency })} required fault={faults("promised.amount")}>{(control) => <Input {...control} inputMode="decimal" value={form.amount} onChange={({ target }) => change({ amount: target.value.replaceAll(/[,\s]/g, "") })} />}</Field>}
      </div>
    </FormDialog>
  );
}
