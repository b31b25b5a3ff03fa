import { useParams } from "@tanstack/react-router";
import { readTrip } from "../../../contract/trips.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TripSection } from "./TripSection.tsx";

/** One trip: its stops as they stand at this moment, and what may be done with it. */
export function TripRead() {
  const t = useT();
  const { tripId = "" } = useParams({ strict: false });
  const { data: trip, error, refetch } = useQueryOf(readTrip, { tripId }, { watches: ["delivery", `trip:${tripId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!trip) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={`${t("shipping.trip")} ${trip.plate}`}><Goto href="/shipping/trips">{t("shipping.trips")}</Goto></PageTitle>
      <TripSection trip={trip} onDone={() => void refetch()} />
    </>
  );
}
