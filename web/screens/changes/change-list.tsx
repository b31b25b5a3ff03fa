import { useRouter } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { changeKinds, listChanges } from "../../../contract/changes.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { writtenAt } from "../../ui/setting.ts";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { type ChangeRow, changeTones } from "./change-words.ts";

const views = ["open", "applied", "all"] as const;

/** Changes of orders, the newest first; those that are not decided are shown unless asked otherwise. */
export function ChangeList() {
  const t = useT();
  const columns = useColumns();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const view = views.find((each) => each === filter["view"]) ?? "open";
  const kind = changeKinds.find((each) => each === filter["kind"]);
  const asked = { state: view, kind, search: filter["q"] || undefined };
  const { rows, complete, onEnd, loading, error, refetch } = useRowsOf(listChanges, asked, { watches: ["change", "order"] });
  const narrowed = Boolean(kind || filter["q"]);
  const clear = () => choose({ kind: undefined, q: undefined });
  return (
    <>
      <PageTitle title={t("changes.title")}><ExportButton name={t("changes.title")} columns={columns} read={() => allRows(listChanges, asked)} /></PageTitle>
      <div className={sheet.filters}>
        <Views label={t("changes.state")} value={view} views={views.map((value) => ({ value, label: t(`changes.view_${value}`) }))} onChoose={(value) => choose({ view: value === "open" ? undefined : value })} />
        <SearchField label={t("changes.search")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        <Select allowClear aria-label={t("changes.kind")} placeholder={t("changes.kind")} style={{ minWidth: 130 }} value={kind} onChange={(value) => choose({ kind: value })} options={changeKinds.map((value) => ({ value, label: t(`changes.kind_${value}`) }))} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("changes.title")}
          {...{ rows, columns, onEnd, loading }}
          rowKey={({ id }) => id}
          onOpen={({ id }) => history.push(`/changes/${id}`)}
          card={(row) => <Card row={row} />}
          total={complete ? rows.length : undefined}
          empty={narrowed ? <Empty title={t("changes.noneFound")}><Button onClick={clear}>{t("changes.clear")}</Button></Empty> : <Empty title={t(`changes.none_${view}`)} hint={t("changes.noneHint")}><Goto href="/orders">{t("changes.toOrders")}</Goto></Empty>}
        />
      )}
    </>
  );
}

function useColumns(): WrittenColumn<ChangeRow>[] {
  const t = useT();
  return [
    { key: "number", title: t("changes.number"), width: 150, text: ({ number }) => number, render: ({ id, number }) => <Goto href={`/changes/${id}`}><span className="figure">{number}</span></Goto> },
    { key: "state", title: t("changes.state"), width: 130, text: ({ state }) => t(`changes.state_${state}`), render: (row) => <State row={row} /> },
    { key: "order", title: t("changes.order"), width: 160, text: ({ orderNumber }) => orderNumber, render: ({ orderId, orderNumber }) => <Goto href={`/orders/${orderId}`}>{orderNumber}</Goto> },
    { key: "customer", title: t("changes.customer"), width: 160, render: ({ customerName }) => customerName },
    { key: "what", title: t("changes.what"), width: 190, text: (row) => whatOf(row, t), render: (row) => whatOf(row, t) },
    { key: "how", title: t("changes.how"), width: 150, render: ({ how }) => t(`changes.how_${how}`) },
    { key: "reason", title: t("changes.reason"), width: 200, grow: true, text: ({ reason }) => reason, render: ({ reason }) => <span title={reason}>{reason}</span> },
    { key: "by", title: t("changes.requestedBy"), width: 90, render: ({ requestedByName }) => requestedByName },
    { key: "at", title: t("changes.requestedAt"), width: 180, text: ({ requestedAt }) => writtenAt(requestedAt), render: ({ requestedAt }) => <When at={requestedAt} /> },
  ];
}

/** What a change is about, in words. */
export const whatOf = ({ kind, fields }: Pick<ChangeRow, "kind" | "fields">, t: ReturnType<typeof useT>): string =>
  kind === "amend" ? fields.map((field) => t(`changes.field_${field}`)).join(t("people.listComma")) : t(`changes.kind_${kind}`);

function State({ row: { state } }: { row: Pick<ChangeRow, "state"> }) {
  const t = useT();
  return <StatusTag tone={changeTones[state]}>{t(`changes.state_${state}`)}</StatusTag>;
}

function Card({ row }: { row: ChangeRow }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/changes/${row.id}`}><strong className="figure">{row.number}</strong></Goto><State row={row} /></div>
      <div><span>{row.orderNumber} · {row.customerName}</span></div>
      <div><span>{whatOf(row, t)}</span><span className="soft"><When at={row.requestedAt} show="relative" /></span></div>
    </div>
  );
}
