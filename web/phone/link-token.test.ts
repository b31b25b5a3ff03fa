import { expect, test } from "vitest";
import { linkAuthorization } from "./link-token.ts";

const token = `gdl_12_${"a".repeat(43)}`;
function page(hash: string, kept = new Map<string, string>()) {
  const shown: unknown[] = [];
  return {
    shown,
    location: { hash, pathname: "/p/sign", search: "" },
    history: { replaceState: (_: unknown, __: string, address?: string | URL | null) => void shown.push(address) },
    sessionStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) },
  };
}

test("the token leaves the address bar and is sent as authorization; a reload of the tab still has it", () => {
  const kept = new Map<string, string>();
  const first = page(`#${token}`, kept);
  expect(linkAuthorization(first)).toBe(`Link ${token}`);
  expect(first.shown).toEqual(["/p/sign"]);
  expect(linkAuthorization(page("", kept))).toBe(`Link ${token}`);
});

test("what is no token is not sent, and a tab without storage still works", () => {
  expect(linkAuthorization(page("#content"))).toBeUndefined();
  const forbidden = { getItem: () => { throw new Error("forbidden"); }, setItem: () => { throw new Error("forbidden"); } };
  expect(linkAuthorization({ ...page(`#${token}`), sessionStorage: forbidden })).toBe(`Link ${token}`);
});
