import { useState } from "react";
import { closeBooks, readBooks } from "../../../contract/settlement-credits.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { DayField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";

/** Through which day the books are closed, and closing them. */
export function Books() {
  const t = useT();
  const may = useMay();
  const { data } = useQueryOf(readBooks, {}, { watches: ["books"] });
  const [asking, setAsking] = useState(false);
  return (
    <>
      <span className="soft">{data?.closedThrough ? t("reversals.booksClosed", { day: data.closedThrough }) : t("reversals.booksOpen")}</span>
      <ActionButton disabledReason={may("settlement.closeBooks") ? undefined : t("reversals.only_closeBooks")} onClick={() => setAsking(true)}>{t("reversals.books")}</ActionButton>
      {asking && <Closing onClose={() => setAsking(false)} />}
    </>
  );
}

function Closing({ onClose }: { onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(closeBooks);
  const faults = faultsOf(error);
  const [form, setForm] = useState({ closedThrough: "", reason: "" });
  const missing = !form.closedThrough ? t("reversals.booksDay") : form.reason.trim() ? undefined : t("settlement.reason");
  const send = () => void run(form).then(({ closedThrough }) => {
    toast({ text: t("reversals.booksClosedNow", { day: closedThrough }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("reversals.books")} submit={t("reversals.books")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={sheet.fields}>
        <DayField label={t("reversals.booksDay")} required hint={t("reversals.booksHint")} fault={faults("closedThrough")} value={form.closedThrough} onChange={(closedThrough) => setForm({ ...form, closedThrough })} />
        <TextField label={t("settlement.reason")} required wide max={500} value={form.reason} onChange={(reason) => setForm({ ...form, reason })} />
      </div>
    </FormDialog>
  );
}
