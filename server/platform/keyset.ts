import { inputReasons } from "../../contract/input-reasons.ts";
import { day, type Direction } from "../../contract/toolkit.ts";
import { invalidInput } from "./input-reasons.ts";
import { Refused } from "./refusal.ts";

/** The key of a page's last row as a cursor, and back. Cursors come from outside: one that is not ours reads as undefined. */
export const cursorOf = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** The key in a cursor when it has so many parts. */
export function keyIn(cursor: string, parts: number): string[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const right = Array.isArray(key) && key.length === parts && key.every((part) => typeof part === "string" && !part.includes("\0"));
    return right ? (key as string[]) : undefined;
  } catch {
    return undefined;
  }
}

/** A page from rows of which one more than the limit was asked for; that one tells whether there is a next page. */
export function pageOf<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => readonly string[]): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? cursorOf(keyOf(last)) : null };
}

/** A direction in the words of SQL: of the sort, and of what stands after a key. */
export const wayOf = (direction: Direction): { way: "asc" | "desc"; after: ">" | "<" } => (direction === "ascending" ? { way: "asc", after: ">" } : { way: "desc", after: "<" });

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const time = /^[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)$/;

/** A day that exists, in the years that the contract takes. */
const isDay = (text: string): boolean => day.safeParse(text).success;

/** What the database reads without a fault. Instants are written by the database or as JavaScript does; what has no end comes last. */
const shapes = {
  uuid: (text: string) => uuid.test(text),
  day: (text: string) => text === "infinity" || isDay(text),
  instant: (text: string) => text === "infinity" || (isDay(text.slice(0, 10)) && time.test(text.slice(10))),
  text: () => true,
};

/** The key in a cursor when each part looks like what the database will read it as; a made-up cursor starts from the first page. */
export function keyLike(cursor: string | undefined, parts: readonly (keyof typeof shapes)[]): string[] | undefined {
  const key = cursor === undefined ? undefined : keyIn(cursor, parts.length);
  return key?.every((part, i) => shapes[parts[i]!](part)) ? key : undefined;
}

/** For lists that refuse a cursor which is not theirs. */
export const badCursor = (): Refused => new Refused([invalidInput(["cursor"], inputReasons.cursorUnknown)]);
