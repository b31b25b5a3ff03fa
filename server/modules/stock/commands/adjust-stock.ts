import Big from "big.js";
import * as contract from "../../../../contract/stock.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { correct } from "../correct.ts";
import { type LevelRow, lockLevel, lotsOf, markFoundRight } from "../levels.ts";
import { lockWarehouse } from "../warehouses.ts";

interface Counted {
  counted: string;
  expectedVersion: number;
}

/** How much a count changes a level, or one lot of it that held `lies`; goods that are promised cannot be counted away. */
export function decideAdjust(level: Pick<LevelRow, "onHand" | "reserved" | "version"> | undefined, { counted, expectedVersion }: Counted, lies = level?.onHand ?? "0"): Big | Refused {
  const { onHand, reserved, version } = level ?? { onHand: "0", reserved: "0", version: 0 };
  if (version !== expectedVersion) return refuse("stale", { version });
  const change = new Big(counted).minus(lies);
  const left = change.plus(onHand);
  return left.lt(reserved) ? refuse("countedBelowReserved", { counted: left.toFixed(), reserved }) : change;
}

/** Puts the counted quantity on record with its reason; the difference becomes a movement. */
export const adjustStock = handle(contract.adjustStock, async ({ warehouseId, productId, lot, counted, reason, expectedVersion }, context) => {
  const { tx } = context;
  const level = await lockLevel(tx, { productId, warehouseId });
  const place = await lockWarehouse(tx, warehouseId, "share");
  if (!place) return refuse("notFound");
  if (place.closedAt) return refuse("warehouseClosed", { code: place.code }, ["warehouseId"]);
  const lies = lot === undefined ? (level?.onHand ?? "0") : await lotIn(context, { productId, warehouseId, lot });
  const change = decideAdjust(level, { counted, expectedVersion }, lies);
  if (isRefused(change)) return change;
  const refused = await correct(context, { productId, warehouseId, lot, change }, { kind: "adjust", source: { kind: "product", id: productId }, reason });
  if (isRefused(refused)) return refused;
  if (change.eq(0)) await markFoundRight(context, { productId, warehouseId });
  record(context, { subject: { kind: "product", id: productId }, what: "stockAdjusted", facts: { warehouseId, ...(lot && { lot }), from: lies, to: counted }, why: reason });
  const { onHand, reserved, version } = level ?? { onHand: "0", reserved: "0", version: 0 };
  const left = change.plus(onHand);
  return { productId, warehouseId, onHand: left.toFixed(), reserved, available: left.minus(reserved).toFixed(), version: change.eq(0) ? version : version + 1 };
});

const lotIn = async ({ tx }: CommandContext, { lot, ...at }: { productId: string; warehouseId: string; lot: string }): Promise<string> =>
  (await lotsOf(tx, { productIds: [at.productId], warehouseId: at.warehouseId })).find((one) => one.lot === lot)?.onHand ?? "0";
