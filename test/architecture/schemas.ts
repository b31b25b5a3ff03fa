import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "./source.ts";

/** Tables, views and functions that the migrations make, as `schema.name`. */
export const namedInMigrations = (folder: string): string[] =>
  readdirSync(folder).filter((file) => file.endsWith(".sql")).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/create (?:or replace )?(?:table|view|function|procedure)(?: if not exists)? (\w+\.\w+)/g)].flatMap((found) => found[1] ?? []));

/** Sign-in's tables belong to the room of people: they are of a person, not of a company. */
const ownerOf = (schema: string): string => (schema === "login" ? "people" : schema);

/** Whose tables a file may name in SQL; undefined: everybody's. */
function schemaOwner(path: string): string | undefined {
  if (path.startsWith("server/views/")) return undefined;
  if (path.startsWith("server/platform/")) return "platform";
  return /^server\/modules\/([^/]+)\//.exec(path)?.[1] ?? "nobody";
}

const longestName = /\b[a-z_]+\.[a-z_]+\b/g;

/** SQL that names another room's table, as `file -> schema.table`; only views may name two schemas. */
export function straySql(sources: readonly Source[], tables: readonly string[]): string[] {
  const known = new Set(tables);
  return sources.flatMap(({ path, quoted }) => {
    const owner = schemaOwner(path);
    const named = new Set(quoted.flatMap((text) => text.match(longestName) ?? []).filter((name) => known.has(name)));
    return owner === undefined ? [] : [...named].filter((name) => ownerOf(name.slice(0, name.indexOf("."))) !== owner).map((name) => `${path} -> ${name}`);
  });
}
