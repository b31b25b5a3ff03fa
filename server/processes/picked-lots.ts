import Big from "big.js";
import { type LotPart, quantityOf } from "../../contract/lots.ts";
import type { Product } from "../../contract/catalog.ts";
import type { DeliveryFile } from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import type { Tx } from "../platform/db.ts";
import { toStock } from "./units.ts";

interface Left {
  scheduleId: string;
  productId: string;
  quantity: string;
}

/**
 * The lots that the pieces of a delivery are, by schedule: rolls of goods kept by lot that were picked by their numbers, in stock units. A product whose pieces are not all
 * lots of the warehouse, or do not make what left, names none: then the first to expire leave first.
 */
export async function pickedLots(tx: Tx, { delivery, lines }: DeliveryFile, left: readonly Left[], products: ReadonlyMap<string, Product>): Promise<Map<string, LotPart[]>> {
  const byLot = left.filter(({ productId }) => products.get(productId)?.byLot);
  const known = byLot.length ? await stock.lotsOf(tx, { productIds: byLot.map(({ productId }) => productId), warehouseId: delivery.warehouseId }) : [];
  const picked = byLot.map(({ scheduleId, productId, quantity }) => {
    const pieces = lines.find((line) => line.scheduleId === scheduleId)?.pieces ?? [];
    const named = pieces.every(({ label }) => known.some((one) => one.productId === productId && one.lot === label)) && Big(quantityOf(pieces)).eq(quantity);
    return { scheduleId, productId, named, lots: pieces.map((piece) => ({ lot: piece.label, quantity: toStock(piece.quantity, products.get(productId)!), second: piece.weight ?? undefined })) };
  });
  const unnamed = new Set(picked.filter(({ named }) => !named).map(({ productId }) => productId));
  return new Map(picked.filter(({ productId }) => !unnamed.has(productId)).map(({ scheduleId, lots }) => [scheduleId, lots]));
}
