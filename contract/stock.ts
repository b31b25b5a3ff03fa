import { z } from "zod";
import { lotName } from "./lots.ts";
import { command, day, id, instant, page, paging, quantity, query, subject, text } from "./toolkit.ts";

/** A change of a quantity: may be negative. */
export const quantityChange = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);

/** `goods` and `material` are promised to orders; what lies in `hold` (to be inspected, faulty, on loan) never is. */
export const warehouseKinds = ["goods", "material", "hold"] as const;
const warehouseFields = { code: text(20).min(1), name: text(60).min(1), kind: z.enum(warehouseKinds).default("goods"), ledgerId: id, address: text(200).default("") };
/** A place where goods lie; `ledgerId` is the legal entity that owns what lies there. */
export const warehouse = z.object({ id, code: z.string(), name: z.string(), kind: z.enum(warehouseKinds), ledgerId: id, address: z.string(), closedAt: instant.nullable(), revision: z.number() });
export type Warehouse = z.output<typeof warehouse>;
export const warehouseInput = z.strictObject(warehouseFields);
export type WarehouseInput = z.input<typeof warehouseInput>;

/** `onHand` lies there, `reserved` of it is promised, `available` is the rest; all in the product's stock unit. */
const amounts = { onHand: quantity, reserved: quantity, available: quantity };

/** One product with all its warehouses. `short` says that nothing is left to promise of what is kept in stock; of what is made or bought to order nothing has to be. */
export const stockRow = z.object({
  productId: id, productCode: z.string(), productName: z.string(), spec: z.string(), unit: z.string(), ...amounts, toOrder: z.boolean(), short: z.boolean(),
  warehouses: z.array(z.object({ warehouseId: id, code: z.string(), name: z.string(), ...amounts, version: z.number() })),
});
export type StockRow = z.output<typeof stockRow>;

export const stockFilter = paging.extend({
  /** Part of a product's code, name or specification. */
  search: text(60).optional(),
  warehouseId: id.optional(),
  /** `short`: only products kept in stock of which nothing is left to promise. */
  only: z.enum(["all", "short"]).default("all"),
});
export const listStock = query({ name: "stock.list", summary: "What lies in the warehouses, by product", path: "/stock", permission: "stock.see", query: stockFilter, answer: page(stockRow) });

/** `restock` is goods that came back and are good, `takeBack` a shipment reversed, `withdraw` a stock-in reversed, `send` and `arrive` the two ends of a transfer. */
export const movementKinds = ["receipt", "issue", "reserve", "release", "adjust", "return", "restock", "scrap", "takeBack", "withdraw", "send", "arrive", "count"] as const;
/** A fact that was taken back 红冲: why, by whom and when. */
export const reversal = z.object({ reason: z.string(), by: id, at: instant });

/** One movement; the sum of all movements of a product in a warehouse is its stock, that of a lot what is left of it. A posting moves each lot at most once. Counts, transfers, corrections and opening stock have a
 * `part` where a counter-fact moved; `reversed` is that of a correction or of opening stock, and `lots` are all that its posting moved of the product: it is taken back as a whole. */
export const movement = z.object({
  postingId: id, at: instant, kind: z.enum(movementKinds), warehouseId: id, warehouseCode: z.string(), onHandChange: quantityChange, reservedChange: quantityChange,
  source: subject.extend({ part: id.nullable() }), reason: z.string(), lot: z.string(), /** Of its weight, in the product's second unit. */
  secondChange: quantityChange, byKind: z.string(), byId: id, reversed: reversal.nullable(), lots: z.array(z.string()),
});
export type StockMovement = z.output<typeof movement>;
/** Posting, warehouse and lot of the last movement seen. */
const movementCursor = z.string().max(130).regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[^\0]*$/);
export const listMovements = query({
  name: "stock.movements", summary: "What moved of a product, newest first", path: "/stock/products/:productId/movements", permission: "stock.see",
  params: z.object({ productId: id }), query: paging.extend({ cursor: movementCursor.optional(), warehouseId: id.optional(), lot: lotName.optional() }), answer: page(movement),
});
/** Goods of one lot; the lot without a name is what is not told apart. `second` is its weight. */
export const stockLot = z.object({ warehouseId: id, warehouseCode: z.string(), lot: z.string(), onHand: quantity, second: quantity, madeOn: day.nullable(), bestBefore: day.nullable(), since: instant });
export const listLots = query({
  name: "stock.lots", summary: "The lots of a product that lie there, in the order in which they leave", path: "/stock/products/:productId/lots", permission: "stock.see",
  params: z.object({ productId: id }), query: z.strictObject({ warehouseId: id.optional() }), answer: z.object({ rows: z.array(stockLot) }),
});

export const listWarehouses = query({
  name: "stock.warehouses", summary: "The warehouses; closed ones when asked for", path: "/warehouses", permission: "stock.see",
  query: z.strictObject({ closed: z.enum(["true", "false"]).default("false") }), answer: z.object({ rows: z.array(warehouse) }),
});
const warehouseId = z.object({ warehouseId: id });
const saved = z.object({ id, revision: z.number() });
const expectedRevision = z.number().int().min(0);
export const createWarehouse = command({ name: "stock.createWarehouse", summary: "Set up a warehouse", path: "/warehouses", permission: "stock.manage", body: warehouseInput, answer: saved });
/** Whose goods lie there changes only while nothing lies there; promised goods cannot be put on hold. */
export const editWarehouse = command({
  name: "stock.editWarehouse", summary: "Change a warehouse", path: "/warehouses/:warehouseId", method: "PUT", permission: "stock.manage", params: warehouseId, body: warehouseInput.extend({ expectedRevision }), answer: saved,
});
/** Closed when it is empty; its movements stay. A closed warehouse takes nothing in until it is opened again. */
export const closeWarehouse = command({
  name: "stock.closeWarehouse", summary: "Close an empty warehouse, or open it again", path: "/warehouses/:warehouseId/closing", permission: "stock.manage", params: warehouseId,
  body: z.strictObject({ closed: z.boolean(), reason: text(500).min(1), expectedRevision }), answer: saved,
});

/** Puts a counted quantity on record, of a `lot` when it is named; `expectedVersion` is that of the row on which the count was based. */
export const adjustStock = command({
  name: "stock.adjust", summary: "Set the stock of a product to what was counted, with the reason", path: "/stock/adjustments", permission: "stock.adjust",
  body: z.strictObject({ warehouseId: id, productId: id, lot: lotName.optional(), counted: quantity, reason: text(500).min(1), expectedVersion: z.number().int().min(0) }),
  answer: z.object({ productId: id, warehouseId: id, ...amounts, version: z.number() }),
});
/**
 * Takes a single correction back 红冲, named by the posting of its movements. Refused with `reverseCountFirst`, `reverseAdjustmentFirst`, `foundRightSince`, `goodsLeftSince`, `weightGoneSince`,
 * `goodsPromisedSince`, and with `wrongState` once it was taken back.
 */
export const reverseAdjustment = command({
  name: "stock.reverseAdjustment", summary: "Take a correction of stock back, with the reason", path: "/stock/adjustments/:adjustmentId/reversal", permission: "stock.reverse",
  params: z.object({ adjustmentId: id }), body: z.strictObject({ reason: text(300).min(1) }), answer: z.object({ adjustmentId: id, productId: id }),
});
/** Takes back what a warehouse opened with of one product, named by the posting that opened it. Refused as a correction is. */
export const reverseOpening = command({
  name: "stock.reverseOpening", summary: "Take the opening stock of a product back, with the reason", path: "/stock/openings/:openingId/products/:productId/reversal", permission: "stock.reverse",
  params: z.object({ openingId: id, productId: id }), body: z.strictObject({ reason: text(300).min(1) }), answer: z.object({ openingId: id, productId: id }),
});
