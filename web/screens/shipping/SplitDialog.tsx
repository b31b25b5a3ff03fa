import { Radio } from "antd";
import { useState } from "react";
import { splitDelivery, splitInto } from "../../../contract/delivery-parts.ts";
import { compare, minus } from "../../../contract/money.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { DayField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";

type Into = (typeof splitInto)[number];

/** Lets quantities go with a second delivery of the same warehouse, or later; what is picked stays on this one. */
export function SplitDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(splitDelivery);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [into, setInto] = useState<Into>("delivery");
  const [dueOn, setDueOn] = useState("");
  const [reason, setReason] = useState("");
  const lines = Object.entries(typed).flatMap(([lineId, quantity]) => (isQuantity(quantity) && compare(quantity, "0") > 0 ? [{ lineId, quantity }] : []));
  const wrong = Object.values(typed).some((quantity) => quantity !== "" && !isQuantity(quantity)) ? t("shipping.quantityWrong") : undefined;
  const missing = lines.length === 0 ? t("shipping.splitSomething") : reason.trim() ? undefined : t("ui.fillIn", { field: t("shipping.splitReason") });
  const send = () => void run({ deliveryId: delivery.id, expectedRevision: delivery.revision, lines, into, reason, ...(dueOn && { dueOn }) }).then(onClose, () => undefined);
  const faults = faultsOf(error);
  return (
    <FormDialog title={t("shipping.splitOf", { number: delivery.number })} submit={t("shipping.act_split")} disabledReason={wrong ?? missing} {...{ pending, error, onClose }} onSubmit={send}>
      {delivery.lines.map(({ id, productCode, name, ordered, picked, unit }) => (
        <TextField
          key={id} figure label={`${productCode} ${name} · ${minus(ordered, picked)} ${unit}`} value={typed[id] ?? ""} fault={faults("lines", lines.findIndex(({ lineId }) => lineId === id), "quantity")}
          hint={t("shipping.splitQuantity")} onChange={(quantity) => setTyped({ ...typed, [id]: quantity.trim() })}
        />
      ))}
      <Field label={t("shipping.splitInto")} required wide>
        {({ id }) => <Radio.Group id={id} value={into} onChange={({ target }) => setInto(target.value as Into)} options={splitInto.map((value) => ({ value, label: t(`shipping.splitInto_${value}`) }))} />}
      </Field>
      <DayField label={t("shipping.due")} value={dueOn} onChange={setDueOn} />
      <TextField required wide label={t("shipping.splitReason")} max={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
