import { useT } from "../../i18n/words.ts";
import { useNow } from "../../ui/setting.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { type DutyRow, standingOf, standingTones } from "./duty-words.ts";

/** When a duty is due and how it stands against that; while it runs, the time left or passed is what people read first. */
export function Due({ duty }: { duty: DutyRow }) {
  const t = useT();
  const standing = standingOf(duty, useNow());
  const { dueAt, missingYear } = duty;
  const timed = dueAt !== null && (standing === "running" || standing === "soon" || standing === "overdue");
  return (
    <>
      <StatusTag tone={standingTones[standing]}>
        {standing === "running" ? null : <span>{t(`duties.standing_${standing}`, { year: String(missingYear) })}</span>}
        {timed && <When at={dueAt} show="relative" />}
      </StatusTag>{" "}
      {dueAt !== null && <span className="soft"><When at={dueAt} show="absolute" /></span>}
      {duty.reminded > 0 && <> <StatusTag tone="warn">{t("duties.remindCount", { count: duty.reminded })}</StatusTag></>}
    </>
  );
}
