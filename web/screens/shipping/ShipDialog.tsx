import { useState } from "react";
import { shipDelivery } from "../../../contract/shipping.ts";
import { shipGroup } from "../../../contract/trips.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { CarriageFields, carriageInputOf, emptyCarriage } from "./CarriageFields.tsx";
import type { DialogProps } from "./dialog-props.ts";

/** Sends a checked delivery off, with all that leave together with it. Which fields are needed, the policy decides and the answer says. */
export function ShipDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(shipDelivery);
  const [form, setForm] = useState(emptyCarriage);
  const [expectedArrival, setArrival] = useState("");
  const together = useCommand(shipGroup);
  const { groupId } = delivery;
  const way = { carriage: carriageInputOf(form), expectedArrival: expectedArrival || undefined };
  const sent = () => (groupId ? together.run({ groupId, ...way }) : run({ deliveryId: delivery.id, expectedRevision: delivery.revision, ...way }));
  const send = () => void sent().then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.shipOf", { number: delivery.number })} submit={t("shipping.ship")} pending={pending || together.pending} error={error ?? together.error} onClose={onClose} onSubmit={send}>
      {groupId && <p>{t("shipping.consolidateHint")}</p>}
      <p>{delivery.receiver.name} · {delivery.address}</p>
      <CarriageFields form={form} faults={faultsOf(error ?? together.error)} onChange={setForm} />
      <DayField label={t("shipping.expectedArrival")} value={expectedArrival} onChange={setArrival} />
    </FormDialog>
  );
}
