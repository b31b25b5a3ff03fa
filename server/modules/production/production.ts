import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";
import { runAxis, type runProgressFields, type RunState } from "../../../contract/production.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";

/** What the policies of a run's orders decide; where they differ, `server/processes` hands over the strictest. */
export interface ProductionRules {
  /** Roles any one of which may plan (01.12). */
  planners: readonly string[];
  /** A plan needs approval before it stands (24.4). */
  planApproval: boolean;
  /** Roles any one of which may approve. */
  approvers: readonly string[];
  /** Whoever planned may approve. */
  plannerMayApprove: boolean;
  /** Goods are inspected before they go into stock (24.6). */
  inspection: boolean;
  /** What a daily report says (01.13). */
  progress: readonly ProgressField[];
}
export type ProgressField = (typeof runProgressFields)[number];

/** A line of an order that production is asked to make; facts of product and order as they were then. */
export interface Request {
  id: string;
  orderId: string;
  orderNumber: string;
  customerName: string;
  scheduleId: string;
  productId: string;
  productCode: string;
  productName: string;
  spec: string;
  unit: string;
  quantity: Decimal;
  planned: Decimal;
  neededBy: string | null;
  urgent: boolean;
  customParameters: string | null;
  loadFactor: Decimal;
  operations: string[];
  requestedAt: Date;
}

/** A run as it is stored. */
export interface StoredRun {
  id: string;
  number: string;
  state: RunState;
  revision: number;
  workCentreId: string;
  productId: string;
  quantity: Decimal;
  startDay: string;
  endDay: string;
  expectedFinish: string;
  toldFinish: string | null;
  operations: string[];
  currentOperation: string | null;
  percent: number;
  note: string;
  reportedOn: string | null;
  reportedAt: Date | null;
  plannedBy: string;
  plannedAt: Date;
  approvedBy: string | null;
  approvedOn: string | null;
  startedOn: string | null;
  finishedOn: string | null;
  good: Decimal | null;
  scrap: Decimal | null;
  returnReason: string | null;
}

/** How much of a run is for which order. */
export interface Share {
  requestId: string;
  orderId: string;
  scheduleId: string;
  quantity: Decimal;
  stocked: Decimal;
  neededBy: string | null;
  urgent: boolean;
}

export type Verb = keyof typeof runAxis.steps;

/** The guards that every command on a run begins with: it was based on this revision, and the lifecycle allows the verb. */
export function guard(run: Pick<StoredRun, "state" | "revision">, verb: Verb, expectedRevision = run.revision): Refused | undefined {
  if (run.revision !== expectedRevision) return refuse("stale", { revision: run.revision });
  return runAxis.allows(verb, run.state) ? undefined : refuse("wrongState", { state: run.state, verb });
}

export interface PlannedShare {
  requestId: string;
  quantity: Decimal;
}

/** One share a request; what was asked for twice is added up. */
export function mergedShares(shares: readonly PlannedShare[]): PlannedShare[] {
  const sums = new Map<string, Big>();
  for (const { requestId, quantity } of shares) sums.set(requestId, (sums.get(requestId) ?? new Big(0)).plus(quantity));
  return [...sums].map(([requestId, quantity]) => ({ requestId, quantity: quantity.toFixed() }));
}

/** By how much each request is planned more or less when one plan takes another's place. */
export function deltasOf(shares: readonly PlannedShare[], before: readonly PlannedShare[] = []): PlannedShare[] {
  const minus = before.map(({ requestId, quantity }) => ({ requestId, quantity: new Big(quantity).neg().toFixed() }));
  return mergedShares([...shares, ...minus]).filter(({ quantity }) => !new Big(quantity).eq(0));
}

export interface Load {
  productId: string;
  operations: string[];
  quantity: Decimal;
  /** In the unit of the work centre. */
  load: Decimal;
}

/** What a run of these shares makes. `own` is what the same run holds of each request already (when its plan is changed). */
export function decideShares(shares: readonly PlannedShare[], requests: ReadonlyMap<string, Request>, own: ReadonlyMap<string, Decimal> = new Map()): Load | Refused {
  const first = requests.get(shares[0]?.requestId ?? "");
  if (!first || shares.some(({ requestId }) => !requests.has(requestId))) return refuse("notFound");
  let [quantity, load] = [new Big(0), new Big(0)];
  for (const [i, share] of shares.entries()) {
    const request = requests.get(share.requestId)!;
    const open = new Big(request.quantity).minus(request.planned).plus(own.get(share.requestId) ?? 0);
    if (request.productId !== first.productId) return refuse("differentProducts", { product: first.productCode, other: request.productCode }, ["shares", i]);
    if (open.lt(share.quantity) || new Big(share.quantity).lte(0)) return refuse("moreThanOpen", { order: request.orderNumber, open: open.toFixed(), wanted: share.quantity }, ["shares", i]);
    quantity = quantity.plus(share.quantity);
    load = load.plus(new Big(share.quantity).times(request.loadFactor));
  }
  return { productId: first.productId, operations: first.operations, quantity: quantity.toFixed(), load: load.toFixed() };
}

/** Orders whose date the expected finish misses, each once with its earliest date (01.14, 24.5). */
export function delaysOf(shares: readonly Pick<Share, "orderId" | "neededBy">[], expectedFinish: string): { orderId: string; neededBy: string }[] {
  const earliest = new Map<string, string>();
  for (const { orderId, neededBy } of shares) {
    if (!neededBy || neededBy >= expectedFinish) continue;
    const before = earliest.get(orderId);
    if (!before || neededBy < before) earliest.set(orderId, neededBy);
  }
  return [...earliest].map(([orderId, neededBy]) => ({ orderId, neededBy }));
}

/** The shares of each order, in one place. */
export function byOrder<S extends { orderId: string }>(shares: readonly S[]): { orderId: string; shares: S[] }[] {
  return [...Map.groupBy(shares, ({ orderId }) => orderId)].map(([orderId, own]) => ({ orderId, shares: own }));
}

const soonest = (a: Share, b: Share) =>
  Number(b.urgent) - Number(a.urgent) || (a.neededBy ?? "9999").localeCompare(b.neededBy ?? "9999") || a.requestId.localeCompare(b.requestId);

/** Hands out what a run made: urgent lines first, then by needed date; `surplus` belongs to nobody and becomes free stock. */
export function shareOut(good: Decimal, shares: readonly Share[]): { shares: Share[]; surplus: Decimal } {
  let left = new Big(good);
  const served: Share[] = [];
  for (const share of [...shares].sort(soonest)) {
    const stocked = left.lt(share.quantity) ? left : new Big(share.quantity);
    left = left.minus(stocked);
    served.push({ ...share, stocked: stocked.toFixed() });
  }
  return { shares: served, surplus: left.toFixed() };
}

/** On which days of a run each operation is due: the operations divide its days evenly, and share a day where there are more of them. */
export function operationDays(operations: readonly string[], days: readonly string[]): { name: string; start: string; finish: string }[] {
  const dayAt = (index: number) => days[Math.min(Math.max(index, 0), days.length - 1)] ?? "";
  const part = days.length / (operations.length || 1);
  return operations.map((name, i) => ({ name, start: dayAt(Math.floor(i * part)), finish: dayAt(Math.ceil((i + 1) * part) - 1) }));
}
