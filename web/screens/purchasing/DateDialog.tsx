import { useState } from "react";
import { datePurchase } from "../../../contract/purchasing.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { CheckField, DayField, TextField } from "../../ui/sheet/controls.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import type { PurchaseFile } from "./purchase-words.ts";

/** When the goods will come, as the supplier confirms it or as it was heard of otherwise. */
export function DateDialog({ file, onClose }: { file: PurchaseFile; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(datePurchase);
  const [said, setSaid] = useState({ expectedOn: file.expectedOn, confirmed: true, note: "" });
  const say = (change: Partial<typeof said>) => setSaid((before) => ({ ...before, ...change }));
  const later = said.expectedOn > file.expectedOn;
  return (
    <FormDialog title={`${t("purchasing.setDate")} ${file.number}`} submit={t("purchasing.saveDate")} {...{ pending, error, onClose }} disabledReason={said.expectedOn ? undefined : t("ui.fillIn", { field: t("purchasing.expectedOn") })} onSubmit={() => void run({ purchaseId: file.id, ...said, expectedRevision: file.revision }).then(onClose, () => undefined)}>
      <div className={sheet.fields}>
        <DayField label={t("purchasing.expectedOn")} required value={said.expectedOn} onChange={(expectedOn) => say({ expectedOn })} />
        <CheckField label={t("purchasing.bySupplier")} value={said.confirmed} onChange={(confirmed) => say({ confirmed })} />
        <TextField label={t("purchasing.why")} wide max={500} value={said.note} onChange={(note) => say({ note })} />
      </div>
      {later && <p role="status">{t("purchasing.laterEffect")}</p>}
    </FormDialog>
  );
}
