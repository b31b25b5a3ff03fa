import { Button } from "antd";
import { useState } from "react";
import { arriveAtStop, dissolveTrip, leaveTrip, listTrips } from "../../../contract/trips.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { DayField } from "../../ui/sheet/controls.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { DelayDialog } from "./DelayDialog.tsx";
import { deliveryTones } from "./delivery-words.ts";
import { ShippingPage } from "./ShippingPage.tsx";
import style from "./shipping.module.css";

export type Trip = Answer<typeof listTrips>["rows"][number];
const tones: Record<Trip["state"], Tone> = { planned: "idle", left: "moving", dissolved: "idle" };

/** Trips with their stops: leave once for all, arrive stop by stop, late once for everybody. */
export function TripsList() {
  const t = useT();
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listTrips, {}, { watches: ["delivery", "trip"] });
  return (
    <ShippingPage>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {loading && rows.length === 0 && <PageSkeleton />}
      {!loading && !error && rows.length === 0 && <Empty title={t("shipping.tripsEmpty")} hint={t("shipping.tripsHint")}><Goto href="/shipping/today">{t("shipping.today")}</Goto></Empty>}
      <div className={sheet.stack}>{rows.map((trip) => <OneTrip key={trip.id} trip={trip} onDone={() => void refetch()} />)}</div>
      {!complete && rows.length > 0 && <Button onClick={onEnd}>{t("ui.loadMore")}</Button>}
    </ShippingPage>
  );
}

function OneTrip({ trip, onDone }: { trip: Trip; onDone(): void }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState<"leave" | "late" | "dissolve">();
  const dissolve = useCommand(dissolveTrip);
  const { state, plate, driver, driverPhone, carrier, day, expectedArrival, stops } = trip;
  const under = state === "left" && stops.some(({ arrived }) => !arrived);
  const close = () => (setAsking(undefined), onDone());
  return (
    <Section
      title={`${plate} ${driver}`} beside={<StatusTag tone={state === "left" && !under ? "good" : tones[state]}>{state === "left" && !under ? t("shipping.state_arrived") : t(`shipping.trip_${state}`)}</StatusTag>}
      actions={<>
        {state === "planned" && <ActionButton type="primary" disabledReason={may("shipping.ship") ? undefined : t("shipping.only_ship")} onClick={() => setAsking("leave")}>{t("shipping.leaveTrip")}</ActionButton>}
        {state === "planned" && <ActionButton disabledReason={may("shipping.arrange") ? undefined : t("shipping.only_arrange")} onClick={() => setAsking("dissolve")}>{t("shipping.dissolveTrip")}</ActionButton>}
        {under && <ActionButton disabledReason={may("shipping.arrange") ? undefined : t("shipping.only_arrange")} onClick={() => setAsking("late")}>{t("shipping.late")}</ActionButton>}
      </>}
    >
      <p className="soft">{[carrier, driverPhone, day, expectedArrival && `${t("shipping.expectedArrival")} ${expectedArrival}`].filter(Boolean).join(" · ")}</p>
      <ol className={style.stops}>{stops.map((stop) => <Stop key={stop.no} trip={trip} stop={stop} onDone={onDone} />)}</ol>
      {asking === "leave" && <LeaveDialog trip={trip} onClose={close} />}
      {asking === "late" && <DelayDialog trip={trip} onClose={close} />}
      <ReverseDialog open={asking === "dissolve"} title={`${t("shipping.dissolveTrip")} ${plate}`} effect={t("shipping.dissolveTripEffect")} onClose={close} onConfirm={(reason) => dissolve.run({ tripId: trip.id, expectedRevision: trip.revision, reason })} />
    </Section>
  );
}

function Stop({ trip, stop: { no, customerName, address, arrived, deliveries }, onDone }: { trip: Trip; stop: Trip["stops"][number]; onDone(): void }) {
  const t = useT();
  const may = useMay();
  const { run, pending, error } = useCommand(arriveAtStop);
  return (
    <li>
      <div><strong>{t("shipping.stop", { no })} · {customerName}</strong> <span className="soft">{address}</span></div>
      <div className={style.stopDeliveries}>
        {deliveries.map(({ id, number, state, expectedArrival }) => <span key={id}><Goto href={`/shipping/deliveries/${id}`}>{number}</Goto> <StatusTag tone={deliveryTones[state]}>{t(`shipping.state_${state}`)}</StatusTag> <span className="soft">{expectedArrival}</span></span>)}
        {trip.state === "left" && !arrived && <ActionButton loading={pending} disabledReason={may("shipping.arrive") ? undefined : t("shipping.only_arrive")} onClick={() => void run({ tripId: trip.id, no: String(no) }).then(onDone, () => undefined)}>{t("shipping.arriveAtStop")}</ActionButton>}
      </div>
      {error !== undefined && error !== null && <Problem error={error} />}
    </li>
  );
}

function LeaveDialog({ trip, onClose }: { trip: Trip; onClose(): void }) {
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
