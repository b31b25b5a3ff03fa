import { Input, Radio } from "antd";
import { useState } from "react";
import { chargeCustomer, giveCredit } from "../../../contract/settlement-credits.ts";
import { creditKinds } from "../../../contract/settlement-reversals.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { presentDay } from "../../ui/setting.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";

const kinds = [...creditKinds, "charge"] as const;
type Kind = (typeof kinds)[number];

interface Props {
  orderId: string;
  orderNumber: string;
  currency: string;
  onClose(): void;
}

/** Credits a customer for an order, or charges it for what was agreed beside the goods. */
export function CreditDialog({ orderId, orderNumber, currency, onClose }: Props) {
  const t = useT();
  const credit = useCommand(giveCredit);
  const charge = useCommand(chargeCustomer);
  const [kind, setKind] = useState<Kind>("price");
  const [form, setForm] = useState({ amount: "", name: "", reason: "", dueOn: presentDay() });
  const { pending, error } = kind === "charge" ? charge : credit;
  const faults = faultsOf(error);
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const missing = !(Number(form.amount) > 0) ? t("settlement.amount") : kind !== "charge" && !form.name.trim() ? t("reversals.creditFor") : form.reason.trim() ? undefined : t("settlement.reason");
  const { amount, name, reason, dueOn } = form;
  const done = ({ number }: { number: string }) => {
    toast({ text: t("reversals.credited", { number }) });
    onClose();
  };
  const send = () => void (kind === "charge" ? charge.run({ orderId, amount, dueOn, reason }) : credit.run({ orderId, kind, reason, lines: [{ name, amount }] })).then(done, () => undefined);
  return (
    <FormDialog title={t("reversals.creditOf", { order: orderNumber })} submit={t("reversals.credit")} width={640} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={sheet.fields}>
        <Field label={t("reversals.creditKind")} wide>{({ id }) => <Radio.Group id={id} aria-label={t("reversals.creditKind")} value={kind} onChange={({ target }) => setKind(target.value as Kind)} options={kinds.map((value) => ({ value, label: t(`reversals.creditKind_${value}`) }))} />}</Field>
        <p className="soft" style={{ gridColumn: "1 / -1" }}>{t(`reversals.creditEffect_${kind === "charge" ? "charge" : "credit"}`)}</p>
        <Field label={t("ui.noted", { text: t("settlement.amount"), note: currency })} required fault={faults("amount") ?? faults("lines", 0, "amount") ?? faults("lines")}>{(control) => <Input {...control} autoFocus inputMode="decimal" value={amount} onChange={({ target }) => change({ amount: target.value.replaceAll(/[,\s]/g, "") })} />}</Field>
        {kind === "charge" ? <DayField label={t("settlement.dueOn")} required value={dueOn} onChange={(day) => change({ dueOn: day })} /> : <Field label={t("reversals.creditFor")} required hint={t("reversals.creditForHint")}>{(control) => <Input {...control} maxLength={200} value={name} onChange={({ target }) => change({ name: target.value })} />}</Field>}
        <Field label={t("settlement.reason")} required wide>{(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} value={reason} onChange={({ target }) => change({ reason: target.value })} />}</Field>
      </div>
    </FormDialog>
  );
}
