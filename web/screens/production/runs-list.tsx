import { useMemo, useState } from "react";
import { approveRun, listRuns, listWorkCentres, type RunState } from "../../../contract/production.ts";
import { useBatch } from "../../api/batch.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { BatchResult } from "../../parts/BatchResult.tsx";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { daysBetween } from "../../ui/number.ts";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { ProductionPage } from "./ProductionPage.tsx";
import { RunDrawer } from "./RunDrawer.tsx";
import { lateCause, lateReason, type Machine, type RunRow, runTones, whyNot } from "./run-words.ts";

/** The tabs of the list: what waits for whom. */
const views = {
  open: ["planned", "returned", "approved", "running", "finished", "passed", "failed"], toApprove: ["planned"], toMake: ["approved", "running", "failed"], toInspect: ["finished"], toStock: ["passed"],
  done: ["stockedIn"],
} as const satisfies Record<string, readonly RunState[]>;
type View = keyof typeof views;

const approvalOf = ({ id, revision }: RunRow) => ({ runId: id, expectedRevision: revision });

/** Runs by what they wait for, late ones first with the reason; plans are approved one by one or several at once. */
export function RunsList() {
  const t = useT();
  const may = useMay();
  const { filter, choose } = useFilter();
  const view = (filter["view"] ?? "open") as View;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const opened = filter["run"];
  const setOpened = (run: string | undefined) => choose({ run });
  const batch = useBatch(approveRun, approvalOf);
  const { data: centres } = useQueryOf(listWorkCentres, {}, { watches: ["workCentre"] });
  const asked = { state: [...(views[view] ?? views.open)], search: filter["q"] || undefined };
  const { rows: found, onEnd, complete, loading, error, refetch } = useRowsOf(listRuns, asked, { watches: ["run"] });
  const rows = useMemo(() => [...found.filter(({ late }) => late), ...found.filter(({ late }) => !late)], [found]);
  const columns = useMemo(() => columnsOf(t, centres?.rows ?? []), [t, centres]);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const refusedOne = chosen.map(({ state }) => whyNot({ verb: "approve", state, may, t })).find((reason) => reason !== undefined);
  const reason = chosen.length === 0 ? t("production.chooseFirst") : refusedOne;
  const approve = () => void batch.run(chosen).then(() => setSelected(new Set()));
  const actions = (row: RunRow) => <ActionButton size="small" onClick={() => setOpened(row.id)}>{t("ui.open")}</ActionButton>;
  const card = (row: RunRow) => <RunCard row={row} machines={centres?.rows ?? []} onOpen={() => setOpened(row.id)} />;
  return (
    <ProductionPage actions={<><ExportButton name={t("production.runs")} columns={columns} read={() => allRows(listRuns, asked)} />{view === "toApprove" && <ActionButton type="primary" loading={batch.pending} disabledReason={reason} onClick={approve}>{t("production.approveChosen", { count: chosen.length })}</ActionButton>}</>}>
      <div className={sheet.filters}>
        <Views label={t("production.view")} value={view} views={(Object.keys(views) as View[]).map((value) => ({ value, label: t(`production.view_${value}`) }))} onChoose={(value) => (setSelected(new Set()), choose({ view: value }))} />
        <SearchField label={t("production.findRun")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
      </div>
      <BatchResult outcome={batch.outcome} nameOf={({ number }) => number} onClose={batch.clear} />
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("production.runs")}
          {...{ rows, columns, onEnd, loading }}
          {...(view === "toApprove" && { selected, onSelect: setSelected })}
          rowKey={({ id }) => id}
          onOpen={({ id }) => setOpened(id)}
          onPreview={({ id }) => setOpened(id)}
          actions={actions}
          card={card}
          total={complete ? rows.length : undefined}
          empty={<Empty title={t("production.noRuns")} hint={t("production.noRunsHint")}><Goto href="/production/requests">{t("production.requests")}</Goto></Empty>}
        />
      )}
      {opened && <RunDrawer runId={opened} onClose={() => setOpened(undefined)} />}
    </ProductionPage>
  );
}

const downtimesOf = (machines: readonly Machine[], run: RunRow) => machines.find(({ id }) => id === run.workCentreId)?.downtimes ?? [];

const columnsOf = (t: Translate, machines: readonly Machine[]): WrittenColumn<RunRow>[] => [
  { key: "number", title: t("production.run"), width: 140, text: ({ number }) => number, render: ({ number }) => <span className="figure">{number}</span> },
  { key: "state", title: t("production.state"), width: 128, text: ({ state }) => t(`production.state_${state}`), render: ({ state }) => <StatusTag tone={runTones[state]}>{t(`production.state_${state}`)}</StatusTag> },
  { key: "late", title: t("production.lateWhy"), width: 150, grow: true, text: (run) => lateReason(run, downtimesOf(machines, run), t) ?? "", render: (row) => row.late && <LateCell run={row} machines={machines} /> },
  { key: "product", title: t("production.product"), width: 170, grow: true, render: ({ productCode, productName, spec }) => `${productCode} ${productName} ${spec}` },
  { key: "quantity", title: t("production.quantity"), width: 90, align: "end", text: ({ quantity }) => quantity, render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
  { key: "machine", title: t("production.machine"), width: 144, render: ({ workCentreCode, workCentreName }) => `${workCentreCode} ${workCentreName}` },
  { key: "percent", title: t("production.progress"), width: 100, render: ({ percent, currentOperation }) => `${percent}% ${currentOperation ?? ""}` },
  { key: "finish", title: t("production.expectedFinish"), width: 130, text: ({ expectedFinish }) => expectedFinish, render: ({ expectedFinish }) => <When at={expectedFinish} /> },
  { key: "orders", title: t("production.order"), width: 160, render: ({ shares }) => shares.map(({ orderNumber }) => orderNumber).join(" ") },
];

/** How late and why in short; the whole sentence on hover and in the run itself. */
function LateCell({ run, machines }: { run: RunRow; machines: readonly Machine[] }) {
  const t = useT();
  const down = downtimesOf(machines, run);
  return (
    <span title={lateReason(run, down, t)}>
      <StatusTag tone="bad">{run.neededBy ? t("production.lateDays", { count: daysBetween(run.neededBy, run.expectedFinish) }) : t("production.late")}</StatusTag> {lateCause(run, down, t)}
    </span>
  );
}

function RunCard({ row, machines, onOpen }: { row: RunRow; machines: readonly Machine[]; onOpen(): void }) {
  const t = useT();
  const reason = lateReason(row, downtimesOf(machines, row), t);
  return (
    <div className={sheet.card}>
      <div><strong>{row.number}</strong><StatusTag tone={runTones[row.state]}>{t(`production.state_${row.state}`)} {row.percent}%</StatusTag></div>
      <div><span>{row.productName} {row.spec}</span><Quantity value={row.quantity} unit={row.unit} /></div>
      <div><span className="soft">{row.workCentreName} · {t("production.expectedFinish")} {row.expectedFinish}</span><ActionButton onClick={onOpen}>{t("ui.open")}</ActionButton></div>
      {reason && <div><StatusTag tone="bad">{t("production.late")}</StatusTag><span>{reason}</span></div>}
    </div>
  );
}
