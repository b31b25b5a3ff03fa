import { useSyncExternalStore } from "react";

/** Below 768 px lists are cards and the menu is a drawer. */
const query = typeof matchMedia === "function" ? matchMedia("(max-width: 767.98px)") : undefined;

function subscribe(listener: () => void): () => void {
  query?.addEventListener("change", listener);
  return () => query?.removeEventListener("change", listener);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query?.matches ?? false);
