import { Button } from "antd";
import { listTrips } from "../../../contract/trips.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { ShippingPage } from "./ShippingPage.tsx";
import { TripSection } from "./TripSection.tsx";

/** Trips with their stops: leave once for all, arrive stop by stop, late once for everybody. */
export function TripsList() {
  const t = useT();
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listTrips, {}, { watches: ["delivery", "trip"] });
  return (
    <ShippingPage>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {loading && rows.length === 0 && <PageSkeleton />}
      {!loading && !error && rows.length === 0 && <Empty title={t("shipping.tripsEmpty")} hint={t("shipping.tripsHint")}><Goto href="/shipping/today">{t("shipping.today")}</Goto></Empty>}
      <div className={sheet.stack}>{rows.map((trip) => <TripSection key={trip.id} linked trip={trip} onDone={() => void refetch()} />)}</div>
      {!complete && rows.length > 0 && <Button onClick={onEnd}>{t("ui.loadMore")}</Button>}
    </ShippingPage>
  );
}
