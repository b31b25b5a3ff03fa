import { useCallback, useEffect, useRef, useState } from "react";
import { call, newKey } from "../../api/client.ts";
import { type Photo, uploadPhoto } from "../queue.ts";
import { driverArrives, driverHandsOver, driverIsLate, driverIsRefused, driverLeaves } from "../remotes.ts";
import { phoneShelf } from "../shelf.ts";
import { type Act, alreadyWaits, type Deed, sendInOrder, type Wire } from "./deeds.ts";

const againMs = 15_000;
const shelf = phoneShelf<Deed>("deeds");
const wire: Wire = {
  upload: uploadPhoto,
  send: ({ act, key, authorization }, photos) => {
    const by = { key, authorization };
    if (act.what === "departure") return call(driverLeaves, act.input, by);
    if (act.what === "arrival") return call(driverArrives, act.input, by);
    if (act.what === "delay") return call(driverIsLate, act.input, by);
    return act.what === "handOver" ? call(driverHandsOver, { ...act.input, photos }, by) : call(driverIsRefused, { ...act.input, photos: photos.map(({ fileId }) => ({ fileId })) }, by);
  },
};

/** The driver's deeds on this phone: each is kept, sent at once, and sent again when there is a network or every quarter of a minute. `onSent` after some went through or were refused. */
export function useDeeds(authorization: string | undefined, onSent: () => void) {
  const [deeds, setDeeds] = useState<readonly Deed[]>([]);
  const [pending, setPending] = useState(false);
  // The page's own list, for a private window keeps nothing else.
  const held = useRef<readonly Deed[]>([]);
  const busy = useRef(false);
  // Reading and laying down go one after the other.
  const laid = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(onSent);
  useEffect(() => {
    latest.current = onSent;
  });
  const hold = useCallback((next: readonly Deed[]) => {
    held.current = next;
    setDeeds(next);
  }, []);
  const sendAll = useCallback(async () => {
    if (busy.current || !held.current.some(({ refused }) => !refused)) return;
    busy.current = true;
    setPending(true);
    const tried = held.current;
    const left = await sendInOrder(tried, shelf, wire);
    // What was done meanwhile stands behind.
    hold([...left, ...held.current.filter(({ key }) => !tried.some((each) => each.key === key))]);
    busy.current = false;
    setPending(false);
    latest.current();
  }, [hold]);
  useEffect(() => {
    laid.current = laid.current.then(async () => {
      const all = await shelf.all();
      const mine = all.filter((each) => each.authorization === authorization && !held.current.some(({ key }) => key === each.key));
      hold([...held.current, ...mine].toSorted((a, b) => a.no - b.no));
    });
    void laid.current.then(sendAll);
  }, [authorization, hold, sendAll]);
  useEffect(() => {
    if (pending || !deeds.some(({ refused }) => !refused)) return;
    const again = () => void sendAll();
    const timer = setTimeout(again, againMs);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [deeds, pending, sendAll]);
  // First on the shelf, then on the page: what it calls kept outlives it.
  const lay = async (deed: Deed) => {
    if (alreadyWaits(held.current, deed.act)) return;
    await shelf.put(deed);
    hold([...held.current, deed]);
  };
  const add = async (act: Act, { about, photos = [] }: { about: string; photos?: readonly Omit<Photo, "key">[] }) => {
    if (!authorization) return;
    const deed: Deed = { key: newKey(), authorization, act, about, no: Date.now(), photos: photos.map((photo) => ({ ...photo, key: newKey() })) };
    laid.current = laid.current.then(() => lay(deed));
    await laid.current;
    await sendAll();
  };
  const drop = async ({ key }: Deed) => {
    hold(held.current.filter((each) => each.key !== key));
    await shelf.remove(key);
  };
  return { deeds, pending, again: () => void sendAll(), add: (...given: Parameters<typeof add>) => void add(...given), drop: (deed: Deed) => void drop(deed) };
}
