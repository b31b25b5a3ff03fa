import { useMemo, useState } from "react";
import { sum } from "../../../contract/money.ts";
import { listRequests, listWorkCentres } from "../../../contract/production.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
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
import { PlanDialog } from "./PlanDialog.tsx";
import { ProductionPage } from "./ProductionPage.tsx";

export type RequestRow = Answer<typeof listRequests>["rows"][number];

/** What waits for a plan, the soonest needed first; lines of one product of several orders are planned as one run. */
export function RequestsPlan() {
  const t = useT();
  const may = useMay();
  const { filter, choose } = useFilter();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [planning, setPlanning] = useState<readonly RequestRow[]>();
  const { data: centres } = useQueryOf(listWorkCentres, {}, { watches: ["workCentre"] });
  const asked = { search: filter["q"] || undefined };
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listRequests, asked, { watches: ["run", "order", "workCentre"] });
  const nameOf = useMemo(() => new Map(centres?.rows.map(({ id, name }) => [id, name])), [centres]);
  const columns = useMemo(() => columnsOf(t, nameOf), [t, nameOf]);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const reason = whyNotPlan(chosen, may("production.plan"), t);
  const plan = (each: readonly RequestRow[]) => setPlanning(each);
  const done = () => {
    setPlanning(undefined);
    setSelected(new Set());
  };
  const actions = (row: RequestRow) => <ActionButton size="small" disabledReason={whyNotPlan([row], may("production.plan"), t)} onClick={() => plan([row])}>{t("production.plan")}</ActionButton>;
  const card = (row: RequestRow) => <RequestCard row={row} nameOf={nameOf} onPlan={may("production.plan") ? () => plan([row]) : undefined} />;
  return (
    <ProductionPage actions={<><ExportButton name={t("production.requests")} columns={columns} read={() => allRows(listRequests, asked)} /><ActionButton type="primary" shortcut="alt+p" disabledReason={reason} onClick={() => plan(chosen)}>{t("production.planChosen")}</ActionButton></>}>
      <div className={sheet.filters}>
        <SearchField label={t("production.findRequest")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        {chosen.length > 0 && <span className="soft">{t("production.chosen", { count: chosen.length, quantity: totalOf(chosen) })}</span>}
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("production.requests")}
          {...{ rows, columns, selected, onEnd, loading }}
          rowKey={({ id }) => id}
          onSelect={setSelected}
          onOpen={(row) => !whyNotPlan([row], may("production.plan"), t) && plan([row])}
          actions={actions}
          card={card}
          total={complete ? rows.length : undefined}
          empty={<Empty title={t(filter["q"] ? "ui.nothingFound" : "production.nothingWaits")} hint={t("production.nothingWaitsHint")}><Goto href="/production/board">{t("production.board")}</Goto></Empty>}
        />
      )}
      {planning && <PlanDialog requests={planning} machines={centres?.rows ?? []} onClose={() => setPlanning(undefined)} onDone={done} />}
    </ProductionPage>
  );
}

function whyNotPlan(chosen: readonly RequestRow[], may: boolean, t: Translate): string | undefined {
  if (!may) return t("production.only_plan");
  if (chosen.length === 0) return t("production.chooseFirst");
  return new Set(chosen.map(({ productId }) => productId)).size > 1 ? t("production.oneProduct") : undefined;
}

const totalOf = (rows: readonly RequestRow[]) => `${sum(rows.map(({ open }) => open))} ${rows[0]?.unit ?? ""}`;

const columnsOf = (t: Translate, nameOf: ReadonlyMap<string, string>): WrittenColumn<RequestRow>[] => [
  { key: "neededBy", title: t("production.neededBy"), width: 130, text: ({ neededBy }) => neededBy ?? "", render: ({ neededBy }) => (neededBy ? <When at={neededBy} /> : t("production.noDate")) },
  { key: "feasible", title: t("production.feasible"), width: 110, text: (row) => feasibleText(row, t), render: (row) => <Feasible row={row} /> },
  { key: "soonest", title: t("production.soonest"), width: 220, render: ({ feasible }) => feasible && `${feasible.startDay.slice(5)} → ${feasible.finish.slice(5)} ${nameOf.get(feasible.workCentreId) ?? ""}` },
  { key: "product", title: t("production.product"), width: 220, grow: true, render: ({ productCode, productName, spec }) => `${productCode} ${productName} ${spec}` },
  { key: "open", title: t("production.open"), width: 90, align: "end", text: ({ open }) => open, render: ({ open, unit }) => <Quantity value={open} unit={unit} /> },
  { key: "order", title: t("production.order"), width: 165, text: ({ orderNumber }) => orderNumber, render: ({ orderId, orderNumber }) => <Goto href={`/orders/${orderId}`}>{orderNumber}</Goto> },
  { key: "customer", title: t("production.customer"), width: 120, render: ({ customerName }) => customerName },
  { key: "custom", title: t("production.custom"), width: 140, render: ({ customParameters }) => customParameters },
  { key: "operations", title: t("production.operations"), width: 150, render: ({ operations }) => operations.join(" → ") },
];

/** Whether planning it now meets its date. */
function feasibleText({ feasible, urgent, neededBy }: RequestRow, t: Translate): string {
  if (!feasible) return t("production.noRoom");
  if (feasible.inTime) return t(urgent ? "production.urgentInTime" : "production.inTime");
  return t("production.lateDays", { count: neededBy ? daysBetween(neededBy, feasible.finish) : 0 });
}

function Feasible({ row }: { row: RequestRow }) {
  const { feasible, urgent } = row;
  return <StatusTag tone={!feasible?.inTime ? "bad" : urgent ? "warn" : "good"}>{feasibleText(row, useT())}</StatusTag>;
}

function RequestCard({ row, nameOf, onPlan }: { row: RequestRow; nameOf: ReadonlyMap<string, string>; onPlan: (() => void) | undefined }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><strong>{row.productCode} {row.productName} {row.spec}</strong><Feasible row={row} /></div>
      <div><span>{row.orderNumber} · {row.customerName}</span><Quantity value={row.open} unit={row.unit} /></div>
      <div>
        <span className="soft">{t("production.neededBy")} {row.neededBy ?? t("production.noDate")}{row.feasible && ` · ${row.feasible.finish} ${nameOf.get(row.feasible.workCentreId) ?? ""}`}</span>
        {onPlan && <ActionButton onClick={onPlan}>{t("production.plan")}</ActionButton>}
      </div>
    </div>
  );
}
