import { useRef, useState } from "react";
import type { Endpoint } from "../../contract/toolkit.ts";
import { type Attempt, after, attemptFor } from "../api/attempt.ts";
import { type Answer, call, type Input, type Remote } from "../api/client.ts";
import { useLanguage } from "../i18n/words.ts";
import { useAsked } from "./use-asked.ts";

/** The page that a link opens; `asked` says which one of several. Asked anew in another language, for what is signed is signed as it was shown. */
export function useLinked<E extends Endpoint>(endpoint: Remote<E>, authorization: string | undefined, asked: Input<E> = {} as Input<E>) {
  const language = useLanguage();
  return useAsked<Answer<E>>(authorization && `${authorization} ${language} ${JSON.stringify(asked)}`, (signal) => call(endpoint, asked, { signal, authorization }));
}

/** A command of the link's holder; sent again with the same input after a cut it keeps its key. */
export function useLinkCommand<E extends Endpoint>(endpoint: Remote<E>, authorization: string | undefined) {
  const last = useRef<Attempt>(undefined);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (input: Input<E>): Promise<Answer<E> | undefined> => {
    const attempt = attemptFor(last.current, input);
    last.current = attempt;
    setPending(true);
    setError(undefined);
    try {
      const answer = await call(endpoint, input, { key: attempt.key, authorization });
      last.current = after(attempt);
      return answer;
    } catch (failure) {
      last.current = after(attempt, failure);
      setError(failure);
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { run, pending, error, fail: setError };
}
