import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../platform/refusal.ts";
import { bringIn, takeOut } from "./moves.ts";
import type { StockDeps } from "./reads.ts";
import { type Fact, insertReversal, lockMoved, movedLots } from "./reversal-store.ts";
import { counterMoves, type Hindrance, hindrancesOf, type MovedLot, withTheirWeight } from "./reversing.ts";
import type { Occasion } from "./store.ts";

export type ReversingDeps = Pick<StockDeps, "namesOf" | "orderNumbersOf" | "documentNumbersOf">;

/** What a counter-fact moves, below zero where goods go. */
export interface CounterMove {
  productId: string;
  warehouseId: string;
  lot: string;
  quantity: string;
}

interface Taking {
  fact: Fact;
  /** In whose name the goods move. */
  source: Subject;
  reason: string;
  /** Of which kind the movements are that bring goods back, and that take them out again. */
  kinds: { back: Occasion["kind"]; out: Occasion["kind"] };
}

/** Says what must go first, by product code and lot, with the numbers of documents and orders. */
async function refuseHindered({ tx }: CommandContext, found: readonly Hindrance[], deps: ReversingDeps): Promise<Refused | undefined> {
  if (!found.length) return undefined;
  const lots = found.map(({ at }) => at);
  const names = await deps.namesOf(tx, lots.map(({ productId }) => productId));
  const documents = await deps.documentNumbersOf(tx, lots.flatMap(({ takenBy }) => takenBy));
  const orders = await deps.orderNumbersOf(tx, lots.flatMap(({ promisedTo }) => promisedTo));
  return refuseAll(found.map(({ at, code, ...facts }) => ({
    code,
    facts: {
      ...facts, productId: at.productId, product: [names.get(at.productId)?.code ?? "", at.lot].filter(Boolean).join(" "), reserved: at.reserved,
      documents: at.takenBy.flatMap(({ id }) => documents.get(id) ?? []).join("、") || "—", orders: at.promisedTo.map((id) => orders.get(id) ?? id).join("、"),
    },
  })));
}

interface Moving extends Pick<Taking, "fact" | "kinds"> {
  moved: readonly MovedLot[];
  occasion: Omit<Occasion, "kind">;
}

/**
 * Makes the counter-moves. What a transfer brought is taken out first, for it goes back with the weight that is there; in one warehouse what comes back comes first,
 * so that promised goods are not below their promise in between.
 */
async function move(context: CommandContext, { fact, moved, kinds, occasion }: Moving): Promise<Refused | void> {
  const { back, out } = counterMoves(moved);
  const take = () => takeOut(context, out, { ...occasion, kind: kinds.out, short: "goodsMovedOn" });
  const first = fact.what === "transfer" ? await take() : [];
  if (isRefused(first)) return refuse("goodsMovedOn");
  const weighed = fact.what === "transfer" ? withTheirWeight(back, { moved, taken: first }) : back;
  const came = weighed ? await bringIn(context, weighed, { ...occasion, kind: kinds.back }) : refuse("goodsMovedOn");
  if (isRefused(came)) return came;
  if (fact.what !== "transfer" && isRefused(await take())) return refuse("goodsMovedOn");
}

/**
 * Takes back what a fact moved, by the same lots and warehouses, and keeps the counter-fact. Refused with what must go first: `reverseCountFirst`, `reverseAdjustmentFirst`, `goodsLeftSince`,
 * `weightGoneSince`, `goodsPromisedSince`; with `warehouseClosed` where goods would have to come back to. Answers what moved: nothing, where the fact had moved nothing.
 */
export async function takeBackFact(context: CommandContext, { fact, source, reason, kinds }: Taking, deps: ReversingDeps): Promise<CounterMove[] | Refused> {
  await lockMoved(context.tx, fact);
  const moved = await movedLots(context.tx, fact);
  const refused = await refuseHindered(context, hindrancesOf(moved, fact.what === "transfer"), deps);
  if (refused) return refused;
  const id = context.newId();
  const stopped = await move(context, { fact, moved, kinds, occasion: { source: { ...source, part: id }, reason } });
  if (stopped) return stopped;
  await insertReversal(context, fact, { id, reason });
  const { back, out } = counterMoves(moved);
  const told = (lines: typeof back, sign: "" | "-") => lines.flatMap(({ productId, warehouseId, lots }) => lots.map(({ lot, quantity }) => ({ productId, warehouseId, lot, quantity: `${sign}${quantity}` })));
  return [...told(back, ""), ...told(out, "-")];
}
