import { useRouter } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { listStock, listWarehouses } from "../../../contract/stock.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { StockTabs } from "./StockTabs.tsx";
import type { StockRow } from "./WarehouseTable.tsx";

/** What lies in the warehouses, by product. */
export function StockList() {
  const t = useT();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const { search, warehouse, only } = filter;
  const asked = { search, warehouseId: warehouse, only: only === "short" ? "short" : "all" } as const;
  const { data: places } = useQueryOf(listWarehouses, {}, { watches: ["warehouse"] });
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listStock, asked, { watches: ["product", "warehouse", "order", "delivery", "run"] });
  return (
    <>
      <PageTitle title={t("stock.title")}>
        <Goto href="/products">{t("catalog.title")}</Goto>
        <ExportButton name={t("stock.title")} columns={columns(t)} read={() => allRows(listStock, asked)} />
      </PageTitle>
      <StockTabs />
      <div className={sheet.filters}>
        <SearchField label={t("stock.search")} value={search ?? ""} onSearch={(words) => choose({ search: words })} />
        <Select allowClear aria-label={t("stock.warehouse")} placeholder={t("stock.warehouse")} style={{ minWidth: 140 }} value={warehouse} onChange={(value: string | undefined) => choose({ warehouse: value })} options={(places?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        <Select aria-label={t("stock.show")} style={{ minWidth: 130 }} value={only === "short" ? "short" : "all"} onChange={(value: string) => choose({ only: value === "short" ? "short" : undefined })} options={[{ value: "all", label: t("stock.all") }, { value: "short", label: t("stock.onlyShort") }]} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("stock.title")}
          {...{ rows, onEnd, loading }}
          rowKey={({ productId }) => productId}
          columns={columns(t)}
          onOpen={({ productId }) => history.push(`/stock/${productId}`)}
          card={(row) => <Card row={row} />}
          empty={Object.keys(filter).length ? <Empty title={t(only === "short" && !search ? "stock.noneShort" : "stock.noneFound")}><Button onClick={() => choose({ search: undefined, warehouse: undefined, only: undefined })}>{t("customers.clear")}</Button></Empty> : <Empty title={t("stock.none")} hint={t("stock.noneHint")} />}
        />
      )}
    </>
  );
}

/** Goods made or bought to order need not lie there. */
const stateOf = ({ short, toOrder, available }: StockRow) => (short ? "short" : toOrder && Number(available) <= 0 ? "toOrder" : "enough");
const tones = { short: "bad", toOrder: "idle", enough: "good" } as const;
function State({ row }: { row: StockRow }) {
  const t = useT();
  const state = stateOf(row);
  return <StatusTag tone={tones[state]}>{t(`stock.${state}`)}</StatusTag>;
}

const columns = (t: ReturnType<typeof useT>): WrittenColumn<StockRow>[] => [
  { key: "code", title: t("catalog.code"), width: 120, text: ({ productCode }) => productCode, render: ({ productId, productCode }) => <Goto href={`/stock/${productId}`} className="figure">{productCode}</Goto> },
  { key: "name", title: t("catalog.name"), width: 200, grow: true, text: ({ productName, spec }) => `${productName} ${spec}`.trim(), render: ({ productName, spec }) => <>{productName} <span className="soft">{spec}</span></> },
  { key: "onHand", title: t("stock.onHand"), width: 120, align: "end", text: ({ onHand }) => onHand, render: ({ onHand, unit }) => <Quantity value={onHand} unit={unit} /> },
  { key: "reserved", title: t("stock.reserved"), width: 110, align: "end", text: ({ reserved }) => reserved, render: ({ reserved }) => <Quantity value={reserved} /> },
  { key: "available", title: t("stock.available"), width: 110, align: "end", text: ({ available }) => available, render: ({ available }) => <strong><Quantity value={available} /></strong> },
  { key: "short", title: t("stock.state"), width: 100, text: (row) => t(`stock.${stateOf(row)}`), render: (row) => <State row={row} /> },
  { key: "where", title: t("stock.byWarehouse"), width: 220, render: ({ warehouses }) => warehouses.map(({ name, available }) => `${name} ${Number(available)}`).join(" · ") || "—" },
];

function Card({ row }: { row: StockRow }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/stock/${row.productId}`}><strong>{row.productCode} {row.productName}</strong></Goto><State row={row} /></div>
      <div className="soft"><span>{row.spec}</span></div>
      <div><span>{t("stock.available")} <strong><Quantity value={row.available} unit={row.unit} /></strong></span><span className="soft">{t("stock.onHand")} <Quantity value={row.onHand} /> · {t("stock.reserved")} <Quantity value={row.reserved} /></span></div>
    </div>
  );
}
