import Big from "big.js";
import { countLifecycle, type CountDone } from "../../../contract/counts.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { type LineNow, lockCount, type StoredCount, updateCount } from "./count-store.ts";
import { bringIn, takeOut } from "./moves.ts";

type Verb = keyof typeof countLifecycle.steps;

/** Something moved since the books were taken down: what was counted then says nothing now. */
export const isMoved = ({ version, versionNow }: Pick<LineNow, "version" | "versionNow">): boolean => version !== versionNow;
/** Lines that somebody counted. */
export const countedOf = (lines: readonly LineNow[]) => lines.flatMap((line) => (line.counted === null ? [] : [{ ...line, counted: line.counted }]));
export type CountedLine = ReturnType<typeof countedOf>[number];

/** By product what would be left of more that is promised: nobody loses goods unseen. */
export function belowPromised(lines: readonly CountedLine[]): { productId: string; counted: string; reserved: string }[] {
  return [...Map.groupBy(lines, ({ productId }) => productId)].flatMap(([productId, own]) => {
    const { levelNow, reserved } = own[0]!;
    const left = own.reduce((sum, { counted, onHand }) => sum.plus(counted).minus(onHand), new Big(levelNow));
    return left.lt(reserved) ? [{ productId, counted: left.toFixed(), reserved }] : [];
  });
}

/** Locks a count and checks that the verb is possible on it. */
export async function loadCount(context: CommandContext, countId: string, { verb, expectedRevision }: { verb: Verb; expectedRevision?: number }): Promise<StoredCount | Refused> {
  const found = await lockCount(context.tx, countId);
  if (!found) return refuse("notFound");
  if (expectedRevision !== undefined && found.revision !== expectedRevision) return refuse("stale", { revision: found.revision });
  return countLifecycle.allows(verb, found.state) ? found : refuse("wrongState", { state: found.state, verb });
}

interface Told {
  change: Partial<StoredCount>;
  what: string;
  facts?: object;
  why?: string;
}
/** Saves what a command changed, puts it on record, and answers. */
export async function concludeCount(context: CommandContext, before: StoredCount, { change, what, facts, why }: Told): Promise<CountDone> {
  const after = { ...before, ...change, revision: before.revision + 1 };
  await updateCount(context.tx, before.id, { ...change, revision: after.revision });
  record(context, { subject: { kind: "count", id: before.id }, what, facts: { number: before.number, ...facts }, ...(why && { why }) });
  return { countId: before.id, number: before.number, state: after.state, revision: after.revision };
}

/** Makes stock what was counted: first what was found, then what is missing, so that promised goods are not below their promise in between. */
export async function postDifferences(context: CommandContext, { id, warehouseId }: StoredCount, lines: readonly CountedLine[]): Promise<void | Refused> {
  const occasion = { kind: "count" as const, source: { kind: "count", id } };
  const changes = lines.map(({ productId, lot, counted, onHand }) => ({ productId, lot, by: new Big(counted).minus(onHand) }));
  const line = ({ productId, lot, by }: (typeof changes)[number]) => ({ productId, warehouseId, quantity: by.abs().toFixed(), lots: [{ lot, quantity: by.abs().toFixed() }] });
  const found = await bringIn(context, changes.filter(({ by }) => by.gt(0)).map(line), occasion);
  if (isRefused(found)) return found;
  const missing = await takeOut(context, changes.filter(({ by }) => by.lt(0)).map(line), { ...occasion, short: "stockShort" });
  if (isRefused(missing)) return missing;
}
