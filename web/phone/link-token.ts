/** What a link's address carries behind the `#`; browsers keep that part to themselves. */
const form = /^#(gdl_\d{1,18}_[\w-]{43})$/;
const place = "gendan.link";

interface Page {
  location: Pick<Location, "hash" | "pathname" | "search">;
  history: Pick<History, "replaceState">;
  sessionStorage: Pick<Storage, "getItem" | "setItem">;
}

/**
 * The `Authorization` of the link that opened the page. The token is taken out of the address bar, so that it is in no screenshot, shared
 * address or history; this tab remembers it for a reload.
 */
export function linkAuthorization({ location, history, sessionStorage }: Page): string | undefined {
  const key = `${place}:${location.pathname}`;
  const token = form.exec(location.hash)?.[1];
  if (!token) return stored(() => sessionStorage.getItem(key)) ?? undefined;
  const authorization = `Link ${token}`;
  history.replaceState(null, "", location.pathname + location.search);
  stored(() => sessionStorage.setItem(key, authorization));
  return authorization;
}

/** A private window may refuse storage; the link then lasts as long as the page. */
function stored<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
