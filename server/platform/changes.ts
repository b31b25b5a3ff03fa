import { isDeepStrictEqual } from "node:util";

/** The fields whose values differ, with what they were and what they became; for the journal and for "what changed" answers. */
export function changesBetween<Row extends object>(before: Row, after: Row): Record<string, { from: unknown; to: unknown }> {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Row & string>;
  const changed = [...fields].filter((field) => !isDeepStrictEqual(before[field] ?? null, after[field] ?? null));
  return Object.fromEntries(changed.map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]));
}
