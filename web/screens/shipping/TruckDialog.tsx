import { useState } from "react";
import { shipDelivery } from "../../../contract/shipping.ts";
import { useBatch } from "../../api/batch.ts";
import { useT } from "../../i18n/words.ts";
import { BatchResult } from "../../parts/BatchResult.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { type CarriageForm, carriageInputOf, CarriageFields, emptyCarriage } from "./CarriageFields.tsx";
import type { DeliveryRow } from "./workbench-read.tsx";

/** Several checked deliveries leave on one truck; each is a shipment of its own, and one that is refused stays. */
export function TruckDialog({ rows, onClose, onDone }: { rows: readonly DeliveryRow[]; onClose(): void; onDone(): void }) {
  const t = useT();
  const [form, setForm] = useState<CarriageForm>({ ...emptyCarriage, by: "ownTruck" });
  const [left, setLeft] = useState(rows);
  const batch = useBatch(shipDelivery, ({ id, revision }: DeliveryRow) => ({ deliveryId: id, expectedRevision: revision, carriage: carriageInputOf(form) }));
  const send = async () => {
    const { failed } = await batch.run(left);
    setLeft(failed.map(({ item }) => item));
    if (failed.length > 0) return;
    onDone();
    onClose();
  };
  const missing = (["plate", "driver"] as const).find((field) => !form[field].trim());
  return (
    <FormDialog title={t("shipping.shipTogether", { count: left.length })} submit={t("shipping.ship")} pending={batch.pending} error={undefined} disabledReason={missing && t("ui.fillIn", { field: t(`shipping.${missing}`) })} onSubmit={() => void send()} onClose={onClose}>
      <BatchResult outcome={batch.outcome} nameOf={({ number }) => number} onClose={batch.clear} />
      <p>{left.map(({ number, customerName }) => `${number} ${customerName}`).join(" · ")}</p>
      <CarriageFields form={form} truckOnly faults={faultsOf(batch.outcome?.failed[0]?.error)} onChange={setForm} />
    </FormDialog>
  );
}
