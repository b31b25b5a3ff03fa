import { Input, Radio } from "antd";
import { useState } from "react";
import { sum } from "../../../contract/money.ts";
import { invoiceKinds, issueInvoice } from "../../../contract/settlement.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Money } from "../../ui/Money.tsx";
import { presentDay } from "../../ui/setting.ts";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { type InvoiceRequest, isTaxNumber } from "./invoice-words.ts";

/** Records the invoice that the tax system issued for one or several requests. */
export function IssueDialog({ requests, onClose, onDone }: { requests: readonly InvoiceRequest[]; onClose(): void; onDone(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(issueInvoice);
  const faults = faultsOf(error);
  const [kind, setKind] = useState<(typeof invoiceKinds)[number]>("special");
  const [taxNumber, setNumber] = useState("");
  const [issuedOn, setDay] = useState(presentDay());
  const [remark, setRemark] = useState("");
  const currency = requests[0]?.currency ?? "CNY";
  const send = () => void run({ requestIds: requests.map(({ id }) => id), kind, taxNumber, issuedOn, remark }).then(({ number }) => {
    toast({ text: t("settlement.issued", { number }) });
    onDone();
  }, () => undefined);
  const reason = isTaxNumber(taxNumber) ? undefined : t("settlement.taxNumberHint");
  return (
    <FormDialog title={t("settlement.issue")} submit={t("settlement.issue")} width={640} {...{ pending, error, onClose }} disabledReason={reason} onSubmit={send}>
      <Facts
        rows={[
          [t("settlement.customer"), requests[0]?.customerName],
          [t("settlement.order"), requests.map(({ orderNumber }) => orderNumber).join(" ")],
          [t("settlement.net"), <Money key="n" amount={sum(requests.map(({ net }) => net))} currency={currency} />],
          [t("settlement.tax"), <Money key="t" amount={sum(requests.map(({ tax }) => tax))} currency={currency} />],
          [t("settlement.gross"), <strong key="g"><Money amount={sum(requests.map(({ gross }) => gross))} currency={currency} /></strong>],
        ]}
      />
      <div className={sheet.fields}>
        <Field label={t("settlement.kind")} required>
          {({ id }) => <Radio.Group id={id} optionType="button" value={kind} onChange={({ target }) => setKind(target.value as typeof kind)} options={invoiceKinds.map((value) => ({ value, label: t(`settlement.kind_${value}`) }))} />}
        </Field>
        <DayField label={t("settlement.issuedOn")} required fault={faults("issuedOn")} value={issuedOn} onChange={setDay} />
        <Field label={t("settlement.taxNumber")} required wide fault={faults("taxNumber")} hint={t("settlement.taxNumberHint")}>{(control) => <Input {...control} autoComplete="off" maxLength={40} value={taxNumber} onChange={({ target }) => setNumber(target.value)} />}</Field>
        <Field label={t("settlement.remark")} wide fault={faults("remark")}>{(control) => <Input {...control} maxLength={500} value={remark} onChange={({ target }) => setRemark(target.value)} />}</Field>
      </div>
    </FormDialog>
  );
}
