import { useLocation, useRouter } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

/** A list's filter, kept in the address so that it can be linked, reloaded and gone back to. */
export function useFilter(): { filter: Readonly<Record<string, string>>; choose(change: Readonly<Record<string, string | undefined>>): void } {
  const { history } = useRouter();
  const search = useLocation({ select: ({ searchStr }) => searchStr });
  const filter = useMemo(() => Object.fromEntries(new URLSearchParams(search)), [search]);
  const choose = useCallback(
    (change: Readonly<Record<string, string | undefined>>) => {
      const next = new URLSearchParams(history.location.search);
      for (const [name, value] of Object.entries(change)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      history.replace(history.location.pathname + (next.size ? `?${next}` : ""));
    },
    [history],
  );
  return { filter, choose };
}
