import { useState } from "react";
import { delayMeans } from "../../../contract/shipping.ts";
import { tellOfDelay } from "../../../contract/trips.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";

/** The drafted word that a delivery comes later: the system sends it by mail, or it is put on record who was told otherwise. */
export function DelayNoticeDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(tellOfDelay);
  const [by, setBy] = useState<(typeof delayMeans)[number]>("mail");
  const [recipient, setRecipient] = useState("");
  const expected = delivery.delays.findLast(({ toldAt }) => toldAt === null)?.expected ?? "";
  const missing = by !== "mail" && !recipient.trim() ? t("ui.fillIn", { field: t("shipping.recipient") }) : undefined;
  const send = () => void run({ deliveryId: delivery.id, by, recipient }).then(onClose, () => undefined);
  return (
    <FormDialog title={`${t("shipping.act_delay")} ${delivery.number}`} submit={t("shipping.act_delay")} disabledReason={missing} {...{ pending, error, onClose }} onSubmit={send}>
      <p>{t("shipping.delayDraft", { customer: delivery.customerName, order: delivery.orderNumber, expected })}</p>
      <SelectField label={t("shipping.tellDelayBy")} required value={by} onChange={(next) => setBy(delayMeans.find((each) => each === next) ?? "mail")} choices={delayMeans.map((value) => ({ value, label: t(`shipping.toldDelay_${value}`) }))} />
      {by !== "mail" && <TextField label={t("shipping.recipient")} required max={60} value={recipient} fault={faultsOf(error)("recipient")} onChange={setRecipient} />}
    </FormDialog>
  );
}
