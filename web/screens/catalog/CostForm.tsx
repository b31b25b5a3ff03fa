import { useState } from "react";
import { setCost } from "../../../contract/costs.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { DayField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";

interface Props {
  product: { id: string; stockUnit: string };
  today: string;
  onClose(): void;
}

const figure = /^\d{1,10}(\.\d{1,6})?$/;

/** What one stock unit of a product costs, from a day on. */
export function CostForm({ product: { id, stockUnit }, today, onClose }: Props) {
  const t = useT();
  const [form, setForm] = useState({ validFrom: today, cost: "" });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(setCost);
  const faults = faultsOf(error);
  const missing = !form.validFrom ? t("catalog.validFrom") : !figure.test(form.cost) ? t("margins.cost") : undefined;
  const save = () =>
    run({ id, ...form, unit: stockUnit }).then(() => {
      toast({ text: t("margins.costSaved") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("margins.setCost")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={() => void save()}>
      <p className="soft">{t("margins.costHint", { unit: stockUnit })}</p>
      <div className={sheet.fields}>
        <DayField label={t("catalog.validFrom")} required value={form.validFrom} onChange={(validFrom) => set({ validFrom })} fault={faults("validFrom")} />
        <TextField label={`${t("margins.cost")} / ${stockUnit}`} required figure autoFocus value={form.cost} onChange={(cost) => set({ cost })} fault={faults("cost") ?? faults("unit")} />
      </div>
    </FormDialog>
  );
}
