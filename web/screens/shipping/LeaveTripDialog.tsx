import { useState } from "react";
import { leaveTrip } from "../../../contract/trips.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { Trip } from "./TripSection.tsx";

/** A loaded trip leaves, with all of its deliveries at once. */
export function LeaveTripDialog({ trip, onClose }: { trip: Trip; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(leaveTrip);
  const [expectedArrival, setArrival] = useState("");
  const send = () => void run({ tripId: trip.id, expectedRevision: trip.revision, ...(expectedArrival && { expectedArrival }) }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.leaveTripOf", { plate: trip.plate })} submit={t("shipping.leaveTrip")} {...{ pending, error, onClose }} onSubmit={send}>
      <p>{trip.stops.map(({ customerName, deliveries }) => `${customerName} ${deliveries.map(({ number }) => number).join("、")}`).join(" · ")}</p>
      <DayField label={t("shipping.expectedArrival")} value={expectedArrival} onChange={setArrival} />
    </FormDialog>
  );
}
