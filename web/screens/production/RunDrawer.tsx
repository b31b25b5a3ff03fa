import { Progress } from "antd";
import { listWorkCentres, readRun } from "../../../contract/production.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Drawer } from "../../ui/Drawer.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { RunActions } from "./RunActions.tsx";
import { lateReason, type Machine, type RunRow, runTones } from "./run-words.ts";

/** One run over the page it was opened from: what it is, for whom, how far, and what can be done. */
export function RunDrawer({ runId, onClose }: { runId: string; onClose(): void }) {
  const t = useT();
  const { data: run, error, refetch } = useQueryOf(readRun, { runId }, { watches: [`run:${runId}`] });
  const { data: centres } = useQueryOf(listWorkCentres, {}, { watches: ["workCentre"] });
  return (
    <Drawer onClose={onClose} size={640} title={run ? `${run.number} ${run.productName} ${run.spec}` : t("production.run")}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!run && !error && <PageSkeleton />}
      {run && <Whole run={run} machines={centres?.rows ?? []} />}
    </Drawer>
  );
}

function Whole({ run, machines }: { run: RunRow; machines: readonly Machine[] }) {
  const t = useT();
  const reason = lateReason(run, machines.find(({ id }) => id === run.workCentreId)?.downtimes ?? [], t);
  return (
    <div className={sheet.stack}>
      <div className={sheet.filters}>
        <StatusTag tone={runTones[run.state]}>{t(`production.state_${run.state}`)}</StatusTag>
        {reason && <StatusTag tone="bad">{t("production.late")}</StatusTag>}
      </div>
      {reason && <p>{reason}</p>}
      <RunActions run={run} machines={machines} />
      <Progress percent={run.percent} aria-label={t("production.percent")} />
      <Facts
        rows={[
          [t("production.machine"), `${run.workCentreCode} ${run.workCentreName}`],
          [t("production.quantity"), <Quantity key="q" value={run.quantity} unit={run.unit} />],
          [t("production.planned_days"), `${run.startDay} → ${run.endDay}`],
          [t("production.expectedFinish"), <When key="e" at={run.expectedFinish} />],
          [t("production.neededBy"), run.neededBy && <When at={run.neededBy} />],
          [t("production.currentOperation"), run.currentOperation],
          [t("production.operations"), run.operations.join(" → ")],
          [t("production.reported"), run.reportedAt && <When at={run.reportedAt} />],
          [t("production.good"), run.good && <Quantity value={run.good} unit={run.unit} />],
          [t("production.scrap"), run.scrap && <Quantity value={run.scrap} unit={run.unit} />],
          [t("production.returnReason"), run.returnReason],
          [t("production.note"), run.note],
        ]}
      />
      <Table
        label={t("production.shares")} rows={run.shares} rowKey={({ requestId }) => requestId} empty=""
        columns={[
          { key: "order", title: t("production.order"), render: ({ orderId, orderNumber, customerName }) => <><Goto href={`/orders/${orderId}`}>{orderNumber}</Goto> {customerName}</> },
          { key: "quantity", title: t("production.quantity"), align: "end", render: ({ quantity }) => <Quantity value={quantity} unit={run.unit} /> },
          { key: "stocked", title: t("production.stocked"), align: "end", render: ({ stocked }) => <Quantity value={stocked} /> },
          { key: "neededBy", title: t("production.neededBy"), render: ({ neededBy, late }) => <>{neededBy ?? t("production.noDate")} {late && <StatusTag tone="bad">{t("production.late")}</StatusTag>}</> },
          { key: "custom", title: t("production.custom"), render: ({ customParameters }) => customParameters },
        ]}
      />
    </div>
  );
}
