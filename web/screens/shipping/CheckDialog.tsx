import { Checkbox, Input } from "antd";
import { useState } from "react";
import { checkDelivery } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Quantity } from "../../ui/Money.tsx";
import { toggled } from "../../ui/list/cursor.ts";
import { isQuantity } from "../../ui/number.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Delivery } from "./delivery-read.tsx";
import type { DialogProps } from "./dialog-props.ts";
import style from "./shipping.module.css";

/** The comparison with the 《出库单》 in what the policy lists: product and counted quantity of each line, the address. Nothing is filled in beforehand, for somebody has to look. */
export function CheckDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(checkDelivery);
  const [right, setRight] = useState<ReadonlySet<string>>(new Set());
  const [counted, setCounted] = useState<Readonly<Record<string, string>>>({});
  const [addressRight, setAddress] = useState(false);
  const [note, setNote] = useState("");
  const { checks } = delivery.policy;
  const asks = { product: checks.includes("product"), quantity: checks.includes("quantity"), address: checks.includes("address") };
  const lines = delivery.lines.filter(({ packed }) => Number(packed) > 0);
  const missing = asks.quantity && lines.some(({ id }) => !isQuantity(counted[id] ?? ""));
  const send = () => void run({
    deliveryId: delivery.id, expectedRevision: delivery.revision, ...(asks.address && { addressRight }), note,
    lines: lines.map(({ id }) => ({ lineId: id, ...(asks.product && { productRight: right.has(id) }), ...(asks.quantity && { counted: counted[id] ?? "0" }) })),
  }).then(({ check }) => {
    toast({ text: t(check.passed ? "shipping.checkPassed" : "shipping.checkDiffers", { count: check.differs.length }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("shipping.checkOf", { number: delivery.number })} submit={t("shipping.check")} width={760} {...{ pending, error, onClose }} disabledReason={missing ? t("shipping.countAll") : undefined} onSubmit={send}>
      <Table
        label={t("shipping.lines")} rows={lines} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "product", title: t("shipping.product"), render: ({ id, productCode, name, spec }) => asks.product ? <Checkbox checked={right.has(id)} onChange={() => setRight(toggled(right, id))}>{productCode} {name} {spec}</Checkbox> : `${productCode} ${name} ${spec}` },
          { key: "packed", title: t("shipping.onNote"), align: "end", render: ({ packed, unit }) => <Quantity value={packed} unit={unit} /> },
          ...(asks.quantity ? [{ key: "counted", title: t("shipping.counted"), align: "end" as const, render: ({ id, productCode }: Delivery["lines"][number]) => <Input className={style.figure} inputMode="decimal" aria-label={`${t("shipping.counted")} ${productCode}`} value={counted[id] ?? ""} onChange={({ target }) => setCounted({ ...counted, [id]: target.value.trim() })} /> }] : []),
        ]}
      />
      {asks.address && <Checkbox checked={addressRight} onChange={({ target }) => setAddress(target.checked)}>{t("shipping.addressRight", { address: delivery.address })}</Checkbox>}
      <Field label={t("shipping.note")} wide>{(control) => <Input {...control} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
    </FormDialog>
  );
}
