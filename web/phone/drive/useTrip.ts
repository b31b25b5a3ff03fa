import { useCallback, useEffect, useRef, useState } from "react";
import { isUncertain } from "../../api/problem.ts";
import { endsLink } from "../LinkGate.tsx";
import { readDrivenTrip } from "../remotes.ts";
import { phoneShelf } from "../shelf.ts";
import { useLinked } from "../use-link.ts";
import { keep, type KeptTrip, keptOf } from "./kept-trips.ts";
import { opensOffline, opensOnlineOnly } from "./offline.ts";

const shelf = phoneShelf<KeptTrip>("trips");
const refreshMs = 60_000;

/** A link that is over leaves nothing on the phone; the last one takes the page's files with it. */
async function forget(authorization: string): Promise<void> {
  await shelf.remove(authorization);
  if ((await shelf.all()).length === 0) await opensOnlineOnly();
}

/**
 * The trip of a driver's link: as it is, or, where there is no network, as this phone heard of it last (`asOf`). A link that the house refuses shows nothing, kept or
 * not. `clock` is the house's, as far as the phone knows it.
 */
export function useTrip(authorization: string | undefined) {
  const query = useLinked(readDrivenTrip, authorization);
  const { data, error, refetch } = query;
  const [kept, setKept] = useState<KeptTrip>();
  const ahead = useRef(0);
  useEffect(() => {
    if (authorization === undefined) return;
    void keptOf(shelf, authorization, new Date()).then((found) => {
      if (found) ahead.current = found.ahead;
      setKept(found);
    });
  }, [authorization]);
  useEffect(() => {
    if (authorization === undefined || !data) return;
    ahead.current = new Date(data.now).getTime() - Date.now();
    const heard: KeptTrip = { key: authorization, trip: data, at: data.now, ahead: ahead.current };
    const laidDown = data.link.usedAt === null ? keep(shelf, heard).then(opensOffline) : forget(authorization);
    void laidDown.then(() => setKept(heard));
  }, [authorization, data]);
  useEffect(() => {
    if (authorization === undefined || !endsLink(error)) return;
    void forget(authorization).then(() => setKept(undefined));
  }, [authorization, error]);
  useEffect(() => {
    const timer = setInterval(refetch, refreshMs);
    window.addEventListener("online", refetch);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", refetch);
    };
  }, [refetch]);
  const clock = useCallback(() => new Date(Date.now() + ahead.current).toISOString(), []);
  const cut = error !== undefined && isUncertain(error);
  return { query: cut && !data && kept ? { ...query, data: kept.trip, error: undefined } : query, asOf: cut && kept ? kept.at : undefined, clock, refetch };
}
