import { companyOf } from "../../modules/companies/index.ts";
import { kept } from "../../platform/registers.ts";

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

/** The company's clock. */
export const localTimeOf = kept(async (tx) => localTimeIn((await companyOf(tx)).timeZone));
