import { useState } from "react";
import { delayTrip } from "../../../contract/trips.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { DayField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { Trip } from "./TripSection.tsx";

/** A truck is late: the new arrival is entered once for all that it still carries. */
export function DelayDialog({ trip, onClose }: { trip: Trip; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(delayTrip);
  const [expectedArrival, setArrival] = useState("");
  const [reason, setReason] = useState("");
  const late = trip.stops.flatMap(({ deliveries }) => deliveries).filter(({ state }) => state === "shipped");
  const missing = !expectedArrival ? "delayTo" : reason.trim() ? undefined : "delayCause";
  const send = () => void run({ tripId: trip.id, expectedRevision: trip.revision, expectedArrival, reason }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.delayOf", { plate: trip.plate })} submit={t("shipping.late")} disabledReason={missing && t("ui.fillIn", { field: t(`shipping.${missing}`) })} {...{ pending, error, onClose }} onSubmit={send}>
      <p>{t("shipping.delayEffect", { count: late.length })}</p>
      <p className="soft">{late.map(({ number, orderNumber }) => `${number} · ${orderNumber}`).join("、")}</p>
      <DayField required label={t("shipping.delayTo")} value={expectedArrival} fault={faultsOf(error)("expectedArrival")} onChange={setArrival} />
      <TextField required wide label={t("shipping.delayCause")} max={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
