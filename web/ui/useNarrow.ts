import { useSyncExternalStore } from "react";

/** Below 768 px lists are cards and the menu is a drawer. */
export const narrowScreen = "(max-width: 767.98px)";
const query = typeof matchMedia === "function" ? matchMedia(narrowScreen) : undefined;

function subscribe(listener: () => void): () => void {
  query?.addEventListener("change", listener);
  return () => query?.removeEventListener("change", listener);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query?.matches ?? false);
