import { useState } from "react";
import { setCredit } from "../../../contract/customer-commands.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { DayField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";
import type { CustomerFile } from "./customer-words.ts";
import { termsChoices } from "./terms.ts";

export function CreditButton({ file }: { file: CustomerFile }) {
  const t = useT();
  const barred = useBarred();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton disabledReason={barred("customers.setCredit")} onClick={() => setOpen(true)}>{t("customers.setCredit")}</ActionButton>
      {open && <CreditForm file={file} onClose={() => setOpen(false)} />}
    </>
  );
}

const isAmount = (text: string) => /^\d{1,14}(\.\d{1,2})?$/.test(text);

/** Limit, temporary credit with its last day, and terms of payment. */
function CreditForm({ file, onClose }: { file: CustomerFile; onClose(): void }) {
  const t = useT();
  const [limit, setLimit] = useState(file.creditLimit);
  const [extra, setExtra] = useState(file.temporaryCredit);
  const [until, setUntil] = useState(file.temporaryCreditUntil ?? "");
  const [terms, setTerms] = useState<string | undefined>(file.paymentTerms.code);
  const { choices, byCode } = termsChoices(file.paymentTerms, t);
  const { run, pending, error } = useCommand(setCredit);
  const faults = faultsOf(error);
  const wrong = (text: string) => (isAmount(text) ? undefined : t("customers.amountHint"));
  const save = () =>
    run({ id: file.id, expectedRevision: file.revision, creditLimit: limit, temporaryCredit: extra || "0", temporaryCreditUntil: until || null, paymentTerms: byCode(terms) }).then(() => {
      toast({ text: t("customers.creditSet") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("customers.setCreditOf", { name: file.name })} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={wrong(limit) ?? wrong(extra || "0")} onSubmit={() => void save()}>
      <div className={sheet.fields}>
        <TextField label={t("customers.creditLimit")} required figure autoFocus value={limit} onChange={setLimit} fault={faults("creditLimit") ?? wrong(limit)} />
        <TextField label={t("customers.temporaryCredit")} figure value={extra} onChange={setExtra} fault={faults("temporaryCredit") ?? wrong(extra || "0")} />
        <DayField label={t("customers.until")} value={until} onChange={setUntil} fault={faults("temporaryCreditUntil")} />
        <SelectField label={t("customers.terms")} required value={terms} onChange={setTerms} choices={choices} fault={faults("paymentTerms")} />
      </div>
    </FormDialog>
  );
}
