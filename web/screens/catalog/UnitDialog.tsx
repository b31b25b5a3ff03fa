import { useState } from "react";
import { saveUnit, type Unit, unitKinds } from "../../../contract/catalog.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";

/** Adds a unit to those in which the company counts and weighs, or changes the decimals of one. */
export default function UnitDialog({ units, onClose }: { units: readonly Unit[]; onClose(): void }) {
  const t = useT();
  const [form, setForm] = useState<Unit>({ name: "", kind: "count", decimals: 0 });
  const { run, pending, error } = useCommand(saveUnit);
  const faults = faultsOf(error);
  // Whoever names a unit that is there sees what it is before he changes it.
  const name = (typed: string) => setForm((current) => ({ ...(units.find((unit) => unit.name === typed.trim()) ?? current), name: typed }));
  const save = () => void run({ ...form, name: form.name.trim() }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("catalog.saveUnit")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={form.name.trim() ? undefined : t("ui.fillIn", { field: t("catalog.unitName") })} onSubmit={save}>
      <div className={sheet.fields}>
        <TextField label={t("catalog.unitName")} required autoFocus max={12} value={form.name} onChange={name} fault={faults("name")} hint={units.length ? t("catalog.unitsKnown", { units: units.map((unit) => unit.name).join(t("people.listComma")) }) : t("catalog.noUnits")} />
        <SelectField label={t("catalog.unitKind")} value={form.kind} onChange={(kind) => setForm({ ...form, kind: unitKinds.find((each) => each === kind) ?? "count" })} choices={unitKinds.map((kind) => ({ value: kind, label: t(`catalog.unitKind_${kind}`) }))} fault={faults("kind")} />
        <SelectField label={t("catalog.decimals")} value={String(form.decimals)} onChange={(decimals) => setForm({ ...form, decimals: Number(decimals) })} choices={["0", "1", "2", "3", "4", "5", "6"].map((value) => ({ value, label: value }))} fault={faults("decimals")} />
      </div>
    </FormDialog>
  );
}
