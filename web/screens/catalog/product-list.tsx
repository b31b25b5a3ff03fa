import { useRouter } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { listProducts, supplies } from "../../../contract/catalog.ts";
import { listProductCosts } from "../../../contract/costs.ts";
import { importProducts } from "../../../contract/table-import.ts";
import type { Answer, Input } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { ImportButton } from "../../parts/ImportButton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { type Sort, sortIn, sortWord, type WrittenColumn } from "../../ui/list/columns.ts";
import { SortChoice } from "../../ui/list/SortChoice.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { useBarred } from "../people/names.ts";

type Row = Answer<typeof listProducts>["rows"][number];

const sorts = { code: "ascending", name: "ascending" } as const;
const standardSort = { key: "code", direction: "ascending" } as const;

/** The catalogue of products. */
export function ProductList() {
  const t = useT();
  const barred = useBarred();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const seesCosts = useMay()("catalog.seeCosts");
  const { q, supply, active } = filter;
  const sort = sortIn(filter["sort"], sorts) ?? standardSort;
  const asked = { q, supply: supplies.find((each) => each === supply), active: active === "false" ? "false" : active === "true" ? "true" : undefined, sort: sort.key, direction: sort.direction } as const;
  const sorting = { sort, standardSort, onSort: (next: Sort | undefined) => choose({ sort: sortWord(next) }) };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listProducts, asked, { watches: ["product"] });
  const creating = <ActionButton type="primary" disabledReason={barred("catalog.manage")} onClick={() => history.push("/products/new")}>{t("catalog.create")}</ActionButton>;
  return (
    <>
      <PageTitle title={t("catalog.title")}>
        <Goto href="/stock">{t("stock.title")}</Goto>
        <Goto href="/price-lists">{t("catalog.priceLists")}</Goto>
        {seesCosts && <Goto href="/product-costs">{t("margins.costs")}</Goto>}
        {seesCosts
          ? <ExportButton name={t("catalog.title")} columns={[...columns(t), ...costColumns(t)]} read={() => withCosts(asked)} />
          : <ExportButton name={t("catalog.title")} columns={columns(t)} read={() => allRows(listProducts, asked)} />}
        <ImportButton endpoint={importProducts} disabledReason={barred("catalog.manage")} />
        {creating}
      </PageTitle>
      <div className={sheet.filters}>
        <SearchField label={t("catalog.search")} value={q ?? ""} onSearch={(words) => choose({ q: words })} />
        <Select allowClear aria-label={t("catalog.supply")} placeholder={t("catalog.supply")} style={{ minWidth: 110 }} value={asked.supply} onChange={(value: string | undefined) => choose({ supply: value })} options={supplies.map((value) => ({ value, label: t(`catalog.supply_${value}`) }))} />
        <Select allowClear aria-label={t("catalog.state")} placeholder={t("catalog.state")} style={{ minWidth: 100 }} value={asked.active} onChange={(value: string | undefined) => choose({ active: value })} options={[{ value: "true", label: t("catalog.active") }, { value: "false", label: t("catalog.inactive") }]} />
        <SortChoice {...{ columns: columns(t), ...sorting }} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("catalog.title")}
          {...{ rows, onEnd, loading, ...sorting }}
          rowKey={({ id }) => id}
          columns={columns(t)}
          onOpen={({ id }) => history.push(`/products/${id}`)}
          card={(row) => <Card row={row} />}
          empty={Object.keys(filter).some((name) => name !== "sort") ? <Empty title={t("catalog.noneFound")}><Button onClick={() => choose({ q: undefined, supply: undefined, active: undefined })}>{t("customers.clear")}</Button></Empty> : <Empty title={t("catalog.none")} hint={t("catalog.noneHint")}>{creating}</Empty>}
        />
      )}
    </>
  );
}

const columns = (t: ReturnType<typeof useT>): WrittenColumn<Row>[] => [
  { key: "code", sort: "ascending", title: t("catalog.code"), width: 130, text: ({ code }) => code, render: ({ id, code }) => <Goto href={`/products/${id}`} className="figure">{code}</Goto> },
  { key: "name", sort: "ascending", title: t("catalog.name"), width: 200, grow: true, text: ({ name, spec }) => `${name} ${spec}`.trim(), render: ({ name, spec }) => <>{name} <span className="soft">{spec}</span></> },
  { key: "category", title: t("catalog.category"), width: 110, render: ({ category }) => category || "—" },
  { key: "unit", title: t("catalog.salesUnit"), width: 90, render: ({ salesUnit }) => salesUnit },
  { key: "supply", title: t("catalog.supply"), width: 116, render: ({ supply }) => t(`catalog.supply_${supply}`) },
  { key: "lead", title: t("catalog.leadTime"), width: 150, align: "end", render: ({ leadTimeDays }) => (leadTimeDays ? t("catalog.days", { count: leadTimeDays }) : "—") },
  { key: "over", title: t("catalog.tolerance"), width: 110, align: "end", text: ({ overPercent, underPercent }) => `+${overPercent} / -${underPercent} %`, render: ({ overPercent, underPercent }) => <>+<Quantity value={overPercent} /> / −<Quantity value={underPercent} /> %</> },
  { key: "state", title: t("catalog.state"), width: 90, text: ({ active }) => t(active ? "catalog.active" : "catalog.inactive"), render: ({ active }) => <StatusTag tone={active ? "good" : "idle"}>{t(active ? "catalog.active" : "catalog.inactive")}</StatusTag> },
];

type Costed = Row & { cost: Answer<typeof listProductCosts>["rows"][number]["inForce"] };

/** The products of the list with what they cost, for the file of whoever sees costs. */
async function withCosts(asked: Input<typeof listProducts>): Promise<{ rows: Costed[]; more: boolean }> {
  const [{ rows, more }, costs] = await Promise.all([allRows(listProducts, asked), allRows(listProductCosts, { q: asked.q })]);
  const costOf = new Map(costs.rows.map(({ productId, inForce }) => [productId, inForce]));
  return { rows: rows.map((row) => ({ ...row, cost: costOf.get(row.id) ?? null })), more };
}

const costColumns = (t: ReturnType<typeof useT>): WrittenColumn<Costed>[] => [
  { key: "cost", title: t("margins.costs"), width: 0, render: ({ cost }) => cost?.cost },
  { key: "costUnit", title: t("margins.unit"), width: 0, render: ({ cost }) => cost?.unit },
  { key: "costFrom", title: t("catalog.validFrom"), width: 0, render: ({ cost }) => cost?.validFrom },
];

function Card({ row }: { row: Row }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/products/${row.id}`}><strong>{row.code} {row.name}</strong></Goto><StatusTag tone={row.active ? "good" : "idle"}>{t(row.active ? "catalog.active" : "catalog.inactive")}</StatusTag></div>
      <div className="soft"><span>{row.spec}</span><span>{t(`catalog.supply_${row.supply}`)} · {row.salesUnit}</span></div>
    </div>
  );
}
