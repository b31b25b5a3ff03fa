import type { Endpoint } from "./toolkit.ts";

/** Address and body of a call: what the path names goes there, the rest into the query of a GET or the body of others. */
export function requestOf({ method, path }: Pick<Endpoint, "method" | "path">, input: Record<string, unknown>): { url: string; body?: string } {
  const named = new Set<string>();
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    named.add(name);
    return encodeURIComponent(String(input[name]));
  });
  const rest = Object.entries(input).filter(([name, value]) => !named.has(name) && value !== undefined);
  if (method !== "GET") return { url: filled, body: JSON.stringify(Object.fromEntries(rest)) };
  const asked = rest.flatMap(([name, value]) => [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`));
  return { url: filled + (asked.length ? `?${asked.join("&")}` : "") };
}
