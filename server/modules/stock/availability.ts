import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";
import type { Tx } from "../../platform/db.ts";
import { type LevelRow, levelsOf } from "./levels.ts";

export interface Availability {
  onHand: Decimal;
  reserved: Decimal;
  available: Decimal;
  byWarehouse: { warehouseId: string; onHand: Decimal; reserved: Decimal; available: Decimal; version: number }[];
}

/** Stock of each product asked for; what lies on hold or in closed warehouses is there and not available. Zero for one that never had any. */
export async function availableOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, Availability>> {
  const levels = Map.groupBy(await levelsOf(tx, productIds), ({ productId }) => productId);
  return new Map(productIds.map((id) => [id, availabilityFrom(levels.get(id) ?? [])]));
}

function availabilityFrom(levels: readonly LevelRow[]): Availability {
  const total = (of: (level: LevelRow) => string) => levels.reduce((sum, level) => sum.plus(of(level)), new Big(0));
  const onHand = total((level) => level.onHand);
  const reserved = total((level) => level.reserved);
  const free = ({ sells, onHand: there, reserved: promised }: LevelRow) => (sells ? new Big(there).minus(promised).toFixed() : "0");
  return {
    onHand: onHand.toFixed(), reserved: reserved.toFixed(), available: total(free).toFixed(),
    byWarehouse: levels.map((level) => ({ warehouseId: level.warehouseId, onHand: level.onHand, reserved: level.reserved, available: free(level), version: level.version })),
  };
}
