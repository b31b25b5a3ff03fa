import { Input, Select } from "antd";
import { useState } from "react";
import { readCompany } from "../../../contract/companies.ts";
import { receiptMeans, recordReceipt } from "../../../contract/settlement.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { CustomerPicker, type PickedCustomer } from "../../parts/CustomerPicker.tsx";
import { isQuantity } from "../../ui/number.ts";
import { presentDay, useSetting } from "../../ui/setting.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";

/** Records money that came in; its matching follows in the next dialog. */
export function ReceiptDialog({ onClose, onDone }: { onClose(): void; onDone(receiptId: string, rest: string): void }) {
  const t = useT();
  const { currency: standard } = useSetting();
  const { run, pending, error } = useCommand(recordReceipt);
  const { data: company } = useQueryOf(readCompany, {}, { watches: ["company"] });
  const faults = faultsOf(error);
  const [customer, setCustomer] = useState<PickedCustomer>();
  const [form, setForm] = useState({ ledgerId: "", amount: "", receivedOn: presentDay(), means: "bankTransfer" as (typeof receiptMeans)[number], reference: "", payer: "", remark: "" });
  const ledgerId = form.ledgerId || customer?.ledgerId || company?.ledgers[0]?.id || "";
  const currency = customer?.currency ?? standard;
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const missing = !customer ? t("settlement.customer") : !isQuantity(form.amount) || Number(form.amount) === 0 ? t("settlement.amount") : !ledgerId ? t("settlement.ledger") : undefined;
  const send = () => customer && void run({ ...form, customerId: customer.id, ledgerId, currency, reference: form.reference.trim() || undefined }).then(({ receiptId, number, rest }) => {
    toast({ text: t("settlement.recorded", { number }) });
    onDone(receiptId, rest);
  }, () => undefined);
  return (
    <FormDialog title={t("settlement.record")} submit={t("settlement.recordAndMatch")} width={680} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={sheet.fields}>
        <Field label={t("settlement.customer")} required wide fault={faults("customerId")}>{(control) => <CustomerPicker control={control} name={customer?.name ?? ""} onChoose={setCustomer} />}</Field>
        <Field label={t("ui.noted", { text: t("settlement.amount"), note: currency })} required fault={faults("amount")}>{(control) => <Input {...control} inputMode="decimal" value={form.amount} onChange={({ target }) => change({ amount: target.value.replaceAll(/[,\s]/g, "") })} />}</Field>
        <DayField label={t("settlement.receivedOn")} required fault={faults("receivedOn")} value={form.receivedOn} onChange={(day) => change({ receivedOn: day })} />
        <Field label={t("settlement.means")} required>{(control) => <Select {...control} value={form.means} onChange={(means) => change({ means })} options={receiptMeans.map((value) => ({ value, label: t(`settlement.means_${value}`) }))} />}</Field>
        <Field label={t("settlement.reference")} fault={faults("reference")} hint={t("settlement.referenceHint")}>{(control) => <Input {...control} maxLength={80} value={form.reference} onChange={({ target }) => change({ reference: target.value })} />}</Field>
        <Field label={t("settlement.ledger")} required fault={faults("ledgerId")}>{(control) => <Select {...control} value={ledgerId || undefined} onChange={(value) => change({ ledgerId: value })} options={company?.ledgers.map(({ id, name }) => ({ value: id, label: name }))} />}</Field>
        <Field label={t("settlement.payer")} hint={t("settlement.payerHint")}>{(control) => <Input {...control} maxLength={120} value={form.payer} onChange={({ target }) => change({ payer: target.value })} />}</Field>
        <Field label={t("settlement.remark")} wide>{(control) => <Input {...control} maxLength={500} value={form.remark} onChange={({ target }) => change({ remark: target.value })} />}</Field>
      </div>
    </FormDialog>
  );
}
