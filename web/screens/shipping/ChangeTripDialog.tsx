import { Button } from "antd";
import { useState } from "react";
import { listDeliveries } from "../../../contract/shipping.ts";
import { changeTrip } from "../../../contract/trips.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { DayField, SeveralField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { Trip } from "./TripSection.tsx";
import style from "./shipping.module.css";

interface Carried {
  id: string;
  number: string;
  customerName: string;
}
const inHouse = ["requested", "picking", "picked", "packed", "checked"] as const;
const most = 200;

/** Before it leaves: truck, driver, day, what the trip carries and in which order. A phone that is not typed again stays. */
export function ChangeTripDialog({ trip, onClose }: { trip: Trip; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(changeTrip);
  const [form, setForm] = useState({ plate: trip.plate, driver: trip.driver, driverPhone: "" });
  const [day, setDay] = useState(trip.day ?? "");
  const [carried, setCarried] = useState<readonly Carried[]>(() => trip.stops.flatMap(({ customerName, deliveries }) => deliveries.map(({ id, number }) => ({ id, number, customerName }))));
  const missing = !form.plate.trim() ? "plate" : !day ? "dayOfTrip" : carried.length ? undefined : "addToTrip";
  const send = () => void run({
    tripId: trip.id, expectedRevision: trip.revision, day, plate: form.plate, driver: form.driver, ...(form.driverPhone && { driverPhone: form.driverPhone }), deliveryIds: carried.map(({ id }) => id),
  }).then(onClose, () => undefined);
  const faults = faultsOf(error);
  return (
    <FormDialog title={t("shipping.changeTripOf", { plate: trip.plate })} submit={t("shipping.changeTrip")} disabledReason={missing && t("ui.fillIn", { field: t(`shipping.${missing}`) })} {...{ pending, error, onClose }} onSubmit={send}>
      <DayField required label={t("shipping.dayOfTrip")} value={day} onChange={setDay} />
      {(["plate", "driver", "driverPhone"] as const).map((field) => <TextField key={field} required={field === "plate"} label={t(`shipping.${field}`)} {...(field === "driverPhone" && { hint: t("shipping.phoneStays") })} value={form[field]} fault={faults(field)} onChange={(value) => setForm({ ...form, [field]: value })} />)}
      <Order carried={carried} onChange={setCarried} />
      <More carried={carried} onAdd={(more) => setCarried([...carried, ...more])} trip={trip} />
    </FormDialog>
  );
}

/** The way in its order; with buttons, so that it works by keyboard and thumb. */
function Order({ carried, onChange }: { carried: readonly Carried[]; onChange(next: readonly Carried[]): void }) {
  const t = useT();
  const moved = (at: number, by: 1 | -1) => {
    const next = [...carried];
    const [one] = next.splice(at, 1);
    if (one) onChange(next.toSpliced(at + by, 0, one));
  };
  return (
    <ol className={style.stops}>
      {carried.map(({ id, number, customerName }, at) => (
        <li key={id}>
          <div className={style.stopDeliveries}>
            <span>{number} {customerName}</span>
            <span>
              <Button size="small" aria-label={t("shipping.moveUp", { number })} disabled={at === 0} onClick={() => moved(at, -1)}>↑</Button>{" "}
              <Button size="small" aria-label={t("shipping.moveDown", { number })} disabled={at === carried.length - 1} onClick={() => moved(at, 1)}>↓</Button>{" "}
              <Button size="small" aria-label={t("shipping.takeOffTrip", { number })} onClick={() => onChange(carried.filter((each) => each.id !== id))}>×</Button>
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Deliveries in the house that no other trip carries. */
function More({ carried, trip, onAdd }: { carried: readonly Carried[]; trip: Trip; onAdd(more: Carried[]): void }) {
  const t = useT();
  const { data } = useQueryOf(listDeliveries, { state: [...inHouse], limit: most });
  const free = (data?.rows ?? []).filter(({ id, tripId }) => (tripId === null || tripId === trip.id) && !carried.some((each) => each.id === id));
  return <SeveralField wide label={t("shipping.addToTrip")} value={[]} choices={free.map(({ id, number, customerName }) => ({ value: id, label: `${number} ${customerName}` }))} onChange={(ids) => onAdd(free.filter(({ id }) => ids.includes(id)))} />;
}
