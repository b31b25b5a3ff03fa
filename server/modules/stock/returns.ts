import Big from "big.js";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../platform/refusal.ts";
import { movedInStep } from "./levels.ts";
import { bringIn, moveOver, takeOut, tell } from "./moves.ts";
import { withTheirWeight } from "./reversing.ts";
import type { PlacedLine, ReceivedLine, Source } from "./stock.ts";
import { warehouses } from "./warehouses.ts";

interface Given<Line> {
  /** The return in whose name the goods move. */
  source: Source;
  reason: string;
  lines: readonly Line[];
}

/** Goods that came back lie on hold until somebody looked at them, so nobody is promised faulty ones (`notOnHold`). */
async function mustHold({ tx }: CommandContext, lines: readonly { warehouseId: string }[]): Promise<Refused | undefined> {
  const known = await warehouses(tx, true);
  const other = lines.map(({ warehouseId }) => known.find(({ id }) => id === warehouseId)).find((place) => place?.kind !== "hold");
  return other && refuse("notOnHold", { code: other.code }, ["warehouseId"]);
}

/** Whatever is good again goes where it may be sold (`placeOnHold`). */
async function mustSell({ tx }: CommandContext, into: string): Promise<Refused | undefined> {
  const place = (await warehouses(tx, true)).find(({ id }) => id === into);
  return place?.kind === "hold" ? refuse("placeOnHold", { code: place.code }, ["into"]) : undefined;
}

/** Takes goods back from a customer, into a warehouse on hold. Refused with `notOnHold`, `warehouseClosed`, `lotsDoNotAddUp`. */
export async function receiveReturn(context: CommandContext, { source, reason, lines }: Given<ReceivedLine>): Promise<void | Refused> {
  const refused = await mustHold(context, lines);
  if (refused) return refused;
  const received = await bringIn(context, lines, { kind: "return", source, reason });
  if (isRefused(received)) return received;
  if (received.length) tell(context, source, { what: "goodsReturned", lines: received, why: reason });
}

/** Sends goods that are good again from hold to a warehouse that sells, in the same lots. Refused with `notOnHold`, `placeOnHold`, `stockShort`, `lotShort`, `warehouseClosed`. */
export async function restock(context: CommandContext, { source, reason, lines, into }: Given<PlacedLine> & { into: string }): Promise<void | Refused> {
  const refused = (await mustHold(context, lines)) ?? (await mustSell(context, into));
  if (refused) return refused;
  const moved = await moveOver(context, { lines, into, kind: "restock", source, reason });
  if (isRefused(moved)) return moved;
  tell(context, source, { what: "goodsRestocked", lines: moved.map((line) => ({ ...line, into })), why: reason });
}

/** Writes off goods that nobody can sell any more. Refused with `notOnHold`, `stockShort`, `lotShort`. */
export async function scrap(context: CommandContext, { source, reason, lines }: Given<PlacedLine>): Promise<void | Refused> {
  const refused = await mustHold(context, lines);
  if (refused) return refused;
  const gone = await takeOut(context, lines, { kind: "scrap", source, reason, short: "stockShort" });
  if (isRefused(gone)) return gone;
  tell(context, source, { what: "goodsScrapped", lines: gone, why: reason });
}

/**
 * Moves back what a step of a return moved, lot by lot: goods that came go, goods that went come with the weight that is there. Refused with `goodsMovedOn` where some of them left already or are
 * promised, with `warehouseClosed` where they would have to come back to.
 */
export async function takeBackStep(context: CommandContext, { source, reason }: { source: Source & { part: string }; reason: string }): Promise<void | Refused> {
  const moved = await movedInStep(context.tx, source);
  for (const [kind, own] of Map.groupBy(moved, (line) => line.kind)) {
    const lines = own.map(({ productId, warehouseId, lot, quantity, second }) => {
      const [amount, weight] = [new Big(quantity).abs().toFixed(), new Big(second).abs().toFixed()];
      return { comes: new Big(quantity).lt(0), line: { productId, warehouseId, quantity: amount, lots: [{ lot, quantity: amount, second: weight }] } };
    });
    const gone = await takeOut(context, lines.filter(({ comes }) => !comes).map(({ line }) => line), { kind, source, reason, short: "goodsMovedOn" });
    if (isRefused(gone)) return refuseAll(gone.refusals.map(({ facts }) => ({ code: "goodsMovedOn", facts })));
    const weighed = withTheirWeight(lines.filter(({ comes }) => comes).map(({ line }) => line), { moved: own.map(({ second: secondChange, ...line }) => ({ ...line, secondChange })), taken: gone });
    const back = weighed ? await bringIn(context, weighed, { kind, source, reason }) : refuse("goodsMovedOn");
    if (isRefused(back)) return back;
  }
  tell(context, source, { what: "goodsMovedBack", lines: moved, why: reason });
}
