import Big from "big.js";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { levelsOf, reservationsOf, takenBy } from "./levels.ts";
import { checkLots, divideLots, incoming } from "./lots.ts";
import { type IssuedLine, merged, type PlacedLine, type TakenLine, type ReceivedLine, type Reservation, type Shortage, shortagesOf, type Source, type WantedLine } from "./stock.ts";
import * as store from "./store.ts";
import { warehouses } from "./warehouses.ts";

/** A journal entry on the subject for which stock moved; facts are keys and quantities. */
export const tell = (context: CommandContext, { kind, id, part }: Source, { what, lines, why }: { what: string; lines: readonly object[]; why?: string }): void =>
  record(context, { subject: { kind, id }, what, facts: { ...(part && { part }), lines }, ...(why && { why }) });

/** Brings goods into warehouses, also by lot. Refused with `warehouseClosed`, `lotsDoNotAddUp`. */
export async function bringIn(context: CommandContext, given: readonly ReceivedLine[], occasion: store.Occasion): Promise<ReceivedLine[] | Refused> {
  const lines = merged(given);
  const refused = checkLots(lines);
  if (refused) return refused;
  if (lines.length && !(await store.add(context, lines, occasion))) return refuseClosed(context, lines);
  return lines;
}

async function refuseClosed({ tx }: CommandContext, lines: readonly ReceivedLine[]): Promise<Refused> {
  const closed = (await warehouses(tx, true)).filter(({ id, closedAt }) => closedAt !== null && lines.some(({ warehouseId }) => warehouseId === id));
  return refuseAll(closed.map(({ code }) => ({ code: "warehouseClosed", facts: { code }, path: ["warehouseId"] }))) ?? refuse("notFound");
}

/** Takes goods out of warehouses, of lots that are named or of the first to expire; answers of which it took them. Refused with `lotsDoNotAddUp` and, one for each line, with `short` or `lotShort`. */
export async function takeOut(context: CommandContext, given: readonly IssuedLine[], { short, ...occasion }: store.Occasion & { reservedFor?: Source; short: string }): Promise<TakenLine[] | Refused> {
  const lines = merged(given);
  if (!lines.length) return [];
  const refused = checkLots(lines);
  if (refused) return refused;
  const changes = lines.map(({ productId, warehouseId, quantity, promised = quantity }) => ({ productId, warehouseId, onHandChange: `-${quantity}`, reservedChange: occasion.reservedFor ? `-${promised}` : "0" }));
  const done = await store.change(context, changes, { ...occasion, lots: incoming(lines.filter(({ lots }) => lots?.length)) });
  if (done.length < lines.length) return refuseMissing(lines, done, short);
  return lines.map((line) => ({ ...line, lots: done.find((one) => isAt(one, line))?.lots ?? [] }));
}

interface At {
  productId: string;
  warehouseId: string;
}
const isAt = (one: At, other: At): boolean => one.productId === other.productId && one.warehouseId === other.warehouseId;

/** Moves goods from where they lie to another warehouse at once; lots, weights and days go with them. */
export async function moveOver(context: CommandContext, { lines, into, ...occasion }: store.Occasion & { lines: readonly PlacedLine[]; into: string }): Promise<TakenLine[] | Refused> {
  const taken = await takeOut(context, lines, { ...occasion, short: "stockShort" });
  if (isRefused(taken)) return taken;
  const received = await bringIn(context, taken.map((line) => ({ ...line, warehouseId: into })), occasion);
  return isRefused(received) ? received : taken;
}

function refuseMissing(lines: readonly PlacedLine[], done: readonly At[], short: string): Refused {
  const failed = lines.filter((line) => !done.some((one) => isAt(one, line)));
  const refusals = failed.map(({ productId, warehouseId, quantity, lots }) => ({
    code: lots?.length ? "lotShort" : short, facts: { productId, warehouseId, wanted: quantity, missing: quantity, lots: lots?.map(({ lot }) => lot).join("、") ?? "" },
  }));
  return refuseAll(refusals) ?? refuse(short);
}

/** Brings goods into warehouses (production, purchase). Refused with `warehouseClosed`, `lotsDoNotAddUp`. */
export async function receive(context: CommandContext, { source, reason, lines }: { source: Source; reason?: string; lines: readonly ReceivedLine[] }): Promise<void | Refused> {
  const received = await bringIn(context, lines, { kind: "receipt", source, reason });
  if (isRefused(received)) return received;
  if (received.length) tell(context, source, { what: "stockReceived", lines: received });
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
  tell(context, asked.source, { what: "stockReserved", lines: reserved });
  return { reserved, shortages };
}

/** Gives promised goods free again: the lines given, or all that the source still holds. Refused with `stockNotReserved`. */
export async function release(context: CommandContext, given: { source: Source; reason?: string; lines?: readonly PlacedLine[] }): Promise<Reservation[] | Refused> {
  const lines: Reservation[] = merged(given.lines ?? (await reservationsOf(context.tx, given.source)));
  if (!lines.length) return [];
  const changes = lines.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, onHandChange: "0", reservedChange: `-${quantity}` }));
  const done = await store.change(context, changes, { kind: "release", source: given.source, reason: given.reason });
  if (done.length < lines.length) return refuseMissing(lines, done, "stockNotReserved");
  tell(context, given.source, { what: "stockReleased", lines });
  return lines;
}

/**
 * Takes goods out of warehouses. With `reservedFor` (the order behind a delivery) they come out of what was promised to it, and what goes beyond (`promised`
 * of a line) out of what is free; else all of it does. A line may name its `lots`; without them the first to expire leave first. Refused with `stockNotReserved`, `stockShort` or `lotShort`, one for
 * each line, and with `lotsDoNotAddUp`. Answers the lots that went, with their weights.
 */
export async function issue(
  context: CommandContext,
  { source, reservedFor, reason, lines }: { source: Source; reservedFor?: Source; reason?: string; lines: readonly IssuedLine[] },
): Promise<PlacedLine[] | Refused> {
  const beyond = lines.some(({ quantity, promised = quantity }) => new Big(promised).lt(quantity));
  const issued = await takeOut(context, lines, { kind: "issue", source, reservedFor, reason, short: reservedFor && !beyond ? "stockNotReserved" : "stockShort" });
  if (!isRefused(issued) && issued.length) tell(context, source, { what: "stockIssued", lines: merged(lines) });
  return issued;
}

/** Puts goods back that a source took out, into the lots that they came of: a shipment is reversed. Refused with `takenLess`, one for each line. */
export async function takeBack(context: CommandContext, { source, reason, lines }: { source: Source; reason: string; lines: readonly WantedLine[] }): Promise<void | Refused> {
  const taken = await takenBy(context.tx, source);
  const wanted = merged(lines);
  const back = wanted.map(({ productId, warehouseId, quantity }) => {
    const own = taken.filter((one) => one.productId === productId && (!warehouseId || one.warehouseId === warehouseId));
    return { productId, quantity, lots: divideLots(own, [quantity]).parts[0] ?? [] };
  });
  const refused = refuseAll(back.flatMap(({ lots, ...line }) => (checkLots([{ ...line, lots }]) || !lots.length ? [{ code: "takenLess", facts: line }] : [])));
  if (refused) return refused;
  const received = back.flatMap(({ productId, lots }) => lots.map((lot) => ({ productId, warehouseId: lot.warehouseId, quantity: lot.quantity, lots: [lot] })));
  const done = await bringIn(context, received, { kind: "takeBack", source, reason });
  if (isRefused(done)) return done;
  tell(context, source, { what: "stockTakenBack", lines: done, why: reason });
}

/** The stock with which a company begins (demo, import): refused with `openingTaken` where goods already lie. */
export async function setOpening(context: CommandContext, lines: readonly ReceivedLine[], evidence: object = {}): Promise<void | Refused> {
  const known = await levelsOf(context.tx, lines.map(({ productId }) => productId));
  const taken = new Set(known.map(({ productId, warehouseId }) => productId + warehouseId));
  const twice = lines.filter(({ productId, warehouseId }) => taken.has(productId + warehouseId));
  if (twice.length) return refuseAll(twice.map(({ productId, warehouseId }) => ({ code: "openingTaken", facts: { productId, warehouseId } })));
  for (const [id, part] of Map.groupBy(lines, ({ warehouseId }) => warehouseId)) {
    const received = await bringIn(context, part, { kind: "adjust", source: { kind: "warehouse", id }, reason: "opening" });
    if (isRefused(received)) return received;
    record(context, { subject: { kind: "warehouse", id }, what: "openingStock", facts: { lines: part.length, ...evidence } });
  }
}
