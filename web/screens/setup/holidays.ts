import type { CalendarYear } from "../../../contract/calendar.ts";
import type { Translate } from "../../i18n/translator.ts";

type Day = CalendarYear["days"][number];

/** Days that differ from the week as somebody reads and types them: the day, whether it is a day of rest or of work, and its name. */
export const writtenDays = (days: readonly Day[], t: Translate): string => days.map(({ day, is, name }) => `${day} ${t(`setup.day_${is}`)} ${name}`.trim()).join("\n");

/** What was typed, a line a day; `wrong` is the first line that is not understood, counted from 1. */
export function daysIn(text: string, t: Translate): { days: Day[]; wrong?: number } {
  const kinds = new Map((["rest", "work"] as const).map((is) => [t(`setup.day_${is}`).toLowerCase(), is]));
  const days: Day[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (!line.trim()) continue;
    const [, day = "", kind = "", name = ""] = /^\s*(\d{4}-\d{2}-\d{2})\s+(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
    const is = kinds.get(kind.toLowerCase());
    if (!is) return { days, wrong: at + 1 };
    days.push({ day, is, name });
  }
  return { days };
}
