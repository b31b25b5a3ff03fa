import { useCallback, useEffect, useRef, useState } from "react";
import { isUncertain } from "../api/problem.ts";

const againMs = 1000;
const tries = 3;

/**
 * The answer to a question, asked again when `key` changes and by `refetch`; without a key nothing is asked. In place of the staff
 * pages' cache, which would cost the light entry 9 kB: a phone page asks one or two things.
 */
export function useAsked<T>(key: string | undefined, ask: (signal: AbortSignal) => Promise<T>) {
  const [told, setTold] = useState<{ key: string; data?: T; error?: unknown }>();
  const [round, setRound] = useState(0);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (key === undefined) return;
    const stop = new AbortController();
    void answered((signal) => latest.current(signal), stop.signal).then(
      (data) => !stop.signal.aborted && setTold({ key, data }),
      (error: unknown) => !stop.signal.aborted && setTold((before) => ({ key, error, ...(before?.key === key && before.data !== undefined && { data: before.data }) })),
    );
    return () => stop.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new round asks again
  }, [key, round]);
  const refetch = useCallback(() => setRound((before) => before + 1), []);
  const current = told?.key === key ? told : undefined;
  return { data: current?.data, error: current?.error, refetch };
}

/** A cut or a fault of the server is tried again, a refusal is not. */
async function answered<T>(ask: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(signal);
    } catch (error) {
      if (attempt === tries || !isUncertain(error) || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}
