import { useLanguage } from "../i18n/words.ts";
import { absoluteTime, dayIn, relativeDay, relativeTime } from "./format.ts";
import { useNow, useSetting } from "./setting.ts";

interface WhenProps {
  /** An instant (ISO 8601 or Date), or a business day `YYYY-MM-DD`. */
  at: string | Date;
  /** `both` is "11-05 14:20 3 hours ago"; the other two keep the second form as a hover title. */
  show?: "both" | "relative" | "absolute";
}

/** A time in the company's zone, absolute and relative. */
export function When({ at, show = "both" }: WhenProps) {
  const told = useTold(at);
  if (show !== "both") {
    const [shown, hidden] = show === "relative" ? [told.relative, told.absolute] : [told.absolute, told.relative];
    return <time className="figure nowrap" dateTime={told.machine} title={hidden}>{shown}</time>;
  }
  return (
    <time className="nowrap" dateTime={told.machine}>
      <span className="figure">{told.absolute}</span> <span className="soft">{told.relative}</span>
    </time>
  );
}

function useTold(at: string | Date) {
  const now = useNow();
  const { timeZone } = useSetting();
  const language = useLanguage();
  if (typeof at === "string" && /^\d{4}-\d{2}-\d{2}$/.test(at)) {
    const today = dayIn(now, timeZone);
    const absolute = at.slice(0, 4) === today.slice(0, 4) ? at.slice(5) : at;
    return { machine: at, absolute, relative: relativeDay(at, today, language) };
  }
  const instant = new Date(at);
  return {
    machine: instant.toISOString(),
    absolute: absoluteTime(instant, { timeZone, now }),
    relative: relativeTime(instant, now, language),
  };
}
