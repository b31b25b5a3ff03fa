import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Subject } from "../../contract/toolkit.ts";
import { store } from "../ui/store.ts";

/** Whether changes by others arrive; the page says so when they do not. */
export const liveState = store<"connecting" | "open" | "lost">("connecting");

const address = "/api/v1/live";
/** Changes that come together are asked about together. */
const gatherMs = 120;
const longestWaitMs = 30_000;

/** Whether a query that watches these kinds or single subjects is touched by the change; one that names nothing always is. */
export function concerns(watches: readonly string[] | undefined, subjects: readonly Subject[]): boolean {
  return !watches || subjects.some(({ kind, id }) => watches.includes(kind) || watches.includes(`${kind}:${id}`));
}

/** Makes answers old when others change what they speak of, and after every gap in the connection. */
export function useLive(enabled = true): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    const refresh = (subjects?: readonly Subject[]) =>
      void client.invalidateQueries({ predicate: ({ meta }: Query) => !subjects || concerns(meta?.["watches"] as readonly string[] | undefined, subjects) });
    return listen(refresh);
  }, [client, enabled]);
}

/** Follows the stream of changes until the answered function is called. Without subjects anything may have changed. */
function listen(refresh: (subjects?: readonly Subject[]) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  // The server sends null when too much changed to name it.
  let gathered: Subject[] | null = [];
  let waitMs = 1000;
  const tell = () => {
    gathering = undefined;
    refresh(gathered ?? undefined);
    gathered = [];
  };
  const connect = () => {
    source = new EventSource(address);
    source.addEventListener("open", () => {
      if (liveState.get() === "lost") refresh();
      liveState.set("open");
      waitMs = 1000;
    });
    source.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const { subjects } = JSON.parse(data) as { subjects: Subject[] | null };
      if (subjects?.length === 0) return;
      gathered = subjects && gathered ? [...gathered, ...subjects] : null;
      gathering ??= setTimeout(tell, gatherMs);
    });
    source.addEventListener("error", () => {
      liveState.set("lost");
      // The browser reconnects by itself after a cut, but not after an error answer.
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
  };
  connect();
  return () => {
    source?.close();
    clearTimeout(timer);
    clearTimeout(gathering);
    liveState.set("connecting");
  };
}
