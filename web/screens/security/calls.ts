import { useState } from "react";
import { signInBase } from "../../../contract/people.ts";
import type { Endpoint } from "../../../contract/toolkit.ts";
import { type Answer, type Callable, call, type Input } from "../../api/client.ts";

/** A call of signing in, whose endpoints live apart and take no idempotency key. `run` answers, or keeps the error and answers undefined. */
export function useSignInCall<E extends Endpoint>(endpoint: Callable<E>) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (input: Input<E>): Promise<Answer<E> | undefined> => {
    setPending(true);
    setError(undefined);
    try {
      return await call(endpoint, input, { base: signInBase });
    } catch (failure) {
      setError(failure);
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { run, pending, error };
}
