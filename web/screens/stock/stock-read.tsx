import { useParams } from "@tanstack/react-router";
import { getProduct } from "../../../contract/catalog.ts";
import { listStock } from "../../../contract/stock.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Lots } from "./Lots.tsx";
import { Movements } from "./Movements.tsx";
import { WarehouseTable } from "./WarehouseTable.tsx";

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
      <Lots productId={productId} unit={product.stockUnit} secondUnit={product.secondUnit} />
      <Movements productId={productId} code={product.code} secondUnit={product.secondUnit} />
    </>
  );
}
