import { summariseAssessments } from "../../../contract/assessment.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { DayPicker } from "../../ui/DayPicker.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { saveCsv } from "../../ui/save-as.ts";
import { useToday } from "../../ui/setting.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { sumCells, sumHeads } from "./assessment-words.ts";
import { AssessmentPage } from "./AssessmentPage.tsx";

/** A month's sums by person, to look at and to hand out; whoever pays wages decides what becomes of them, outside. */
export function MonthSummary() {
  const t = useT();
  const { filter, choose } = useFilter();
  const today = useToday();
  const month = /^\d{4}-\d{2}$/.test(filter["month"] ?? "") ? filter["month"]! : today.slice(0, 7);
  const { data, error, refetch } = useQueryOf(summariseAssessments, { month }, { watches: ["assessment"], keep: true });
  const rows = data?.rows ?? [];
  const heads = sumHeads.map((head) => t(`assessment.${head}`));
  const save = () => saveCsv(`${t("assessment.title")}-${month}`, [[`${month} ${t("assessment.adviceOnly")}`], heads, ...rows.map(sumCells)]);
  return (
    <AssessmentPage actions={<ActionButton disabledReason={rows.length ? undefined : t("assessment.nothingToSave")} onClick={save}>{t("assessment.save")}</ActionButton>}>
      <div className={sheet.filters}>
        <DayPicker month clearable={false} aria-label={t("assessment.month")} value={month} onChange={(value) => choose({ month: value })} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : data ? (
        <Section flush title={t("assessment.summaryOf", { month })} beside={<span className="soft">{t("assessment.counted")}</span>}>
          <Table
            label={t("assessment.summary")} rows={rows} rowKey={({ personId }) => personId} empty={t("assessment.noneInMonth")}
            columns={[
              { key: "person", title: t("assessment.person"), render: ({ personId, personName }) => <Goto href={`/assessment/entries?list=all&month=${month}&person=${personId}`}>{personName}</Goto> },
              { key: "warnings", title: t("assessment.warnings"), align: "end", render: ({ warnings }) => warnings },
              { key: "fines", title: t("assessment.fines"), align: "end", render: ({ fines }) => <Money amount={fines} currency={data.currency} /> },
              { key: "against", title: t("assessment.pointsAgainst"), align: "end", render: ({ pointsAgainst }) => pointsAgainst },
              { key: "rewards", title: t("assessment.rewards"), align: "end", render: ({ rewards }) => rewards },
              { key: "amount", title: t("assessment.rewardAmount"), align: "end", render: ({ rewardAmount }) => <Money amount={rewardAmount} currency={data.currency} /> },
              { key: "points", title: t("assessment.rewardPoints"), align: "end", render: ({ rewardPoints }) => rewardPoints },
              { key: "pending", title: t("assessment.pending"), align: "end", render: ({ proposed }) => proposed },
              { key: "appeal", title: t("assessment.underAppeal"), align: "end", render: ({ appealed }) => appealed },
            ]}
          />
        </Section>
      ) : <PageSkeleton />}
    </AssessmentPage>
  );
}
