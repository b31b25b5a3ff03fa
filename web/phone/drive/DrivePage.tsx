import { useState } from "react";
import { useT } from "../../i18n/words.ts";
import { Empty } from "../../ui/Empty.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { linkAuthorization } from "../link-token.ts";
import { LinkGate } from "../LinkGate.tsx";
import { Result } from "../Result.tsx";
import { SignForm } from "../sign/SignForm.tsx";
import { When } from "../../ui/When.tsx";
import { type Act, type Deed, waitsFor } from "./deeds.ts";
import { LateForm } from "./LateForm.tsx";
import { RefusedForm } from "./RefusedForm.tsx";
import { Stop } from "./Stop.tsx";
import type { Trip } from "./kept-trips.ts";
import { useDeeds } from "./useDeeds.ts";
import { useTrip } from "./useTrip.ts";

export type { Trip };
export type Carried = Trip["stops"][number]["deliveries"][number];
/** The form that is open, in place of the way. */
export type Asking = { what: "late" } | { what: "handOver" | "refusal"; delivery: Carried };

/** The driver's way: leave, arrive, hand over, stop by stop; all of it also where there is no network. */
export default function DrivePage() {
  const [authorization] = useState(() => linkAuthorization(window));
  const { query, asOf, clock, refetch } = useTrip(authorization);
  const work = useDeeds(authorization, refetch);
  return <LinkGate authorization={authorization} query={query}>{(trip) => <Way {...{ trip, asOf, clock, work }} />}</LinkGate>;
}

function Way({ trip, asOf, clock: at, work }: { trip: Trip; asOf: string | undefined; clock(): string; work: ReturnType<typeof useDeeds> }) {
  const t = useT();
  const [asking, setAsking] = useState<Asking>();
  const waits = waitsFor(work.deeds);
  const deliveries = trip.stops.flatMap((stop) => stop.deliveries);
  const left = trip.state === "left" || waits.departure;
  const open = deliveries.filter(({ deliveryId, receipt, refused }) => !receipt && !refused && !waits.handOver(deliveryId) && !waits.refusal(deliveryId));
  const act = (...given: Parameters<typeof work.add>) => {
    setAsking(undefined);
    work.add(...given);
  };
  if (asking) return <Form asking={asking} trip={trip} onAct={act} onBack={() => setAsking(undefined)} at={at} />;
  return (
    <>
      <h1>{trip.plate} {trip.driver}</h1>
      {asOf !== undefined && <p className="card warn" role="status">{t("phone.driveAsOf")} <When at={asOf} show="absolute" /></p>}
      <section className="card">
        <div className="between"><strong>{trip.company}</strong>{!left && <StatusTag tone="idle">{t("phone.tripPlanned")}</StatusTag>}{left && open.length > 0 && <StatusTag tone="moving">{t("phone.tripUnderWay")}</StatusTag>}</div>
        <p className="soft">{[trip.day, trip.expectedArrival && `${t("phone.expectedDay")} ${trip.expectedArrival}`].filter(Boolean).join(" · ")}</p>
        {waits.departure && <p>{t("phone.departWaits")}</p>}
        {waits.delay && <p>{t("phone.lateWaits")}</p>}
        <div className="row">
          {!left && deliveries.length > 0 && <button type="button" className="button main wide" onClick={() => act({ what: "departure", input: { at: at() } }, { about: trip.plate })}>{t("phone.depart")}</button>}
          {left && open.length > 0 && <button type="button" className="button" onClick={() => setAsking({ what: "late" })}>{t("phone.isLate")}</button>}
        </div>
      </section>
      <Kept work={work} />
      {deliveries.length === 0 && <Empty title={t("phone.driveEmpty")} hint={t("phone.driveEmptyHint")} />}
      {left && deliveries.length > 0 && open.length === 0 && <Result tone="good" title={t("phone.driveOver")} />}
      {trip.stops.map((stop) => (
        <Stop key={stop.no} {...{ stop, left, waits }} onAsk={setAsking} onArrive={() => act({ what: "arrival", input: { no: String(stop.no), at: at() } }, { about: t("phone.stopTitle", { no: stop.no, customer: stop.customerName }) })} />
      ))}
    </>
  );
}

interface FormProps {
  asking: Asking;
  trip: Trip;
  at(): string;
  onAct(act: Act, given: { about: string; photos?: Deed["photos"] | readonly { blob: Blob; lineId?: string }[] }): void;
  onBack(): void;
}

function Form({ asking, trip, at, onAct, onBack }: FormProps) {
  const t = useT();
  const back = <button type="button" className="button" onClick={onBack}>← {t("phone.back")}</button>;
  if (asking.what === "late") return <>{back}<LateForm today={trip.today} onSend={(input) => onAct({ what: "delay", input }, { about: trip.plate })} /></>;
  const { deliveryId, number, lines, policy } = asking.delivery;
  if (asking.what === "refusal") return <>{back}<RefusedForm number={number} onSend={(said, photos) => onAct({ what: "refusal", input: { ...said, deliveryId, at: at() } }, { about: number, photos })} /></>;
  return (
    <>
      {back}
      <h1>{t("phone.handOverTitle", { number })}</h1>
      <SignForm lines={lines} evidence={policy.evidence} pending={false} onSign={(filled, photos) => onAct({ what: "handOver", input: { ...filled, deliveryId, at: at() } }, { about: number, photos })} />
    </>
  );
}

/** What waits for the network, and what the server did not take, each with the reason. */
function Kept({ work: { deeds, pending, again, drop } }: { work: ReturnType<typeof useDeeds> }) {
  const t = useT();
  const waiting = deeds.filter(({ refused }) => !refused);
  return (
    <>
      {waiting.length > 0 && (
        <section className="card warn stack" role="status">
          <p className="result">{t("phone.waitingDeeds", { count: waiting.length })}</p>
          <p>{t("phone.waitingHint")}</p>
          <button type="button" className="button wide" disabled={pending} onClick={again}>{t(pending ? "phone.sending" : "phone.sendNow")}</button>
        </section>
      )}
      {deeds.map((deed) => deed.refused && (
        <section key={deed.key} className="card bad stack" role="alert">
          <p className="result">{t("phone.notTaken", { what: deed.about })}</p>
          <p>{deed.refused.title} {deed.refused.hint}</p>
          <button type="button" className="button" onClick={() => drop(deed)}>{t("phone.put")}</button>
        </section>
      ))}
    </>
  );
}
