import Big from "big.js";
import type { CommandContext } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import { cutOf, type Cut, type CutShare, daysLeft } from "./cutting.ts";
import { planReduced, productionRequested } from "./events.ts";
import { request, type RequestedLine } from "./request.ts";
import * as store from "./change-store.ts";
import { saveRun } from "./store.ts";

/** How much less, or more, a part of an order line is. */
export interface PartChange {
  scheduleId: string;
  quantity: string;
}

export interface CutDone {
  /** What production had nothing to do with: it lies ready, or never was asked of it. */
  rest: PartChange[];
  /** Requests and runs of which nothing is left for this order: nobody owes anything for them any more. */
  ended: string[];
}

interface Work {
  orderId: string;
  cuts: Cut[];
}

/** Takes shares out of runs: one that has not begun becomes shorter, and ends when nothing is left of it; one under way makes what it makes, the surplus is free stock. */
async function cutRuns(context: CommandContext, { orderId, cuts }: Work): Promise<string[]> {
  const ended: string[] = [];
  const byRun = Map.groupBy(cuts.flatMap(({ shares }) => shares), ({ runId }) => runId);
  for (const [runId, shares] of byRun) {
    const { run, all, days } = await store.runWithDays(context.tx, runId);
    const taken = shares.reduce((sum, { by }) => sum.plus(by), Big(0)).toFixed();
    const begun = !shares.every(({ notBegun }) => notBegun);
    const left = all.filter(({ quantity }) => Big(quantity).gt(0));
    const load = shares.reduce((sum, { by, loadFactor }) => sum.plus(Big(by).times(loadFactor)), Big(0)).toFixed();
    if (!begun && !left.length) {
      await store.dropDays(context.tx, runId);
      await saveRun(context.tx, run, { state: "cancelled" });
    } else if (!begun) {
      const kept = daysLeft(days, load);
      await store.keepDays(context.tx, runId, kept);
      const endDay = kept.at(-1)?.day ?? run.endDay;
      await saveRun(context.tx, run, { quantity: Big(run.quantity).minus(taken).toFixed(), endDay, expectedFinish: run.expectedFinish === run.endDay ? endDay : run.expectedFinish });
    } else await saveRun(context.tx, run, {});
    if (!left.some((share) => share.orderId === orderId)) ended.push(runId);
    tell(context, { orderId, runId, number: run.number, shares, taken, cancelled: !begun && !left.length });
  }
  return ended;
}

function tell(context: CommandContext, { orderId, runId, number, shares, taken, cancelled }: { orderId: string; runId: string; number: string; shares: readonly CutShare[]; taken: string; cancelled: boolean }): void {
  const facts = { number, taken, cancelled };
  record(context, { subject: { kind: "run", id: runId }, what: "runReduced", facts: { orderId, ...facts } });
  record(context, { subject: { kind: "order", id: orderId }, what: "runReduced", facts: { runId, ...facts } });
  // What was planned for the order counts once its plan was approved.
  context.emit(planReduced({ orderId, part: runId, moves: shares.filter(({ approved }) => approved).map(({ scheduleId, by }) => ({ scheduleId, quantity: Big(by).neg().toFixed() })) }));
}

/**
 * Production follows a smaller order (25.6): first what is not planned yet is dropped, then what is planned and not begun, then shares of runs under way, whose surplus
 * becomes free stock when it is made. What is in stock already is not production's any more.
 */
export async function cut(context: CommandContext, orderId: string, given: readonly PartChange[]): Promise<CutDone> {
  const wanted = given.filter(({ quantity }) => Big(quantity).gt(0));
  const requests = wanted.length ? await store.lockRequestsOf(context.tx, wanted.map(({ scheduleId }) => scheduleId)) : [];
  const cuts = wanted.map(({ scheduleId, quantity }) => cutOf(requests.find((one) => one.scheduleId === scheduleId), { scheduleId, quantity }));
  const own = cuts.filter(({ requestId }) => requestId !== null);
  if (own.length) await store.saveCuts(context.tx, own);
  const ended = await cutRuns(context, { orderId, cuts: own });
  for (const { requestId, unplanned, shares } of own)
    record(context, { subject: { kind: "order", id: orderId }, what: "productionReduced", facts: { requestId, unplanned, planned: shares.map(({ runId, by }) => ({ runId, by })) } });
  return { rest: cuts.flatMap(({ scheduleId, rest }) => (Big(rest).gt(0) ? [{ scheduleId, quantity: rest }] : [])), ended: [...ended, ...own.filter(({ left }) => Big(left).eq(0)).map(({ requestId }) => requestId!)] };
}

/** Asks for more of parts that are being made already, and for the others anew (25.6). */
export async function raise(context: CommandContext, { lines, ...order }: { orderId: string; orderNumber: string; customerName: string; lines: readonly RequestedLine[] }): Promise<void> {
  const requests = lines.length ? await store.lockRequestsOf(context.tx, lines.map(({ scheduleId }) => scheduleId)) : [];
  const more = lines.flatMap(({ scheduleId, quantity }) => requests.filter((one) => one.scheduleId === scheduleId).map(({ requestId }) => ({ requestId, quantity })));
  if (more.length) await store.addToRequests(context.tx, more);
  for (const { requestId, quantity } of more) {
    context.emit(productionRequested({ orderId: order.orderId, part: requestId }));
    record(context, { subject: { kind: "order", id: order.orderId }, what: "productionRaised", facts: { requestId, quantity } });
  }
  await request(context, { ...order, lines: lines.filter(({ scheduleId }) => !requests.some((one) => one.scheduleId === scheduleId)) });
}

/** What is said about parts that are asked of production already: by when, whether it is urgent. */
export const retell = ({ tx }: Pick<CommandContext, "tx">, parts: readonly { scheduleId: string; neededBy: string | null; urgent: boolean }[]): Promise<number> => store.retellRequests(tx, parts);

/** How far production is with parts of order lines, as a change of the order must know. */
export { workOf, type PartWork } from "./change-store.ts";
