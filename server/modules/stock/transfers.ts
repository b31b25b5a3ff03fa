import type { LotPart } from "../../../contract/lots.ts";
import type { Warehouse } from "../../../contract/stock.ts";
import { transferLifecycle, type TransferDone } from "../../../contract/transfers.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { bringIn, takeOut } from "./moves.ts";
import type { ReceivedLine } from "./stock.ts";
import { lockTransfer, type MovedLot, saveLots, type StoredTransfer, updateTransfer, type WantedGoods } from "./transfer-store.ts";

type Verb = keyof typeof transferLifecycle.steps;

/** Goods move within one ledger, to another warehouse that is open; at once only where both are at one address. */
export function checkRoute(from: Warehouse | undefined, to: Warehouse | undefined, atOnce: boolean): Refused | undefined {
  if (!from || !to) return refuse("notFound");
  if (from.id === to.id) return refuse("sameWarehouse", {}, ["toId"]);
  const closed = [from, to].find(({ closedAt }) => closedAt !== null);
  if (closed) return refuse("warehouseClosed", { code: closed.code });
  const names = { from: from.name, to: to.name };
  if (from.ledgerId !== to.ledgerId) return refuse("transferAcrossLedgers", names, ["toId"]);
  return atOnce && (!from.address.trim() || from.address.trim() !== to.address.trim()) ? refuse("notOneSite", names, ["atOnce"]) : undefined;
}

/** Locks a transfer and checks that the verb is possible on it. */
export async function loadTransfer(context: CommandContext, transferId: string, { verb, expectedRevision }: { verb: Verb; expectedRevision: number }): Promise<StoredTransfer | Refused> {
  const found = await lockTransfer(context.tx, transferId);
  if (!found) return refuse("notFound");
  if (found.revision !== expectedRevision) return refuse("stale", { revision: found.revision });
  return transferLifecycle.allows(verb, found.state) ? found : refuse("wrongState", { state: found.state, verb });
}

interface Told {
  change: Partial<StoredTransfer>;
  what: string;
  facts?: object;
  why?: string;
}
/** Saves what a command changed, puts it on record, and answers. */
export async function concludeTransfer(context: CommandContext, before: StoredTransfer, { change, what, facts, why }: Told): Promise<TransferDone> {
  const after = { ...before, ...change, revision: before.revision + 1 };
  await updateTransfer(context.tx, before.id, { ...change, revision: after.revision });
  record(context, { subject: { kind: "transfer", id: before.id }, what, facts: { number: before.number, ...facts }, ...(why && { why }) });
  return { transferId: before.id, number: before.number, state: after.state, revision: after.revision };
}

const sourceOf = ({ id }: Pick<StoredTransfer, "id">) => ({ kind: "transfer", id });

/** Takes the goods of a transfer out of their warehouse; promised ones are not taken (`stockShort`, `lotShort`). Answers the lots that go. */
export async function sendOff(context: CommandContext, transfer: StoredTransfer, lines: readonly (WantedGoods & { lots?: readonly LotPart[] })[]): Promise<MovedLot[] | Refused> {
  const taken = await takeOut(context, lines.map((line) => ({ ...line, warehouseId: transfer.fromId })), { kind: "send", source: sourceOf(transfer), short: "stockShort" });
  if (isRefused(taken)) return taken;
  const lots = taken.flatMap(({ productId, lots: gone }) => gone.map(({ lot, quantity, second = "0", madeOn = null, bestBefore = null }): MovedLot => (
    { productId, lot, sent: quantity, secondSent: second, madeOn, bestBefore, received: null, secondReceived: null, reason: "" })));
  await saveLots(context.tx, transfer.id, lots);
  return lots;
}

const arrived = (toId: string) => ({ productId, lot, received, secondReceived, madeOn, bestBefore }: MovedLot): ReceivedLine => ({
  productId, warehouseId: toId, quantity: received ?? "0", lots: [{ lot, quantity: received ?? "0", second: secondReceived ?? "0", madeOn, bestBefore }],
});

/** Brings what came of a transfer into its warehouse (`warehouseClosed`). */
export async function takeIn(context: CommandContext, transfer: StoredTransfer, lots: readonly MovedLot[]): Promise<void | Refused> {
  await saveLots(context.tx, transfer.id, lots);
  const came = lots.filter(({ received }) => Number(received) > 0).map(arrived(transfer.toId));
  const done = await bringIn(context, came, { kind: "arrive", source: sourceOf(transfer) });
  if (isRefused(done)) return done;
}
