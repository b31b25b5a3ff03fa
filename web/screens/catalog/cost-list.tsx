import { useRouter } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { listProductCosts, type ProductCost } from "../../../contract/costs.ts";
import { importCosts } from "../../../contract/table-import.ts";
import type { Answer } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { ImportButton } from "../../parts/ImportButton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Empty } from "../../ui/Empty.tsx";
import type { Column, WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";

type Row = Answer<typeof listProductCosts>["rows"][number];

/** Every product with the cost that holds today and the next one; those of which nobody knows any can be looked at alone. */
export function CostList() {
  const t = useT();
  const barred = useBarred();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const missing = filter["missing"] === "true";
  const asked = { q: filter["q"], missing: missing ? "true" : undefined } as const;
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listProductCosts, asked, { watches: ["productCost", "product"] });
  return (
    <>
      <PageTitle title={t("margins.costs")}>
        <Goto href="/products">{t("catalog.title")}</Goto>
        <ExportButton name={t("margins.costs")} columns={fileColumns(t)} read={() => allRows(listProductCosts, asked)} />
        <ImportButton endpoint={importCosts} disabledReason={barred("catalog.setCosts")} />
      </PageTitle>
      <div className={sheet.filters}>
        <SearchField label={t("catalog.search")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        <Checkbox checked={missing} onChange={({ target }) => choose({ missing: target.checked ? "true" : undefined })}>{t("margins.missing")}</Checkbox>
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("margins.costs")} {...{ rows, onEnd, loading }} columns={columns(t)} rowKey={({ productId }) => productId} onOpen={({ productId }) => history.push(`/products/${productId}`)}
          card={(row) => <Card row={row} />}
          empty={<Empty title={t(filter["q"] ? "catalog.noneFound" : missing ? "margins.noneMissing" : "margins.noneYet")}>{(filter["q"] || missing) && <Button onClick={() => choose({ q: undefined, missing: undefined })}>{t("customers.clear")}</Button>}</Empty>}
        />
      )}
    </>
  );
}

function CostOf({ cost }: { cost: Row["inForce"] }) {
  const t = useT();
  if (!cost) return <span title={t("margins.gap_noCost")}>—</span>;
  return <span className="nowrap"><strong><Quantity value={cost.cost} /></strong> <span className="soft">/ {cost.unit}</span></span>;
}

const since = (cost: Row["coming"]) => cost && <When at={cost.validFrom} show="absolute" />;

const columns = (t: Translate): Column<Row>[] => [
  { key: "code", title: t("catalog.code"), width: 130, render: ({ productId, code }) => <Goto href={`/products/${productId}`} className="figure">{code}</Goto> },
  { key: "name", title: t("catalog.name"), width: 200, grow: true, render: ({ name, spec }) => <>{name} <span className="soft">{spec}</span></> },
  { key: "cost", title: t("margins.inForce"), width: 130, align: "end", render: ({ inForce }) => <CostOf cost={inForce} /> },
  { key: "from", title: t("catalog.validFrom"), width: 110, render: ({ inForce }) => since(inForce) },
  { key: "by", title: t("margins.setBy"), width: 150, render: ({ inForce }) => inForce?.setByName },
  { key: "next", title: t("margins.coming"), width: 230, render: ({ coming }) => coming && <><CostOf cost={coming} /> <span className="soft">{since(coming)} {t("margins.since")}</span></> },
];

/** The costs as a file, under headers that the import of costs reads; a product without one has an empty cell to fill in. */
const fileColumns = (t: Translate): WrittenColumn<ProductCost | Row>[] => [
  { key: "code", title: t("catalog.code"), width: 0, render: ({ code }) => code },
  { key: "name", title: t("catalog.name"), width: 0, render: ({ name }) => name },
  { key: "spec", title: t("catalog.spec"), width: 0, render: ({ spec }) => spec },
  { key: "unit", title: t("catalog.stockUnit"), width: 0, render: ({ stockUnit, inForce }) => inForce?.unit ?? stockUnit },
  { key: "cost", title: t("margins.costs"), width: 0, render: ({ inForce }) => inForce?.cost },
  { key: "from", title: t("catalog.validFrom"), width: 0, render: ({ inForce }) => inForce?.validFrom },
];

function Card({ row }: { row: Row }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/products/${row.productId}`}><strong>{row.code} {row.name}</strong></Goto><CostOf cost={row.inForce} /></div>
      <div className="soft"><span>{row.spec}</span><span>{row.inForce ? <>{since(row.inForce)} {t("margins.since")}</> : t("margins.gap_noCost")}</span></div>
    </div>
  );
}
