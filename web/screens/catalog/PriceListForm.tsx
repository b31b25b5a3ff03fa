import { useState } from "react";
import { createPriceList, editPriceList, grades, type PriceList } from "../../../contract/prices.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { presentDay, useSetting } from "../../ui/setting.ts";
import { CheckField, DayField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";

interface Props {
  list: PriceList | undefined;
  onSaved?(id: string): void;
  onClose(): void;
}

/** Opens a price list, or changes its name, audience and validity. */
export function PriceListForm({ list, onSaved, onClose }: Props) {
  const t = useT();
  const { currency } = useSetting();
  const [form, setForm] = useState(() => ({
    code: list?.code ?? "", name: list?.name ?? "", currency: list?.currency ?? currency, taxInclusive: list?.taxInclusive ?? true, channel: list?.channel ?? "", grade: list?.grade ?? null,
    validFrom: list?.validFrom ?? presentDay(), validTo: list?.validTo ?? "",
  }));
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const opening = useCommand(createPriceList);
  const changing = useCommand(editPriceList);
  const { pending, error } = list ? changing : opening;
  const faults = faultsOf(error);
  const save = () => {
    const { code, currency: money, taxInclusive, ...rest } = form;
    const body = { ...rest, channel: form.channel || null, validTo: form.validTo || null, customerId: list?.customerId ?? null };
    const sent = list ? changing.run({ ...body, id: list.id, expectedRevision: list.revision }) : opening.run({ ...body, code, currency: money, taxInclusive });
    void sent.then(({ id }) => (onSaved?.(id), onClose()), () => undefined);
  };
  const missing = !form.code.trim() ? "catalog.code" : !form.name.trim() ? "catalog.name" : !form.validFrom ? "catalog.validFrom" : undefined;
  return (
    <FormDialog title={list ? t("customers.editNamed", { name: list.name }) : t("catalog.createPriceList")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={save}>
      <div className={sheet.fields}>
        {!list && <TextField label={t("catalog.code")} required autoFocus max={40} value={form.code} onChange={(code) => set({ code })} fault={faults("code")} />}
        <TextField label={t("catalog.name")} required max={60} value={form.name} onChange={(name) => set({ name })} fault={faults("name")} />
        <TextField label={t("customers.channel")} max={40} value={form.channel} onChange={(channel) => set({ channel })} fault={faults("channel")} hint={t("catalog.audienceHint")} />
        <SelectField label={t("customers.grade")} clearable value={form.grade ?? undefined} onChange={(grade) => set({ grade: grades.find((each) => each === grade) ?? null })} choices={grades.map((grade) => ({ value: grade, label: t("customers.gradeOf", { grade }) }))} fault={faults("grade")} />
        <DayField label={t("catalog.validFrom")} required value={form.validFrom} onChange={(validFrom) => set({ validFrom })} fault={faults("validFrom")} />
        <DayField label={t("catalog.validTo")} value={form.validTo} onChange={(validTo) => set({ validTo })} fault={faults("validTo")} />
        {!list && <TextField label={t("customers.currency")} max={3} value={form.currency} onChange={(next) => set({ currency: next.toUpperCase() })} fault={faults("currency")} />}
      </div>
      {!list && <CheckField label={t("customers.taxIn")} value={form.taxInclusive} onChange={(taxInclusive) => set({ taxInclusive })} />}
    </FormDialog>
  );
}
