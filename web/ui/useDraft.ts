import { useCallback, useEffect, useRef, useState } from "react";

/** At most this much typing is lost when the machine dies. */
const saveMs = 1000;
const prefix = "gendan.draft.";

/**
 * State that survives a closed tab, a crash of the page and a lost network: kept on this device under `key` until `discard`.
 * `recovered` says that it came from an earlier visit, so that the page can tell.
 */
export function useDraft<T>(key: string, initial: T) {
  const [found] = useState(() => read(key) as T | undefined);
  const [draft, setDraft] = useState<T>(found ?? initial);
  const waiting = useRef<{ key: string; value: T }>(undefined);

  const save = useCallback(() => {
    if (waiting.current) write(waiting.current.key, waiting.current.value);
    waiting.current = undefined;
  }, []);
  useEffect(() => {
    const timer = setInterval(save, saveMs);
    window.addEventListener("pagehide", save);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [save]);

  const change = useCallback(
    (next: T) => {
      waiting.current = { key, value: next };
      setDraft(next);
    },
    [key],
  );
  const discard = useCallback(() => {
    waiting.current = undefined;
    localStorage.removeItem(prefix + key);
  }, [key]);
  return { draft, change, discard, recovered: found !== undefined };
}

function read(key: string): unknown {
  try {
    const kept = localStorage.getItem(prefix + key);
    return kept === null ? undefined : JSON.parse(kept);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // A full or forbidden store leaves the draft in memory, where it was.
  }
}
