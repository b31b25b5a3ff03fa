import { companyOf } from "../../modules/companies/index.ts";
import type { Tx } from "../../platform/db.ts";

/** Writes an instant as the company's clock shows it, with its offset: `2026-03-10T14:20:00+08:00`. */
export type LocalTime = (instant: Date) => string;

export function localTimeIn(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone, calendar: "iso8601", hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "longOffset",
  });
  return (instant) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    // UTC is told as "GMT" without an offset.
    const offset = part.timeZoneName?.slice(3) || "+00:00";
    return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${offset}`;
  };
}

const known = new Map<string, LocalTime>();
// Keeps a process that serves many companies small.
const limit = 500;

/** The company's clock; read once a process, for a company's time zone never changes. */
export async function localTimeOf(tx: Tx): Promise<LocalTime> {
  const found = known.get(tx.companyId);
  if (found) return found;
  const made = localTimeIn((await companyOf(tx)).timeZone);
  if (known.size >= limit) known.delete(known.keys().next().value!);
  known.set(tx.companyId, made);
  return made;
}
