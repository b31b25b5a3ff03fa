import { useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { caseKinds, listCases } from "../../../contract/cases.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { writtenAt } from "../../ui/setting.ts";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { Money } from "../../ui/Money.tsx";
import { When } from "../../ui/When.tsx";
import { hrefOfSubject } from "../duties/subject-href.ts";
import { useBarred } from "../people/names.ts";
import { type CaseRow, caseTones, unsettled } from "./case-words.ts";
import { CaseFilters } from "./CaseFilters.tsx";
import { CaseSums } from "./CaseSums.tsx";
import { ComplaintDialog } from "./ComplaintDialog.tsx";

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
  const { q, subject, product, customer, owner, from, to, mine } = filter;
  const asked = { state: statesOf[view], kind, search: q || undefined, subjectId: subject, productId: product, customerId: customer, ownerId: owner, from, to, ...(mine === "true" && { mine: "true" }) };
  const barred = useBarred()("cases.work");
  const [complaining, setComplaining] = useState(false);
  const { rows, complete, onEnd, loading, error, refetch } = useRowsOf(listCases, asked, { watches: ["case"] });
  const narrowed = Object.keys(filter).some((name) => name !== "view");
  const clear = () => choose(Object.fromEntries(Object.keys(filter).filter((name) => name !== "view").map((name) => [name, undefined])));
  return (
    <>
      <PageTitle title={t("cases.title")}><ActionButton type="primary" disabledReason={barred} onClick={() => setComplaining(true)}>{t("cases.complain")}</ActionButton><ExportButton name={t("cases.title")} columns={columns} read={() => allRows(listCases, asked)} /></PageTitle>
      <div className={sheet.filters}>
        <Views label={t("cases.state")} value={view} views={views.map((value) => ({ value, label: t(`cases.view_${value}`) }))} onChoose={(value) => choose({ view: value === "unsettled" ? undefined : value })} />
        <SearchField label={t("cases.search")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        <CaseFilters filter={filter} choose={choose} />
      </div>
      <CaseSums asked={asked} />
      {complaining && <ComplaintDialog onClose={() => setComplaining(false)} onOpened={(caseId) => history.push(`/cases/${caseId}`)} />}
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
    { key: "number", title: t("cases.number"), width: 144, text: ({ number }) => number, render: ({ id, number }) => <Goto href={`/cases/${id}`}><span className="figure">{number}</span></Goto> },
    { key: "state", title: t("cases.state"), width: 120, text: ({ state }) => t(`cases.state_${state}`), render: (row) => <State row={row} /> },
    { key: "kind", title: t("cases.kind"), width: 132, render: ({ kind }) => t(`cases.kind_${kind}`) },
    { key: "customer", title: t("cases.customer"), width: 110, render: ({ customerName }) => customerName },
    { key: "subject", title: t("cases.subject"), width: 162, text: ({ title }) => title, render: ({ subject, title }) => <About subject={subject} title={title} /> },
    { key: "products", title: t("cases.product"), width: 110, text: ({ products }) => products, render: ({ products }) => <span title={products}>{products}</span> },
    { key: "description", title: t("cases.description"), width: 100, grow: true, text: ({ description }) => description, render: ({ description }) => <span title={description}>{description}</span> },
    { key: "owner", title: t("cases.owner"), width: 80, render: ({ ownerName }) => ownerName ?? "—" },
    { key: "cost", title: t("cases.costs"), width: 76, align: "end", text: ({ cost }) => cost, render: ({ cost }) => (Number(cost) === 0 ? "—" : <Money amount={cost} />) },
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
