import { useState } from "react";
import { consolidate, dissolveGroup, planTrip } from "../../../contract/trips.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { DayField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { DeliveryRow } from "./workbench-read.tsx";

interface Props {
  rows: readonly DeliveryRow[];
  today: string;
  onDone(): void;
}

/** Deliveries that have not left are put together: as one shipment of one customer, or as stops of a trip. */
export function Arrange({ rows, today, onDone }: Props) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState<"consolidate" | "trip" | "dissolve">();
  const dissolve = useCommand(dissolveGroup);
  const entitled = may("shipping.arrange") ? undefined : t("shipping.only_arrange");
  const grouped = rows.find(({ groupId }) => groupId)?.groupId;
  const close = (done: boolean) => {
    setAsking(undefined);
    if (done) onDone();
  };
  return (
    <>
      {grouped
        ? <ActionButton disabledReason={entitled} onClick={() => setAsking("dissolve")}>{t("shipping.dissolveGroup")}</ActionButton>
        : <ActionButton disabledReason={entitled ?? (rows.length < 2 ? t("shipping.chooseFirst") : undefined)} onClick={() => setAsking("consolidate")}>{t("shipping.consolidate", { count: rows.length })}</ActionButton>}
      <ActionButton disabledReason={entitled ?? (rows.length === 0 ? t("shipping.chooseFirst") : undefined)} onClick={() => setAsking("trip")}>{t("shipping.planTrip", { count: rows.length })}</ActionButton>
      {asking === "consolidate" && <ConsolidateDialog {...{ rows, today }} onClose={close} />}
      {asking === "trip" && <TripDialog {...{ rows, today }} onClose={close} />}
      <ReverseDialog open={asking === "dissolve"} title={t("shipping.dissolveGroup")} effect={t("shipping.dissolveGroupEffect")} onClose={() => close(false)} onConfirm={(reason) => dissolve.run({ groupId: grouped ?? "", reason }).then(() => close(true))} />
    </>
  );
}

type DialogProps = Pick<Props, "rows" | "today"> & { onClose(done: boolean): void };
const listed = (rows: readonly DeliveryRow[]) => rows.map(({ number, customerName }) => `${number} ${customerName}`).join(" · ");

function ConsolidateDialog({ rows, today, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(consolidate);
  const [day, setDay] = useState(today);
  const send = () => void run({ deliveryIds: rows.map(({ id }) => id), day }).then(() => onClose(true), () => undefined);
  return (
    <FormDialog title={t("shipping.consolidate", { count: rows.length })} submit={t("shipping.consolidate", { count: rows.length })} disabledReason={day ? undefined : t("ui.fillIn", { field: t("shipping.due") })} {...{ pending, error }} onClose={() => onClose(false)} onSubmit={send}>
      <p>{t("shipping.consolidateHint")}</p>
      <p className="soft">{listed(rows)}</p>
      <DayField required label={t("shipping.due")} value={day} onChange={setDay} />
    </FormDialog>
  );
}

function TripDialog({ rows, today, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(planTrip);
  const [form, setForm] = useState({ plate: "", driver: "", driverPhone: "", carrier: "" });
  const [day, setDay] = useState(today);
  const missing = !form.plate.trim() ? "plate" : day ? undefined : "dayOfTrip";
  const send = () => void run({ ...form, day, deliveryIds: rows.map(({ id }) => id) }).then(() => onClose(true), () => undefined);
  const faults = faultsOf(error);
  return (
    <FormDialog title={t("shipping.planTrip", { count: rows.length })} submit={t("shipping.planTrip", { count: rows.length })} disabledReason={missing && t("ui.fillIn", { field: t(`shipping.${missing}`) })} {...{ pending, error }} onClose={() => onClose(false)} onSubmit={send}>
      <p className="soft">{listed(rows)}</p>
      <DayField required label={t("shipping.dayOfTrip")} value={day} onChange={setDay} />
      {(["plate", "driver", "driverPhone", "carrier"] as const).map((field) => <TextField key={field} required={field === "plate"} label={t(`shipping.${field}`)} value={form[field]} fault={faults(field)} onChange={(value) => setForm({ ...form, [field]: value })} />)}
    </FormDialog>
  );
}
