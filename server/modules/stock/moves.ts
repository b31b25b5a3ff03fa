import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { refuseAll, refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import * as store from "./store.ts";
import { warehouses } from "./warehouses.ts";
import { type IssuedLine, merged, type PlacedLine, type ReceivedLine, type Reservation, type Shortage, shortagesOf, type Source, type WantedLine } from "./stock.ts";

/** A journal entry on the subject for which stock moved; facts are keys and quantities. */
const tell = (context: CommandContext, { kind, id, part }: Source, what: string, lines: readonly object[]): void =>
  record(context, { subject: { kind, id }, what, facts: { ...(part && { part }), lines } });

/** Brings goods into warehouses (production, purchase, return). Refused with `warehouseClosed`. */
export async function receive(context: CommandContext, given: { source: Source; reason?: string; lines: readonly ReceivedLine[] }): Promise<void | Refused> {
  const lines = given.lines.filter(({ quantity }) => new Big(quantity).gt(0));
  if (!lines.length) return;
  const levels = byLevel(lines);
  if ((await store.add(context, levels, { kind: "receipt", source: given.source, reason: given.reason })) < levels.length) return refuseClosed(context, levels);
  tell(context, given.source, "stockReceived", lines);
}

async function refuseClosed({ tx }: CommandContext, lines: readonly ReceivedLine[]): Promise<Refused> {
  const closed = (await warehouses(tx, true)).filter(({ id, closedAt }) => closedAt !== null && lines.some(({ warehouseId }) => warehouseId === id));
  return refuseAll(closed.map(({ code }) => ({ code: "warehouseClosed", facts: { code }, path: ["warehouseId"] }))) ?? refuse("notFound");
}

/** A posting writes each level once, so lots of one product are received one after the other. */
function byLevel(lines: readonly ReceivedLine[]): ReceivedLine[] {
  const once = merged(lines);
  if (once.length < lines.length && lines.some(({ lot }) => lot)) throw new Error("receive one lot of a product and warehouse at a time");
  return once;
}

/**
 * Promises free goods to a source, never more than is there, whoever else is buying. With `partial` what is missing is answered as
 * `shortages`; without it a shortage refuses the whole (`stockShort`, one for each product). One statement.
 */
export async function reserve(
  context: CommandContext,
  asked: { source: Source; lines: readonly WantedLine[]; partial?: boolean },
): Promise<{ reserved: Reservation[]; shortages: Shortage[] } | Refused> {
  const lines = merged(asked.lines);
  if (!lines.length) return { reserved: [], shortages: [] };
  const reserved = await store.reserveFree(context, lines, { kind: "reserve", source: asked.source });
  const shortages = shortagesOf(lines, reserved);
  if (!asked.partial && shortages.length) return refuseAll(shortages.map((facts) => ({ code: "stockShort", facts: { ...facts } })))!;
  tell(context, asked.source, "stockReserved", reserved);
  return { reserved, shortages };
}

/** Gives promised goods free again: the lines given, or all that the source still holds. Refused with `stockNotReserved`. */
export async function release(context: CommandContext, given: { source: Source; reason?: string; lines?: readonly PlacedLine[] }): Promise<Reservation[] | Refused> {
  const lines = merged(given.lines ?? (await store.reservationsOf(context.tx, given.source)));
  if (!lines.length) return [];
  const changes = lines.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, onHandChange: "0", reservedChange: `-${quantity}` }));
  const done = await store.change(context, changes, { kind: "release", source: given.source, reason: given.reason });
  if (done.length < lines.length) return refuseMissing(lines, done, "stockNotReserved");
  tell(context, given.source, "stockReleased", lines);
  return lines;
}

/**
 * Takes goods out of warehouses. With `reservedFor` (the order behind a delivery) they come out of what was promised to it, and
 * what goes beyond (`promised` of a line) out of what is free; else all of it does. Refused with `stockNotReserved` or `stockShort`, one for each line.
 */
export async function issue(
  context: CommandContext,
  given: { source: Source; reservedFor?: Source; reason?: string; lines: readonly IssuedLine[] },
): Promise<Reservation[] | Refused> {
  const lines = merged(given.lines);
  if (!lines.length) return [];
  const { source, reservedFor, reason } = given;
  const beyond = lines.some(({ quantity, promised = quantity }) => new Big(promised).lt(quantity));
  const changes = lines.map(({ productId, warehouseId, quantity, promised = quantity }) => ({ productId, warehouseId, onHandChange: `-${quantity}`, reservedChange: reservedFor ? `-${promised}` : "0" }));
  const done = await store.change(context, changes, { kind: "issue", source, reservedFor, reason });
  if (done.length < lines.length) return refuseMissing(lines, done, reservedFor && !beyond ? "stockNotReserved" : "stockShort");
  tell(context, source, "stockIssued", lines);
  return lines;
}

function refuseMissing(lines: readonly PlacedLine[], done: readonly store.Change[], code: string): Refused {
  const made = new Set(done.map(({ productId, warehouseId }) => productId + warehouseId));
  const failed = lines.filter(({ productId, warehouseId }) => !made.has(productId + warehouseId));
  return refuseAll(failed.map(({ productId, warehouseId, quantity }) => ({ code, facts: { productId, warehouseId, wanted: quantity, missing: quantity } }))) ?? refuse(code);
}

/** The stock with which a company begins (demo, old books; `evidence` says which): refused with `openingTaken` where goods already lie. */
export async function setOpening(context: CommandContext, lines: readonly ReceivedLine[], evidence: object = {}): Promise<void | Refused> {
  const known = await store.levelsOf(context.tx, lines.map(({ productId }) => productId));
  const taken = new Set(known.map(({ productId, warehouseId }) => productId + warehouseId));
  const twice = lines.filter(({ productId, warehouseId }) => taken.has(productId + warehouseId));
  if (twice.length) return refuseAll(twice.map(({ productId, warehouseId }) => ({ code: "openingTaken", facts: { productId, warehouseId } })));
  const byWarehouse = Map.groupBy(lines, ({ warehouseId }) => warehouseId);
  for (const [id, part] of byWarehouse) {
    const levels = byLevel(part);
    if ((await store.add(context, levels, { kind: "adjust", source: { kind: "warehouse", id }, reason: "opening" })) < levels.length) return refuseClosed(context, levels);
    record(context, { subject: { kind: "warehouse", id }, what: "openingStock", facts: { lines: part.length, ...evidence } });
  }
}

export interface Availability {
  onHand: Decimal;
  reserved: Decimal;
  available: Decimal;
  byWarehouse: { warehouseId: string; onHand: Decimal; reserved: Decimal; available: Decimal; version: number }[];
}

/** Stock of each product asked for; what lies on hold or in closed warehouses is there and not available. Zero for one that never had any. */
export async function availableOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, Availability>> {
  const levels = Map.groupBy(await store.levelsOf(tx, productIds), ({ productId }) => productId);
  return new Map(productIds.map((id) => [id, availabilityFrom(levels.get(id) ?? [])]));
}

function availabilityFrom(levels: readonly store.LevelRow[]): Availability {
  const total = (of: (level: store.LevelRow) => string) => levels.reduce((sum, level) => sum.plus(of(level)), new Big(0));
  const onHand = total((level) => level.onHand);
  const reserved = total((level) => level.reserved);
  const free = ({ sells, onHand: there, reserved: promised }: store.LevelRow) => (sells ? new Big(there).minus(promised).toFixed() : "0");
  return {
    onHand: onHand.toFixed(), reserved: reserved.toFixed(), available: total(free).toFixed(),
    byWarehouse: levels.map((level) => ({ warehouseId: level.warehouseId, onHand: level.onHand, reserved: level.reserved, available: free(level), version: level.version })),
  };
}
