import { useState } from "react";
import { listTaxRates, setTaxRate, type TaxRate } from "../../../contract/catalog.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { DayField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { taxClassChoices, taxClassName } from "./tax-words.ts";

/** VAT rates by class and first day: the statutory ones, and those that the company entered. */
export function TaxRates() {
  const t = useT();
  const why = useBarred()("catalog.setPrices");
  const [setting, setSetting] = useState(false);
  const { data = [], error, refetch } = useQueryOf(listTaxRates, {}, { watches: ["taxRate"] });
  return (
    <Section flush title={t("catalog.taxRates")} actions={<ActionButton disabledReason={why} onClick={() => setSetting(true)}>{t("catalog.setTaxRate")}</ActionButton>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("catalog.taxRates")}
        rows={newestFirst(data)}
        rowKey={({ taxClass, validFrom, rate }) => `${taxClass} ${validFrom} ${rate}`}
        empty={t("ui.loading")}
        columns={[
          { key: "class", title: t("catalog.taxClass"), render: ({ taxClass }) => taxClassName(taxClass, t) },
          { key: "from", title: t("catalog.validFrom"), render: ({ validFrom }) => <When at={validFrom} show="absolute" /> },
          { key: "rate", title: t("catalog.taxRate"), align: "end", render: ({ rate }) => `${rate} %` },
        ]}
      />
      {setting && <TaxRateForm rates={data} onClose={() => setSetting(false)} />}
    </Section>
  );
}

const newestFirst = (rates: readonly TaxRate[]) => rates.toSorted((a, b) => a.taxClass.localeCompare(b.taxClass) || b.validFrom.localeCompare(a.validFrom));

function TaxRateForm({ rates, onClose }: { rates: readonly TaxRate[]; onClose(): void }) {
  const t = useT();
  const [form, setForm] = useState<TaxRate>({ taxClass: "", validFrom: "", rate: "" });
  const set = (change: Partial<TaxRate>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(setTaxRate);
  const faults = faultsOf(error);
  const missing = (["taxClass", "validFrom", "rate"] as const).find((name) => !form[name]);
  const labels = { taxClass: t("catalog.taxClass"), validFrom: t("catalog.validFrom"), rate: t("catalog.taxRate") };
  const save = () => void run(form).then(onClose, () => undefined);
  return (
    <FormDialog title={t("catalog.setTaxRate")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: labels[missing] })} onSubmit={save}>
      <div className={sheet.fields}>
        <SelectField label={labels.taxClass} required value={form.taxClass} onChange={(next) => set({ taxClass: next ?? "" })} choices={taxClassChoices(rates, t)} fault={faults("taxClass")} />
        <DayField label={labels.validFrom} required value={form.validFrom} onChange={(validFrom) => set({ validFrom })} fault={faults("validFrom")} />
        <TextField label={`${labels.rate} %`} required figure value={form.rate} onChange={(rate) => set({ rate })} fault={faults("rate")} />
      </div>
    </FormDialog>
  );
}
