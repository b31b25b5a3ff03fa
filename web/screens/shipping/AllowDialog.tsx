import { useState } from "react";
import { allowBeyondTolerance } from "../../../contract/delivery-parts.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";

/** Somebody entitled lets a line leave with more or less than its tolerance, and says why. */
export function AllowDialog({ delivery: { id: deliveryId, number, revision, lines }, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(allowBeyondTolerance);
  const [lineId, setLine] = useState(lines[0]?.id);
  const [quantity, setQuantity] = useState("");
  const [reason, setReason] = useState("");
  const field = !isQuantity(quantity) ? "allowed" : reason.trim() ? undefined : "splitReason";
  const send = () => void (lineId && run({ deliveryId, expectedRevision: revision, lineId, quantity, reason }).then(onClose, () => undefined));
  return (
    <FormDialog title={t("shipping.allowOf", { number })} submit={t("shipping.act_allow")} disabledReason={field && t("ui.fillIn", { field: t(`shipping.${field}`) })} {...{ pending, error, onClose }} onSubmit={send}>
      <SelectField label={t("shipping.product")} required wide value={lineId} onChange={setLine} choices={lines.map(({ id, productCode, name, ordered, unit, least, most }) => ({ value: id, label: `${productCode} ${name} · ${ordered} ${unit} · ${t("shipping.lineTolerance", { least, most })}` }))} />
      <TextField figure required label={t("shipping.allowed")} value={quantity} fault={faultsOf(error)("quantity")} onChange={(next) => setQuantity(next.trim())} />
      <TextField required wide label={t("shipping.splitReason")} max={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
