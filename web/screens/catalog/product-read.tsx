import { useParams, useRouter } from "@tanstack/react-router";
import { getProduct } from "../../../contract/catalog.ts";
import { listStock } from "../../../contract/stock.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { WarehouseTable } from "../stock/WarehouseTable.tsx";
import { ProductCosts } from "./ProductCosts.tsx";

type Product = Answer<typeof getProduct>;

/** A product: what it is, what it costs today, what lies where. */
export function ProductRead() {
  const t = useT();
  const barred = useBarred();
  const { history } = useRouter();
  const { productId = "" } = useParams({ strict: false });
  const { data: product, error, refetch } = useQueryOf(getProduct, { id: productId }, { watches: [`product:${productId}`, "priceList"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!product) return <PageSkeleton />;
  return (
    <>
      <PageTitle
        title={`${product.name} ${product.spec}`.trim()}
        beside={<><span className="soft figure">{product.code}</span><StatusTag tone={product.active ? "good" : "idle"}>{t(product.active ? "catalog.active" : "catalog.inactive")}</StatusTag></>}
      >
        <ActionButton disabledReason={barred("catalog.manage")} onClick={() => history.push(`/products/${productId}/edit`)}>{t("customers.edit")}</ActionButton>
      </PageTitle>
      <div className={sheet.columns}>
        <About product={product} />
        <div className={sheet.stack}>
          <Prices product={product} />
          <ProductCosts product={product} />
          <Stock product={product} />
        </div>
      </div>
    </>
  );
}

function About({ product }: { product: Product }) {
  const t = useT();
  const per = (a: string, b: string, factor: string) => `1 ${a} = ${factor} ${b}`;
  return (
    <Section title={t("catalog.about")}>
      <Facts
        rows={[
          [t("catalog.model"), product.model],
          [t("catalog.category"), product.category],
          [t("catalog.supply"), t(`catalog.supply_${product.supply}`)],
          [t("catalog.customisable"), t(product.customisable ? "catalog.allowed" : "catalog.notAllowed")],
          [t("catalog.salesUnit"), product.salesUnit],
          [t("catalog.stockUnit"), product.stockUnit === product.salesUnit ? product.stockUnit : per(product.salesUnit, product.stockUnit, product.stockPerSales)],
          [t("catalog.secondUnit"), product.secondUnit && per(product.salesUnit, product.secondUnit, product.secondPerSales ?? "?")],
          [t("catalog.priceBy"), `${product.priceFactor === "1" ? "" : `${product.priceFactor} `}${product.priceBy === "second" ? (product.secondUnit ?? "") : product.salesUnit}`],
          [t("catalog.tolerance"), <span key="t">+<Quantity value={product.overPercent} /> / −<Quantity value={product.underPercent} /> %</span>],
          [t("catalog.taxRate"), product.taxRate && `${product.taxRate} %`],
          [t("catalog.leadTime"), product.leadTimeDays > 0 && t("catalog.days", { count: product.leadTimeDays })],
          [t("catalog.byLot"), t(product.byLot ? "catalog.lotsKept" : "catalog.lotsNotKept")],
          [t("catalog.shelfLife"), product.shelfLifeDays && t("catalog.days", { count: product.shelfLifeDays })],
          [t("catalog.barCode"), product.barCode],
          [t("catalog.operations"), product.operations.join(" → ")],
        ]}
      />
    </Section>
  );
}

function Prices({ product }: { product: Product }) {
  const t = useT();
  return (
    <Section flush title={t("catalog.pricesInForce")}>
      <Table
        label={t("catalog.pricesInForce")}
        rows={product.prices}
        rowKey={({ listId, minQuantity }) => `${listId} ${minQuantity}`}
        empty={<>{t("catalog.noPrices")} <Goto href="/price-lists">{t("catalog.priceLists")}</Goto></>}
        columns={[
          { key: "list", title: t("catalog.priceList"), render: ({ listId, listName, currency }) => <><Goto href={`/price-lists/${listId}?product=${product.id}`}>{listName}</Goto> <span className="soft">{currency}</span></> },
          { key: "from", title: t("catalog.minQuantity"), align: "end", render: ({ minQuantity }) => <Quantity value={minQuantity} /> },
          { key: "price", title: t("catalog.price"), align: "end", render: ({ price }) => <strong><Quantity value={price} /></strong> },
          { key: "floor", title: t("catalog.floorPrice"), align: "end", render: ({ floorPrice }) => (floorPrice ? <Quantity value={floorPrice} /> : "—") },
          { key: "valid", title: t("catalog.valid"), render: ({ validFrom, validTo }) => <><When at={validFrom} show="absolute" /> – {validTo ? <When at={validTo} show="absolute" /> : ""}</> },
        ]}
      />
    </Section>
  );
}

/** The list finds by part of a code, so the one product is picked out of what it answers. */
function Stock({ product }: { product: Product }) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(listStock, { search: product.code, limit: 200 }, { watches: ["product", "warehouse", "order"] });
  const row = data?.rows.find(({ productId }) => productId === product.id);
  return (
    <Section flush title={t("stock.title")} actions={<Goto href={`/stock/${product.id}`}>{t("stock.movements")}</Goto>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && <WarehouseTable row={row} productId={product.id} />}
    </Section>
  );
}
