/** Only a path of our own: an address from outside must not send anybody elsewhere. */
export function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : "/";
}
/** Where whoever signs in wanted to go. */
export const nextAddress = (): string => ownPath(new URLSearchParams(location.search).get("next"));

const key = "next after the identity provider";
/** Keeps it while the browser is away at an identity provider. */
export const keepNext = (): void => sessionStorage.setItem(key, nextAddress());
export const keptNext = (): string => ownPath(sessionStorage.getItem(key));
