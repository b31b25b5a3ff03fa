import type { Endpoint } from "../../contract/toolkit.ts";
import type { Source } from "./source.ts";

const business = /order(?!By|ed\b|ing\b)|customer|product|invoice|deliver(?!ed$)|shipment|warehouse|receipt|payment|salesperson|supplier|price|quotation|enquir/i;

/** Names of the trade in the platform, which knows none: it would serve a library or a hospital as well. */
export const businessWords = (sources: readonly Source[]): string[] =>
  sources.filter(({ path }) => path.startsWith("server/platform/")).flatMap(({ path, names }) =>
    [...new Set(names.filter((name) => business.test(name)))].map((name) => `${path} -> ${name}`));

export const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === "object" && value !== null && ["kind", "method", "path", "permission", "answer"].every((field) => field in value);

/** Endpoints that nobody, or everybody by mistake, could call. */
export const unguarded = (endpoints: readonly Endpoint[], { rows, open }: { rows: readonly string[]; open: readonly string[] }): string[] =>
  endpoints
    .filter(({ name, permission }) => (permission === "public" ? !open.includes(name) : !rows.includes(permission)))
    .map(({ name, permission }) => `${name} -> ${permission}`);

/** Endpoints that share a name, or a method and path, with another. */
export function twins(endpoints: readonly Endpoint[]): string[] {
  const shape = ({ method, path }: Endpoint) => `${method} ${path.replace(/:\w+/g, ":")}`;
  const repeated = (keys: string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);
  return [...repeated(endpoints.map(({ name }) => name)), ...repeated(endpoints.map(shape))];
}

/** Refusals that nobody could be told, for they have no text, as `file -> code`. */
export const wordless = (sources: readonly Source[], texts: readonly string[]): string[] =>
  sources.flatMap(({ path, refusals }) => refusals.filter((code) => !texts.includes(code)).map((code) => `${path} -> ${code}`));
