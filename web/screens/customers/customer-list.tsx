import { useRouter } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { customerAxis, listCustomers } from "../../../contract/customers.ts";
import { grades } from "../../../contract/prices.ts";
import { importCustomers } from "../../../contract/table-import.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { ImportButton } from "../../parts/ImportButton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { type Sort, sortIn, sortWord, type WrittenColumn } from "../../ui/list/columns.ts";
import { SortChoice } from "../../ui/list/SortChoice.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { useBarred, usePeople } from "../people/names.ts";
import { type CustomerRow, stateTones } from "./customer-words.ts";
import { termsText } from "./terms.ts";

const sorts = { code: "ascending", name: "ascending" } as const;
const standardSort = { key: "code", direction: "ascending" } as const;

/** All customers, found by name, code, two characters from anywhere, or pinyin initials. */
export function CustomerList() {
  const t = useT();
  const barred = useBarred();
  const columns = useColumns();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const { q, state, grade, dealer } = filter;
  const sort = sortIn(filter["sort"], sorts) ?? standardSort;
  const asked = { q, state: customerAxis.states.find((each) => each === state), grade: grades.find((each) => each === grade), dealer: dealer === undefined ? undefined : dealer === "true" ? "true" : "false", sort: sort.key, direction: sort.direction } as const;
  const sorting = { sort, standardSort, onSort: (next: Sort | undefined) => choose({ sort: sortWord(next) }) };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listCustomers, asked, { watches: ["customer"] });
  const open = ({ id }: CustomerRow) => history.push(`/customers/${id}`);
  const filtered = Object.keys(filter).some((name) => name !== "sort");
  const creating = <ActionButton type="primary" disabledReason={barred("customers.enter")} onClick={() => history.push("/customers/new")}>{t("customers.create")}</ActionButton>;
  return (
    <>
      <PageTitle title={t("customers.title")}>
        <ExportButton name={t("customers.title")} columns={columns} read={() => allRows(listCustomers, asked)} />
        <ImportButton endpoint={importCustomers} disabledReason={barred("customers.enter")} />
        {creating}
      </PageTitle>
      <div className={sheet.filters}>
        <SearchField label={t("customers.search")} value={q ?? ""} onSearch={(words) => choose({ q: words })} />
        <Select allowClear aria-label={t("customers.state")} placeholder={t("customers.state")} style={{ minWidth: 120 }} value={asked.state} onChange={(value: string | undefined) => choose({ state: value })} options={customerAxis.states.map((value) => ({ value, label: t(`customers.state_${value}`) }))} />
        <Select allowClear aria-label={t("customers.grade")} placeholder={t("customers.grade")} style={{ minWidth: 96 }} value={asked.grade} onChange={(value: string | undefined) => choose({ grade: value })} options={grades.map((value) => ({ value, label: t("customers.gradeOf", { grade: value }) }))} />
        <Select allowClear aria-label={t("customers.kind")} placeholder={t("customers.kind")} style={{ minWidth: 110 }} value={asked.dealer} onChange={(value: string | undefined) => choose({ dealer: value })} options={[{ value: "true", label: t("customers.dealer") }, { value: "false", label: t("customers.direct") }]} />
        <SortChoice {...{ columns, ...sorting }} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("customers.title")}
          {...{ rows, onEnd, loading, ...sorting }}
          rowKey={({ id }) => id}
          columns={columns}
          onOpen={open}
          card={(row) => <Card row={row} />}
          empty={filtered ? <Empty title={t("customers.noneFound")}><Button onClick={() => choose({ q: undefined, state: undefined, grade: undefined, dealer: undefined })}>{t("customers.clear")}</Button></Empty> : <Empty title={t("customers.none")} hint={t("customers.noneHint")}>{creating}</Empty>}
        />
      )}
    </>
  );
}

function useColumns(): WrittenColumn<CustomerRow>[] {
  const t = useT();
  const { nameOf } = usePeople();
  return [
    { key: "code", sort: "ascending", title: t("customers.code"), width: 110, text: ({ code }) => code, render: ({ code }) => <span className="figure">{code}</span> },
    { key: "name", sort: "ascending", title: t("customers.name"), width: 240, grow: true, text: ({ name }) => name, render: ({ id, name, shortName }) => <><Goto href={`/customers/${id}`}>{name}</Goto> <span className="soft">{shortName}</span></> },
    { key: "state", title: t("customers.state"), width: 120, text: ({ state }) => t(`customers.state_${state}`), render: ({ state }) => <StatusTag tone={stateTones[state]}>{t(`customers.state_${state}`)}</StatusTag> },
    { key: "grade", title: t("customers.grade"), width: 60, align: "center", render: ({ grade }) => grade },
    { key: "region", title: t("customers.region"), width: 90, render: ({ region }) => region || "—" },
    { key: "salesperson", title: t("customers.salesperson"), width: 100, render: ({ salespersonId }) => nameOf(salespersonId) || "—" },
    { key: "terms", title: t("customers.terms"), width: 150, render: ({ paymentTerms }) => termsText(paymentTerms, t) },
    { key: "credit", title: t("customers.creditLimit"), width: 130, align: "end", text: ({ creditLimit }) => creditLimit, render: ({ creditLimit }) => <Money amount={creditLimit} plain /> },
  ];
}

function Card({ row }: { row: CustomerRow }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/customers/${row.id}`}><strong>{row.name}</strong></Goto><StatusTag tone={stateTones[row.state]}>{t(`customers.state_${row.state}`)}</StatusTag></div>
      <div className="soft"><span className="figure">{row.code}</span><span>{t("customers.gradeOf", { grade: row.grade })}</span></div>
      <div><span>{termsText(row.paymentTerms, t)}</span><span>{t("customers.creditLimit")} <Money amount={row.creditLimit} /></span></div>
    </div>
  );
}
