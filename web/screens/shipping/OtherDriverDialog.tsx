import { useState } from "react";
import { changeDriver } from "../../../contract/trips.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { Trip } from "./TripSection.tsx";

/** Another truck or driver goes on with a trip that has left. */
export function OtherDriverDialog({ trip, onClose }: { trip: Trip; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(changeDriver);
  const [form, setForm] = useState({ plate: trip.plate, driver: trip.driver, driverPhone: "" });
  const [reason, setReason] = useState("");
  const missing = !form.plate.trim() ? "plate" : reason.trim() ? undefined : "whyOf";
  const send = () => void run({ tripId: trip.id, expectedRevision: trip.revision, plate: form.plate, driver: form.driver, ...(form.driverPhone && { driverPhone: form.driverPhone }), reason }).then(onClose, () => undefined);
  const faults = faultsOf(error);
  return (
    <FormDialog title={t("shipping.otherDriverOf", { plate: trip.plate })} submit={t("shipping.otherDriver")} disabledReason={missing && t("ui.fillIn", { field: t(`shipping.${missing}`) })} {...{ pending, error, onClose }} onSubmit={send}>
      <p>{t("shipping.otherDriverEffect")}</p>
      {(["plate", "driver", "driverPhone"] as const).map((field) => <TextField key={field} required={field === "plate"} label={t(`shipping.${field}`)} {...(field === "driverPhone" && { hint: t("shipping.phoneStays") })} value={form[field]} fault={faults(field)} onChange={(value) => setForm({ ...form, [field]: value })} />)}
      <TextField required wide label={t("shipping.whyOf")} max={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
