import { useRouter } from "@tanstack/react-router";
import { Button, Checkbox, Select } from "antd";
import { caseKinds, listCases } from "../../../contract/cases.ts";
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
import { hrefOfSubject } from "../duties/subject-href.ts";
import { type CaseRow, caseTones, unsettled } from "./case-words.ts";

const views = ["unsettled", "open", "settled", "all"] as const;
const statesOf = { unsettled, open: "open", settled: "settled", all: undefined } as const;

/** Cases, the newest first; those that still need somebody are shown unless asked otherwise. */
export function CaseList() {
  const t = useT();
  const columns = useColumns();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const view = views.find((each) => each === filter["view"]) ?? "unsettled";
  const kind = caseKinds.find((each) => each === filter["kind"]);
  const mine = filter["mine"] === "true";
  const asked = { state: statesOf[view], kind, search: filter["q"] || undefined, subjectId: filter["subject"], ...(mine && { mine: "true" }) };
  const { rows, complete, onEnd, loading, error, refetch } = useRowsOf(listCases, asked, { watches: ["case"] });
  const narrowed = Object.keys(filter).some((name) => name !== "view");
  const clear = () => choose({ kind: undefined, mine: undefined, q: undefined, subject: undefined });
  return (
    <>
      <PageTitle title={t("cases.title")}><ExportButton name={t("cases.title")} columns={columns} read={() => allRows(listCases, asked)} /></PageTitle>
      <div className={sheet.filters}>
        <Views label={t("cases.state")} value={view} views={views.map((value) => ({ value, label: t(`cases.view_${value}`) }))} onChoose={(value) => choose({ view: value === "unsettled" ? undefined : value })} />
        <SearchField label={t("cases.search")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        <Select allowClear aria-label={t("cases.kind")} placeholder={t("cases.kind")} style={{ minWidth: 130 }} value={kind} onChange={(value) => choose({ kind: value })} options={caseKinds.map((value) => ({ value, label: t(`cases.kind_${value}`) }))} />
        <Checkbox checked={mine} onChange={({ target }) => choose({ mine: target.checked ? "true" : undefined })}>{t("cases.mine")}</Checkbox>
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("cases.title")}
          {...{ rows, columns, onEnd, loading }}
          rowKey={({ id }) => id}
          onOpen={({ id }) => history.push(`/cases/${id}`)}
          card={(row) => <Card row={row} />}
          total={complete ? rows.length : undefined}
          empty={narrowed ? <Empty title={t("cases.noneFound")}><Button onClick={clear}>{t("cases.clear")}</Button></Empty> : <Empty title={t(`cases.none_${view}`)} hint={t("cases.noneHint")}><Goto href="/orders">{t("cases.toOrders")}</Goto></Empty>}
        />
      )}
    </>
  );
}

function useColumns(): WrittenColumn<CaseRow>[] {
  const t = useT();
  return [
    { key: "number", title: t("cases.number"), width: 150, text: ({ number }) => number, render: ({ id, number }) => <Goto href={`/cases/${id}`}><span className="figure">{number}</span></Goto> },
    { key: "state", title: t("cases.state"), width: 110, text: ({ state }) => t(`cases.state_${state}`), render: (row) => <State row={row} /> },
    { key: "kind", title: t("cases.kind"), width: 120, render: ({ kind }) => t(`cases.kind_${kind}`) },
    { key: "customer", title: t("cases.customer"), width: 170, render: ({ customerName }) => customerName },
    { key: "subject", title: t("cases.subject"), width: 160, text: ({ title }) => title, render: ({ subject, title }) => <About subject={subject} title={title} /> },
    { key: "description", title: t("cases.description"), width: 200, grow: true, text: ({ description }) => description, render: ({ description }) => <span title={description}>{description}</span> },
    { key: "owner", title: t("cases.owner"), width: 90, render: ({ ownerName }) => ownerName ?? "—" },
    { key: "opened", title: t("cases.openedAt"), width: 180, text: ({ openedAt }) => writtenAt(openedAt), render: ({ openedAt }) => <When at={openedAt} /> },
  ];
}

function State({ row: { state } }: { row: Pick<CaseRow, "state"> }) {
  const t = useT();
  return <StatusTag tone={caseTones[state]}>{t(`cases.state_${state}`)}</StatusTag>;
}

function About({ subject, title }: Pick<CaseRow, "subject" | "title">) {
  const href = hrefOfSubject(subject);
  return href ? <Goto href={href}>{title}</Goto> : title;
}

function Card({ row }: { row: CaseRow }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/cases/${row.id}`}><strong className="figure">{row.number}</strong></Goto><State row={row} /></div>
      <div><span>{row.customerName}</span><span>{t(`cases.kind_${row.kind}`)}</span></div>
      <div><About subject={row.subject} title={row.title} /><span className="soft"><When at={row.openedAt} show="relative" /></span></div>
    </div>
  );
}
