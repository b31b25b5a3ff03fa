import Big from "big.js";
import * as contract from "../../../../contract/stock.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import * as store from "../store.ts";
import { lockWarehouse } from "../warehouses.ts";

interface Counted {
  counted: string;
  expectedVersion: number;
}

/** How much a count changes a level; goods that are promised cannot be counted away. */
export function decideAdjust(level: Pick<store.LevelRow, "onHand" | "reserved" | "version"> | undefined, { counted, expectedVersion }: Counted): string | Refused {
  const { onHand, reserved, version } = level ?? { onHand: "0", reserved: "0", version: 0 };
  if (version !== expectedVersion) return refuse("stale", { version });
  if (new Big(counted).lt(reserved)) return refuse("countedBelowReserved", { counted, reserved });
  return new Big(counted).minus(onHand).toFixed();
}

/** Puts the counted quantity on record with its reason; the difference becomes a movement. */
export const adjustStock = handle(contract.adjustStock, async ({ warehouseId, productId, counted, reason, expectedVersion }, context) => {
  const { tx } = context;
  const level = await store.lockLevel(tx, { productId, warehouseId });
  const place = await lockWarehouse(tx, warehouseId, "share");
  if (!place) return refuse("notFound");
  if (place.closedAt) return refuse("warehouseClosed", { code: place.code }, ["warehouseId"]);
  const onHandChange = decideAdjust(level, { counted, expectedVersion });
  if (isRefused(onHandChange)) return onHandChange;
  const occasion = { kind: "adjust" as const, source: { kind: "product", id: productId }, reason };
  if (level) await store.change(context, [{ productId, warehouseId, onHandChange, reservedChange: "0" }], occasion);
  else await store.add(context, [{ productId, warehouseId, quantity: counted }], occasion);
  record(context, { subject: { kind: "product", id: productId }, what: "stockAdjusted", facts: { warehouseId, from: level?.onHand ?? "0", to: counted }, why: reason });
  const reserved = level?.reserved ?? "0";
  const version = new Big(onHandChange).eq(0) && level ? level.version : (level?.version ?? 0) + 1;
  return { productId, warehouseId, onHand: counted, reserved, available: new Big(counted).minus(reserved).toFixed(), version };
});
