import { compare, minus } from "../../../contract/money.ts";
import { deliveryLifecycle, type DeliveryState } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import { lessenBackOrders } from "./back-orders.ts";
import { deliveryReduced } from "./events.ts";
import { allPicked } from "./picking.ts";
import { type Delivery, type Line, movesOf } from "./shipping.ts";
import * as store from "./store.ts";
import { about, conclude } from "./work.ts";

/** Of which part of the order how much less. */
export interface PartCut {
  scheduleId: string;
  quantity: string;
}

export interface Reduced {
  /** What lies in which warehouse and is no longer wanted there, in the unit of its line. */
  freed: { productId: string; warehouseId: string; quantity: string }[];
  /** Deliveries that were called off: nobody owes anything for them any more. */
  ended: string[];
  /** What was on no delivery that has not left. */
  rest: PartCut[];
}

const notLeft: readonly DeliveryState[] = ["requested", "picking", "picked", "packed", "checked"];
const leastBegun = (a: store.Loaded, b: store.Loaded): number => notLeft.indexOf(a.delivery.state) - notLeft.indexOf(b.delivery.state) || b.delivery.id.localeCompare(a.delivery.id);
const least = (a: string, b: string): string => (compare(a, b) <= 0 ? a : b);
const most = (a: string, b: string): string => (compare(a, b) >= 0 ? a : b);
const some = (quantity: string): boolean => compare(quantity, "0") > 0;

/** What of a line is still to go with this delivery. */
const toGo = ({ ordered, backOrdered }: Line): string => minus(ordered, backOrdered);
/** What of a line the note takes: what is packed beyond the order counts too. */
const issuedOf = (line: Line): string => most(toGo(line), line.packed);

/** A line with less to go: what was picked or packed beyond it goes back to its place; goods that were weighed are picked and weighed anew. */
function lessened(line: Line, by: string): Line {
  const ordered = minus(line.ordered, by);
  const goes = minus(ordered, line.backOrdered);
  const after = { ...line, ordered, allowedMost: null, allowedLeast: null, picked: least(line.picked, goes), packed: least(line.packed, goes) };
  const weighed = line.secondPicked !== null || line.pieces.length > 0;
  return weighed && after.picked !== line.picked ? { ...after, picked: "0", packed: "0", secondPicked: null, pieces: [] } : after;
}

interface Plan {
  loaded: store.Loaded;
  lines: Line[];
}

/** Which deliveries give back what, those least begun first; pure. */
export function planReduction(deliveries: readonly store.Loaded[], cuts: readonly PartCut[]): { plans: Plan[]; rest: PartCut[] } {
  const open = new Map(cuts.map(({ scheduleId, quantity }) => [scheduleId, quantity]));
  const plans = [...deliveries].sort(leastBegun).map((loaded) => ({
    loaded,
    lines: loaded.lines.map((line) => {
      const by = least(open.get(line.scheduleId) ?? "0", toGo(line));
      if (!some(by)) return line;
      open.set(line.scheduleId, minus(open.get(line.scheduleId)!, by));
      return lessened(line, by);
    }),
  }));
  return { plans: plans.filter(({ loaded, lines }) => lines.some((line, i) => line !== loaded.lines[i])), rest: [...open].filter(([, quantity]) => some(quantity)).map(([scheduleId, quantity]) => ({ scheduleId, quantity })) };
}

/** Where a delivery stands with less on it: nothing left, it is called off; what was packed must be packed again, or it would leave with the old contents. */
export function stateAfter({ state }: Pick<Delivery, "state">, lines: readonly Line[]): DeliveryState {
  if (lines.every((line) => !some(toGo(line)))) return deliveryLifecycle.after("cancel", state);
  const opened = deliveryLifecycle.allows("repack", state) ? deliveryLifecycle.after("repack", state) : state;
  if (opened === "picked" && !allPicked(lines)) return deliveryLifecycle.after("pick", opened);
  return opened !== state ? opened : state === "picking" && allPicked(lines) ? deliveryLifecycle.after("finishPicking", state) : state;
}

async function reduce(context: CommandContext, { loaded: { delivery, lines: before }, lines }: Plan): Promise<string | undefined> {
  const state = stateAfter(delivery, lines);
  const less = (of: (line: Line) => string) => movesOf(lines, (line) => minus(of(line), of(before.find(({ id }) => id === line.id)!)));
  const moves = less(issuedOf);
  context.emit(deliveryReduced({ ...about(delivery), moves, packedMoves: less(({ packed }) => packed), cancelled: state === "cancelled" }));
  await conclude(context, delivery, {
    change: { state, pickingDone: state === "picked", packingDone: false, ...(state === "cancelled" && { tripId: null, stopNo: null, groupId: null }) }, lines, told: { what: state === "cancelled" ? "deliveryCancelled" : "deliveryReduced", facts: { moves } },
  });
  return state === "cancelled" ? delivery.id : undefined;
}

/** Deliveries of an order that have not left follow a smaller order (25.6); goods go back to their place, and less of it is waited for. */
export async function takeOff(context: CommandContext, orderId: string, cuts: readonly PartCut[]): Promise<Reduced> {
  const deliveries = cuts.length ? await store.lockNotLeft(context.tx, orderId) : [];
  const { plans, rest } = planReduction(deliveries, cuts);
  const ended: string[] = [];
  for (const plan of plans) {
    const cancelled = await reduce(context, plan);
    if (cancelled) ended.push(cancelled);
  }
  const freed = plans.flatMap(({ loaded, lines }) => loaded.lines.map((line, i) => ({ productId: line.productId, warehouseId: loaded.delivery.warehouseId, quantity: minus(line.ordered, lines[i]!.ordered) })));
  await lessenBackOrders(context, orderId, rest);
  return { freed: freed.filter(({ quantity }) => some(quantity)), ended, rest };
}

/** Where and how goods of an order go that have not left. */
export interface Redirection {
  shipTo?: { address: string; receiver: string; phone: string };
  dueOn: string | null;
  urgent: boolean;
  specialNeeds: string;
}

/** Deliveries that have not left follow another address, date or need; whoever checked the old address checks again. */
export async function redirect(context: CommandContext, orderId: string, { shipTo, ...change }: Redirection): Promise<void> {
  for (const { delivery } of await store.lockNotLeft(context.tx, orderId)) {
    const moved = shipTo !== undefined && shipTo.address !== delivery.address;
    const state = moved && deliveryLifecycle.allows("recheck", delivery.state) ? deliveryLifecycle.after("recheck", delivery.state) : delivery.state;
    await conclude(context, delivery, {
      change: { ...change, state, ...(shipTo && { address: shipTo.address }) }, rows: shipTo ? [store.newReceiver(context.tx, delivery.id, shipTo)] : [],
      told: { what: "deliveryRedirected", facts: { dueOn: change.dueOn, urgent: change.urgent, moved } },
    });
  }
}

/** Deliveries of an order with their lines, those that left too, as a change of the order must know. */
export const deliveriesOf = store.ofOrder;
