import { useState } from "react";
import { arriveAtStop, dissolveTrip, type readTrip } from "../../../contract/trips.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { ChangeTripDialog } from "./ChangeTripDialog.tsx";
import { DelayDialog } from "./DelayDialog.tsx";
import { deliveryTones } from "./delivery-words.ts";
import { LeaveTripDialog } from "./LeaveTripDialog.tsx";
import { OtherDriverDialog } from "./OtherDriverDialog.tsx";
import { TripLinkDialog } from "./TripLinkDialog.tsx";
import style from "./shipping.module.css";

export type Trip = Answer<typeof readTrip>;
type Asking = "leave" | "late" | "dissolve" | "change" | "driver" | "link";
const tones: Record<Trip["state"], Tone> = { planned: "idle", left: "moving", dissolved: "idle" };
const linkTones: Record<NonNullable<Trip["link"]>["state"], Tone> = { good: "good", used: "idle", expired: "warn", withdrawn: "warn" };

/** One trip with its stops and what may be done with it: leave once for all, arrive stop by stop, late once for everybody. `linked`: its title leads to its page. */
export function TripSection({ trip, linked, onDone }: { trip: Trip; linked?: boolean; onDone(): void }) {
  const t = useT();
  const [asking, setAsking] = useState<Asking>();
  const dissolve = useCommand(dissolveTrip);
  const { state, plate, driver, driverPhone, carrier, day, expectedArrival, stops, link } = trip;
  const under = state === "left" && stops.some(({ arrived }) => !arrived);
  const close = () => (setAsking(undefined), onDone());
  return (
    <Section
      title={`${plate} ${driver}`} beside={<StatusTag tone={state === "left" && !under ? "good" : tones[state]}>{state === "left" && !under ? t("shipping.state_arrived") : t(`shipping.trip_${state}`)}</StatusTag>}
      actions={<Actions trip={trip} under={under} onAsk={setAsking} />}
    >
      <p className="soft">
        {[carrier, driverPhone, day, expectedArrival && `${t("shipping.expectedArrival")} ${expectedArrival}`].filter(Boolean).join(" · ")}
        {link && <> · {t("shipping.driverLink")} <StatusTag tone={linkTones[link.state]}>{t(`shipping.link_${link.state}`)}</StatusTag> {link.state === "good" && <>{t("shipping.validUntil")} <When at={link.expiresAt} show="absolute" /></>}</>}
        {linked && <> · <Goto href={`/shipping/trips/${trip.id}`}>{t("shipping.openTrip")}</Goto></>}
      </p>
      {stops.length === 0 && <p>{t("shipping.tripCarriesNothing")}</p>}
      <ol className={style.stops}>{stops.map((stop) => <Stop key={stop.no} trip={trip} stop={stop} onDone={onDone} />)}</ol>
      {asking === "leave" && <LeaveTripDialog trip={trip} onClose={close} />}
      {asking === "late" && <DelayDialog trip={trip} onClose={close} />}
      {asking === "change" && <ChangeTripDialog trip={trip} onClose={close} />}
      {asking === "driver" && <OtherDriverDialog trip={trip} onClose={close} />}
      {asking === "link" && <TripLinkDialog trip={trip} onClose={close} />}
      <ReverseDialog open={asking === "dissolve"} title={`${t("shipping.dissolveTrip")} ${plate}`} effect={t("shipping.dissolveTripEffect")} onClose={close} onConfirm={(reason) => dissolve.run({ tripId: trip.id, expectedRevision: trip.revision, reason })} />
    </Section>
  );
}

function Actions({ trip: { state, stops }, under, onAsk }: { trip: Trip; under: boolean; onAsk(asking: Asking): void }) {
  const t = useT();
  const may = useMay();
  const arranges = may("shipping.arrange") ? undefined : t("shipping.only_arrange");
  const open = state === "left" && stops.some(({ deliveries }) => deliveries.some((each) => each.state === "shipped" || each.state === "arrived"));
  return (
    <>
      {state === "planned" && <ActionButton type="primary" disabledReason={may("shipping.ship") ? undefined : t("shipping.only_ship")} onClick={() => onAsk("leave")}>{t("shipping.leaveTrip")}</ActionButton>}
      {(state === "planned" || open) && <ActionButton disabledReason={arranges} onClick={() => onAsk("link")}>{t("shipping.driverLink")}</ActionButton>}
      {state === "planned" && <ActionButton disabledReason={arranges} onClick={() => onAsk("change")}>{t("shipping.changeTrip")}</ActionButton>}
      {open && <ActionButton disabledReason={arranges} onClick={() => onAsk("driver")}>{t("shipping.otherDriver")}</ActionButton>}
      {state === "planned" && <ActionButton disabledReason={arranges} onClick={() => onAsk("dissolve")}>{t("shipping.dissolveTrip")}</ActionButton>}
      {under && <ActionButton disabledReason={arranges} onClick={() => onAsk("late")}>{t("shipping.late")}</ActionButton>}
    </>
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
        {deliveries.map((each) => <StopDelivery key={each.id} delivery={each} />)}
        {trip.state === "left" && !arrived && <ActionButton loading={pending} disabledReason={may("shipping.arrive") ? undefined : t("shipping.only_arrive")} onClick={() => void run({ tripId: trip.id, no: String(no) }).then(onDone, () => undefined)}>{t("shipping.arriveAtStop")}</ActionButton>}
      </div>
      {error !== undefined && error !== null && <Problem error={error} />}
    </li>
  );
}

type Carried = Trip["stops"][number]["deliveries"][number];

/** How one delivery stands at its stop: when it arrived and was signed for, late, refused. */
function StopDelivery({ delivery: { id, number, state, expectedArrival, arrivedAt, signedAt, delayed, refused } }: { delivery: Carried }) {
  const t = useT();
  const at = signedAt ?? arrivedAt;
  return (
    <span>
      <Goto href={`/shipping/deliveries/${id}`}>{number}</Goto> <StatusTag tone={deliveryTones[state]}>{t(`shipping.state_${state}`)}</StatusTag>{" "}
      {refused && <StatusTag tone="bad">{t("shipping.refusedAtDoor")}</StatusTag>}{delayed && !at && <StatusTag tone="warn">{t("shipping.late")}</StatusTag>}{" "}
      <span className="soft">{at ? <When at={at} show="absolute" /> : expectedArrival} {refused?.words}</span>
    </span>
  );
}
