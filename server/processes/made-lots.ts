import { type NewLot, quantityOf } from "../../contract/lots.ts";
import type { Product } from "../../contract/catalog.ts";
import type { ReceivedLine } from "../modules/stock/index.ts";
import { toStock } from "./units.ts";

type Kept = Pick<Product, "id" | "stockPerSales" | "byLot" | "shelfLifeDays">;

const goodUntil = (madeOn: string | null | undefined, days: number | null): string | null => {
  if (!madeOn || days === null) return null;
  const last = new Date(`${madeOn}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() + days);
  return last.toISOString().slice(0, 10);
};

/** What a run made as stock keeps it: in stock units; goods kept by lot that nobody told apart are the lot of the run's number, good as long as the product keeps. */
export function madeLine({ product, warehouseId, lots, run }: { product: Kept; warehouseId: string; lots: readonly NewLot[]; run: string }): ReceivedLine {
  const kept = lots.map((lot) => ({
    ...lot, lot: lot.lot || (product.byLot ? run : ""), quantity: toStock(lot.quantity, product), bestBefore: lot.bestBefore ?? goodUntil(lot.madeOn, product.shelfLifeDays),
  }));
  return { productId: product.id, warehouseId, quantity: quantityOf(kept), lots: kept };
}
