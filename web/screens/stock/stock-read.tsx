import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { getProduct } from "../../../contract/catalog.ts";
import { listMovements, listStock } from "../../../contract/stock.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { usePeople } from "../people/names.ts";
import { WarehouseTable } from "./WarehouseTable.tsx";

type Movement = Answer<typeof listMovements>["rows"][number];
const watches = ["product", "warehouse", "order", "delivery", "run"];

/** The stock of one product: where it lies, and everything that moved. */
export function StockRead() {
  const t = useT();
  const { productId = "" } = useParams({ strict: false });
  const { data: product, error, refetch } = useQueryOf(getProduct, { id: productId }, { watches: [`product:${productId}`] });
  const { data: stock } = useQueryOf(listStock, { search: product?.code, limit: 200 }, { watches, enabled: product !== undefined });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!product) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={`${t("stock.title")} · ${product.name} ${product.spec}`.trim()} beside={<span className="soft figure">{product.code}</span>}>
        <Goto href={`/products/${productId}`}>{t("catalog.about")}</Goto>
      </PageTitle>
      <Section flush title={t("stock.byWarehouse")}>{stock && <WarehouseTable row={stock.rows.find((row) => row.productId === productId)} productId={productId} />}</Section>
      <Movements productId={productId} />
    </>
  );
}

function Movements({ productId }: { productId: string }) {
  const t = useT();
  const { nameOf } = usePeople();
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listMovements, { productId }, { watches });
  const by = ({ byKind, byId }: Movement) => (byKind === "person" ? nameOf(byId) || "—" : t("stock.bySystem"));
  return (
    <Section flush title={t("stock.movements")}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("stock.movements")}
        rows={rows}
        rowKey={({ postingId, warehouseId }) => `${postingId} ${warehouseId}`}
        empty={loading ? t("ui.loading") : t("stock.noMovements")}
        columns={[
          { key: "at", title: t("stock.at"), render: ({ at }) => <When at={at} /> },
          { key: "kind", title: t("stock.kind"), render: ({ kind }) => t(`stock.kind_${kind}`) },
          { key: "warehouse", title: t("stock.warehouse"), render: ({ warehouseCode }) => warehouseCode },
          { key: "onHand", title: t("stock.onHandChange"), align: "end", render: ({ onHandChange }) => <Change value={onHandChange} /> },
          { key: "reserved", title: t("stock.reservedChange"), align: "end", render: ({ reservedChange }) => <Change value={reservedChange} /> },
          { key: "source", title: t("stock.source"), render: (movement) => <Source movement={movement} /> },
          { key: "by", title: t("stock.by"), render: by },
        ]}
      />
      {!complete && <div style={{ padding: 8 }}><Button block loading={loading} onClick={onEnd}>{t("ui.loadMore")}</Button></div>}
    </Section>
  );
}

function Change({ value }: { value: string }) {
  if (Number(value) === 0) return <span className="soft">—</span>;
  return <strong>{value.startsWith("-") ? "" : "+"}<Quantity value={value} /></strong>;
}

/** Documents that have a page of their own; others are named only. */
const pages: Readonly<Record<string, string>> = { order: "/orders", delivery: "/shipping/deliveries" };

function Source({ movement: { source, reason, lot } }: { movement: Movement }) {
  const t = useT();
  const page = pages[source.kind];
  const name = t(`stock.source_${source.kind}`);
  return <>{page ? <Goto href={`${page}/${source.id}`}>{name}</Goto> : name}{reason && <div className="soft">{reason === "opening" ? t("stock.source_opening") : reason}</div>}{lot && <div className="soft">{t("stock.lot", { lot })}</div>}</>;
}
