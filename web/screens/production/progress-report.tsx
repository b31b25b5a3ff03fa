import { useState } from "react";
import { listUnreported, reportUnchanged } from "../../../contract/production.ts";
import { useBatch } from "../../api/batch.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { BatchResult } from "../../parts/BatchResult.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { formatQuantity } from "../../ui/format.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { ProductionPage } from "./ProductionPage.tsx";
import { ReportDialog } from "./report-dialogs.tsx";
import { RunDrawer } from "./RunDrawer.tsx";
import { type RunRow, runTones, whyNot } from "./run-words.ts";

const unchangedOf = ({ id }: RunRow) => ({ runId: id });

/** Runs of which nobody has said anything today: report those that moved, then "all others unchanged" in one click. */
export function ProgressReport() {
  const t = useT();
  const may = useMay();
  const { data, error, refetch } = useQueryOf(listUnreported, {}, { watches: ["run"] });
  const [reporting, setReporting] = useState<RunRow>();
  const [opened, setOpened] = useState<string>();
  const batch = useBatch(reportUnchanged, unchangedOf);
  const rows = data?.rows.toSorted((a, b) => Number(b.late) - Number(a.late)) ?? [];
  const reason = may("production.report") ? (rows.length ? undefined : t("production.allReported")) : t("production.only_report");
  return (
    <ProductionPage actions={<ActionButton type="primary" loading={batch.pending} disabledReason={reason} onClick={() => void batch.run(rows)}>{t("production.restUnchanged", { count: rows.length })}</ActionButton>}>
      <BatchResult outcome={batch.outcome} nameOf={({ number }) => number} onClose={batch.clear} />
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && rows.length === 0 && <Empty title={t("production.allReported")} hint={t("production.allReportedHint", { day: data.day })}><Goto href="/production/board">{t("production.board")}</Goto></Empty>}
      {data && rows.length > 0 && (
        <Section flush title={t("production.unreported", { day: data.day })} beside={<StatusTag tone="warn">{t("production.unreportedCount", { count: rows.length })}</StatusTag>}>
          <Table
            label={t("production.reports")} rows={rows} rowKey={({ id }) => id} empty=""
            columns={[
              { key: "number", title: t("production.run"), render: ({ id, number }) => <ActionButton type="link" size="small" onClick={() => setOpened(id)}>{number}</ActionButton> },
              { key: "product", title: t("production.product"), render: ({ productName, spec, quantity, unit }) => `${productName} ${spec} · ${formatQuantity(quantity, "en")} ${unit}` },
              { key: "machine", title: t("production.machine"), render: ({ workCentreCode, workCentreName }) => `${workCentreCode} ${workCentreName}` },
              { key: "last", title: t("production.lastReport"), render: ({ state, percent, currentOperation, reportedOn }) => <><StatusTag tone={runTones[state]}>{t(`production.state_${state}`)}</StatusTag> {percent}% {currentOperation} <span className="soft">{reportedOn ?? t("production.neverReported")}</span></> },
              { key: "finish", title: t("production.expectedFinish"), render: ({ expectedFinish, late }) => <>{expectedFinish} {late && <StatusTag tone="bad">{t("production.late")}</StatusTag>}</> },
              { key: "act", title: t("ui.actions"), render: (row) => <ActionButton size="small" disabledReason={whyNot({ verb: row.state === "approved" ? "reportWaiting" : "report", state: row.state, may, t })} onClick={() => setReporting(row)}>{t("production.report")}</ActionButton> },
            ]}
          />
        </Section>
      )}
      {reporting && <ReportDialog run={reporting} onClose={() => setReporting(undefined)} />}
      {opened && <RunDrawer runId={opened} onClose={() => setOpened(undefined)} />}
    </ProductionPage>
  );
}
