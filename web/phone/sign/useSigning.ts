import { useCallback, useEffect, useState } from "react";
import { call, newKey } from "../../api/client.ts";
import { type Photo, uploadPhoto } from "../queue.ts";
import { signDelivery } from "../remotes.ts";
import { phoneShelf } from "../shelf.ts";
import { type Signed, type Signing, sendSigning, type Wire } from "./queue.ts";

const againMs = 15_000;
const shelf = phoneShelf<Signing>("signings");
const wire: Wire = {
  upload: uploadPhoto,
  sign: (input, { key, authorization }) => call(signDelivery, input, { key, authorization }),
};

/** A link's signing on this phone: sent at once, kept when there is no network, and sent again when there is or every quarter of a minute. */
export function useSigning(authorization: string | undefined) {
  const [waiting, setWaiting] = useState<Signing>();
  const [signed, setSigned] = useState<Signed>();
  const [error, setError] = useState<unknown>();
  const [pending, setPending] = useState(false);
  useEffect(() => {
    void shelf.all().then((all) => setWaiting((now) => now ?? all.find((each) => each.authorization === authorization)));
  }, [authorization]);
  const send = useCallback(async (signing: Signing) => {
    setPending(true);
    try {
      const answer = await sendSigning(signing, shelf, wire);
      if (answer) setSigned(answer);
      // What of it has arrived, the shelf knows better than the page.
      else setWaiting((await shelf.all()).find(({ key }) => key === signing.key) ?? signing);
    } catch (failure) {
      setError(failure);
      setWaiting(undefined);
    } finally {
      setPending(false);
    }
  }, []);
  useEffect(() => {
    if (!waiting || signed || pending) return;
    const again = () => void send(waiting);
    const timer = setTimeout(again, againMs);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [waiting, signed, pending, send]);
  const begin = async (given: Pick<Signing, "number" | "input"> & { photos: readonly Omit<Photo, "key">[] }) => {
    if (!authorization) return;
    setError(undefined);
    const signing: Signing = { ...given, key: newKey(), authorization, signedAt: new Date().toISOString(), photos: given.photos.map((photo) => ({ ...photo, key: newKey() })) };
    await shelf.put(signing);
    await send(signing);
  };
  return { begin, clear: () => (setSigned(undefined), setWaiting(undefined)), again: () => waiting && void send(waiting), waiting, signed, error, pending };
}
