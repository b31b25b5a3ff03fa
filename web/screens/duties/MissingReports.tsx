import { missingReports } from "../../../contract/duties.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { DayPicker } from "../../ui/DayPicker.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { DutyTable } from "./DutyTable.tsx";
import type { DutyRow } from "./duty-words.ts";

interface Props {
  /** `YYYY-MM-DD`; absent: the company's present day. */
  day: string | undefined;
  onDay(day: string | undefined): void;
  onOpen(row: DutyRow): void;
}

/** Whose report of a day is missing once its hour has passed. */
export function MissingReports({ day, onDay, onOpen }: Props) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(missingReports, { day }, { watches: ["duty", "order"], keep: true });
  const shown = day ?? data?.day;
  return (
    <>
      <div className={sheet.filters}>
        <DayPicker aria-label={t("duties.day")} placeholder={t("duties.day")} value={shown ?? ""} onChange={(next) => onDay(next || undefined)} />
        <span className="soft">{t("duties.reportsHint")}</span>
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <DutyTable
          label={t("duties.list_reports")}
          rows={data?.rows ?? []}
          loading={!data}
          total={data?.rows.length}
          onOpen={onOpen}
          empty={<Empty title={t("duties.noneMissing", { day: shown ?? "" })} hint={t("duties.noneMissingHint")}><Goto href="/production/reports">{t("duties.toReports")}</Goto></Empty>}
        />
      )}
    </>
  );
}
