import { keepPreviousData, type QueryKey, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef } from "react";
import type { Endpoint } from "../../contract/toolkit.ts";
import { type Attempt, after, attemptFor } from "./attempt.ts";
import { type Answer, type Callable, call, type Input } from "./client.ts";
import { isUncertain } from "./problem.ts";

interface QueryOptions {
  /** Kinds of subjects ("order") or single ones ("order:<id>") whose change makes the answer old; without it, any change does. */
  watches?: readonly string[];
  enabled?: boolean;
  /** Keeps showing the last answer while a changed question is asked. */
  keep?: boolean;
}

export const keyOf = (endpoint: { name: string }, input: unknown): QueryKey => [endpoint.name, input];

/** The answer to a question, kept fresh by `useLive`. */
export function useQueryOf<E extends Endpoint>(endpoint: Callable<E>, input: Input<E>, { watches, enabled, keep }: QueryOptions = {}) {
  return useQuery<Answer<E>>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    meta: { watches },
    enabled,
    placeholderData: keep ? keepPreviousData : undefined,
  });
}

interface Page<Row> {
  rows: Row[];
  next: string | null;
}
type RowOf<E> = Answer<E> extends Page<infer Row> ? Row : never;

/** A list that is loaded page by page: its rows so far, and `onEnd` for the list to ask for more. */
export function useRowsOf<E extends Endpoint>(endpoint: Callable<E>, input: Input<E>, { watches, enabled }: QueryOptions = {}) {
  const query = useInfiniteQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: async ({ signal, pageParam }) => (await call(endpoint, { ...(input as object), cursor: pageParam } as Input<E>, { signal })) as Page<RowOf<E>>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    meta: { watches },
    enabled,
  });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isPending, error, refetch } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { rows, onEnd: hasNextPage ? onEnd : undefined, complete: !hasNextPage, loading: isPending || isFetchingNextPage, error, refetch };
}

/**
 * A command of the user. `run` answers what the server answered and throws as `call` does; a failed one may be run again with the same
 * input and then carries the same idempotency key, so it is done once however often it is sent.
 */
export function useCommand<E extends Endpoint>(endpoint: Callable<E>) {
  const client = useQueryClient();
  const last = useRef<Attempt>(undefined);
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: ({ input, key }: { input: Input<E>; key: string }) => call(endpoint, input, { key }),
    retry: (count, failure) => count < 2 && isUncertain(failure),
    networkMode: "always",
    onSuccess: () => void client.invalidateQueries(),
  });
  const run = useCallback(
    async (input: Input<E>): Promise<Answer<E>> => {
      const attempt = attemptFor(last.current, input);
      last.current = attempt;
      try {
        const answer = await mutateAsync({ input, key: attempt.key });
        last.current = after(attempt);
        return answer;
      } catch (failure) {
        last.current = after(attempt, failure);
        throw failure;
      }
    },
    [mutateAsync],
  );
  return { run, pending: isPending, error, reset };
}
