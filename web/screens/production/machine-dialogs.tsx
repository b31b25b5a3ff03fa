import { Input } from "antd";
import { useState } from "react";
import { recordDowntime, saveWorkCentre } from "../../../contract/production.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import type { Machine } from "./run-words.ts";

/** Sets up a machine or line, or changes it. */
export function MachineDialog({ machine, onClose }: { machine: Machine | undefined; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(saveWorkCentre);
  const [form, setForm] = useState({ code: machine?.code ?? "", name: machine?.name ?? "", capacity: machine?.capacity ?? "", unit: machine?.unit ?? "" });
  const faults = faultsOf(error);
  const fields = ["code", "name", "capacity", "unit"] as const;
  const empty = fields.find((field) => !form[field].trim() || (field === "capacity" && !isQuantity(form.capacity)));
  const save = () => void run({ ...form, id: machine?.id }).then(onClose, () => undefined);
  return (
    <FormDialog title={t(machine ? "production.setUpMachine" : "production.newMachine")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={empty && t("ui.fillIn", { field: t(`production.machine_${empty}`) })} onSubmit={save}>
      <div className={sheet.fields}>
        {fields.map((field) => (
          <Field key={field} label={t(`production.machine_${field}`)} required fault={faults(field)}>
            {(control) => <Input {...control} inputMode={field === "capacity" ? "decimal" : undefined} value={form[field]} onChange={({ target }) => setForm({ ...form, [field]: target.value })} />}
          </Field>
        ))}
      </div>
    </FormDialog>
  );
}

/** Puts on record that a machine is down, and tells which runs stand in the way. */
export function DowntimeDialog({ machine, from: today, onClose }: { machine: Machine; from: string; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(recordDowntime);
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [reason, setReason] = useState("");
  const faults = faultsOf(error);
  const save = () => void run({ workCentreId: machine.id, from, to, reason }).then(({ runIds }) => {
    toast({ text: t(runIds.length ? "production.downAffects" : "production.downRecorded", { count: runIds.length }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("production.downtimeOf", { name: `${machine.code} ${machine.name}` })} submit={t("production.downtime")} {...{ pending, error, onClose }} disabledReason={reason.trim() ? undefined : t("ui.fillIn", { field: t("production.reason") })} onSubmit={save}>
      <div className={sheet.fields}>
        <DayField label={t("production.from")} required fault={faults("from")} value={from} onChange={setFrom} />
        <DayField label={t("production.to")} required fault={faults("to")} value={to} onChange={setTo} />
        <Field label={t("production.reason")} required wide fault={faults("reason")}>{(control) => <Input {...control} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
      </div>
    </FormDialog>
  );
}
