import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Endpoint } from "../../contract/toolkit.ts";
import { type Callable, call, type Input, newKey } from "./client.ts";
import { isUncertain } from "./problem.ts";

/** What became of N independent commands: each has its own key and its own outcome. */
export interface BatchOutcome<Item> {
  done: readonly Item[];
  failed: readonly { item: Item; error: unknown }[];
}

/** Few at once, for the house serves others meanwhile. */
const atOnce = 4;
const tries = 3;

async function sent<E extends Endpoint>(endpoint: Callable<E>, input: Input<E>): Promise<unknown> {
  const key = newKey();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await call(endpoint, input, { key });
      return undefined;
    } catch (error) {
      if (attempt === tries || !isUncertain(error)) return error;
    }
  }
}

/** Sends one command for each item, a few at once; one refusal does not stop the others. */
export async function sendEach<Item>(items: readonly Item[], send: (item: Item) => Promise<unknown>): Promise<BatchOutcome<Item>> {
  const outcomes: { item: Item; error: unknown }[] = [];
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) outcomes.push({ item, error: await send(item) });
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  const failed = outcomes.filter(({ error }) => error !== undefined);
  return { done: outcomes.filter(({ error }) => error === undefined).map(({ item }) => item), failed };
}

/** A batch of one endpoint's commands, with the outcome of the last one. */
export function useBatch<E extends Endpoint, Item>(endpoint: Callable<E>, inputOf: (item: Item) => Input<E>) {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<BatchOutcome<Item>>();
  const run = useCallback(
    async (items: readonly Item[]) => {
      setPending(true);
      const result = await sendEach(items, (item) => sent(endpoint, inputOf(item)));
      setPending(false);
      setOutcome(result);
      void client.invalidateQueries();
      return result;
    },
    [client, endpoint, inputOf],
  );
  return { run, pending, outcome, clear: useCallback(() => setOutcome(undefined), []) };
}
