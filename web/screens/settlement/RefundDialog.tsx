import { Input, Select } from "antd";
import { useState } from "react";
import { receiptMeans } from "../../../contract/settlement.ts";
import { refundReceipt } from "../../../contract/settlement-reversals.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { presentDay } from "../../ui/setting.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";

interface Props {
  receipt: { id: string; number: string; rest: string; currency: string };
  onClose(): void;
}

/** Gives money back to the customer that is not applied. */
export function RefundDialog({ receipt, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(refundReceipt);
  const faults = faultsOf(error);
  const [form, setForm] = useState({ amount: receipt.rest, refundedOn: presentDay(), means: "bankTransfer" as (typeof receiptMeans)[number], reference: "", reason: "" });
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const missing = !(Number(form.amount) > 0) ? t("settlement.amount") : form.reason.trim() ? undefined : t("settlement.reason");
  const send = () => void run({ receiptId: receipt.id, ...form, reference: form.reference.trim() || undefined }).then(({ number }) => {
    toast({ text: t("reversals.refunded", { number }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("reversals.refundOf", { number: receipt.number })} submit={t("reversals.refund")} width={640} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={sheet.fields}>
        <Field label={t("ui.noted", { text: t("settlement.amount"), note: receipt.currency })} required fault={faults("amount")}>{(control) => <Input {...control} autoFocus inputMode="decimal" value={form.amount} onChange={({ target }) => change({ amount: target.value.replaceAll(/[,\s]/g, "") })} />}</Field>
        <DayField label={t("reversals.refundedOn")} required fault={faults("refundedOn")} value={form.refundedOn} onChange={(refundedOn) => change({ refundedOn })} />
        <Field label={t("reversals.refundMeans")} required>{(control) => <Select {...control} value={form.means} onChange={(means) => change({ means })} options={receiptMeans.map((value) => ({ value, label: t(`settlement.means_${value}`) }))} />}</Field>
        <Field label={t("settlement.reference")}>{(control) => <Input {...control} maxLength={80} value={form.reference} onChange={({ target }) => change({ reference: target.value })} />}</Field>
        <Field label={t("settlement.reason")} required wide>{(control) => <Input {...control} maxLength={500} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}</Field>
      </div>
    </FormDialog>
  );
}
