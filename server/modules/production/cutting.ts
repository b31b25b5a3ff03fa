import Big from "big.js";
import type { RunState } from "../../../contract/production.ts";
import type { DayLoad } from "./capacity.ts";

/** A share of a request in a run that is not in stock yet. */
export interface OpenShare {
  runId: string;
  state: RunState;
  startDay: string;
  quantity: string;
}
export interface OpenRequest {
  requestId: string;
  scheduleId: string;
  quantity: string;
  planned: string;
  loadFactor: string;
  shares: OpenShare[];
}

export interface CutShare {
  runId: string;
  requestId: string;
  scheduleId: string;
  by: string;
  loadFactor: string;
  notBegun: boolean;
  approved: boolean;
}
export interface Cut {
  scheduleId: string;
  requestId: string | null;
  /** What of it nobody had planned. */
  unplanned: string;
  shares: CutShare[];
  /** What production cannot give back. */
  rest: string;
  /** What is asked of production from now on. */
  left: string;
}

const notBegun: readonly RunState[] = ["planned", "returned", "approved"];
const unapproved: readonly RunState[] = ["planned", "returned"];
// What is nearest to being goods goes last; of plans the latest goes first.
const rank: Partial<Record<RunState, number>> = { planned: 0, returned: 0, approved: 1, running: 2, failed: 2, finished: 3, passed: 4 };
const later = (a: OpenShare, b: OpenShare): number => (rank[a.state] ?? 9) - (rank[b.state] ?? 9) || b.startDay.localeCompare(a.startDay) || a.runId.localeCompare(b.runId);
const least = (a: Big, b: Big): Big => (a.lt(b) ? a : b);

/** Out of what a part of an order line is taken, least begun first: what waits for a plan, plans, runs under way, made goods that are not in stock. */
export function cutOf(request: OpenRequest | undefined, { scheduleId, quantity }: { scheduleId: string; quantity: string }): Cut {
  if (!request) return { scheduleId, requestId: null, unplanned: "0", shares: [], rest: quantity, left: "0" };
  const { requestId, loadFactor } = request;
  const unplanned = least(Big(quantity), Big(request.quantity).minus(request.planned));
  let left = Big(quantity).minus(unplanned);
  const shares: CutShare[] = [];
  for (const share of [...request.shares].sort(later)) {
    const by = least(left, Big(share.quantity));
    if (by.lte(0)) continue;
    left = left.minus(by);
    shares.push({ runId: share.runId, requestId, scheduleId, by: by.toFixed(), loadFactor, notBegun: notBegun.includes(share.state), approved: !unapproved.includes(share.state) });
  }
  return { scheduleId, requestId, unplanned: unplanned.toFixed(), shares, rest: left.toFixed(), left: Big(request.quantity).minus(Big(quantity).minus(left)).toFixed() };
}

/** The days that a shorter run still needs: its load goes off from the end. */
export function daysLeft(days: readonly DayLoad[], less: string): DayLoad[] {
  let off = Big(less);
  const kept: DayLoad[] = [];
  for (const { day, load } of [...days].reverse()) {
    const gone = least(off, Big(load));
    off = off.minus(gone);
    if (Big(load).gt(gone)) kept.unshift({ day, load: Big(load).minus(gone).toFixed() });
  }
  return kept;
}
