import Big from "big.js";
import type { Impact, LineImpact } from "../../contract/changes.ts";
import { sum } from "../../contract/money.ts";
import type { Product } from "../../contract/catalog.ts";
import { progressOf } from "../modules/changes/index.ts";
import type { Line, OrderFile } from "../modules/orders/index.ts";
import type { PartWork } from "../modules/production/index.ts";
import type { OnWay } from "../modules/purchasing/index.ts";
import type { Delivery, Line as DeliveryLine } from "../modules/shipping/index.ts";
import type { Availability } from "../modules/stock/index.ts";
import { toSales } from "./units.ts";

/** Where the goods of an order are, as each room knows it. */
export interface Goods {
  work: readonly PartWork[];
  onWay: readonly OnWay[];
  deliveries: readonly { delivery: Delivery; lines: readonly DeliveryLine[] }[];
  available: ReadonlyMap<string, Availability>;
  products: ReadonlyMap<string, Product>;
}

type RunPart = PartWork["runs"][number];
const states = { planned: ["planned", "returned", "approved"], running: ["running", "failed"], finished: ["finished", "passed"] } as const;
const least = (a: string, b: string): string => (Big(a).lt(b) ? a : b);
const inState = (runs: readonly RunPart[], wanted: readonly string[], of: (run: RunPart) => string): string => sum(runs.filter(({ state }) => wanted.includes(state)).map(of));

/** How far one line is, told by production, by purchases and transfers, by deliveries that have not left, and by its own parts. */
export function lineImpactOf(line: Line, { wanted, file, goods }: { wanted: string; file: Pick<OrderFile, "schedules">; goods: Goods }): Omit<LineImpact, "least"> {
  const own = file.schedules.filter(({ lineId }) => lineId === line.id);
  const ids = own.map(({ id }) => id);
  const work = goods.work.filter(({ scheduleId }) => ids.includes(scheduleId));
  const runs = work.flatMap((part) => part.runs);
  const going = goods.deliveries.filter(({ delivery }) => delivery.shippedAt === null).flatMap(({ lines }) => lines.filter(({ scheduleId }) => ids.includes(scheduleId)));
  const product = goods.products.get(line.productId);
  const parts = {
    toPlan: sum(work.map(({ toPlan }) => toPlan)), planned: inState(runs, states.planned, ({ quantity }) => quantity), running: inState(runs, states.running, ({ quantity }) => quantity),
    finished: inState(runs, states.finished, ({ quantity, good }) => least(quantity, good ?? quantity)), stocked: sum(own.map(({ stocked }) => stocked)),
    coming: sum(goods.onWay.filter(({ scheduleId }) => ids.includes(scheduleId)).map(({ quantity }) => quantity)),
    onDelivery: sum(going.map(({ ordered, backOrdered }) => Big(ordered).minus(backOrdered).toFixed())), packed: sum(going.map(({ packed }) => packed)), shipped: sum(own.map(({ shipped }) => shipped)),
  };
  return {
    lineId: line.id, lineNo: line.lineNo, productCode: line.productCode, name: line.name, unit: line.unit, supply: line.supply, ordered: line.quantity, wanted, ...parts,
    progress: progressOf({ ordered: line.quantity, ...parts }), available: product ? toSales(goods.available.get(line.productId)?.available ?? "0", product) : "0",
  };
}

const lineOfSchedule = ({ schedules }: Pick<OrderFile, "schedules">, scheduleId: string): string | null => schedules.find(({ id }) => id === scheduleId)?.lineId ?? null;

export const runsOfImpact = (file: Pick<OrderFile, "schedules">, { work }: Goods): Impact["runs"] =>
  work.flatMap(({ scheduleId, runs }) => runs.filter(({ quantity }) => Big(quantity).gt(0)).map(({ runId, number, state, quantity, ofRun, good, expectedFinish }) => ({
    runId, number, state, lineId: lineOfSchedule(file, scheduleId), quantity, ofRun, good, expectedFinish,
  })));

export const comingOfImpact = (file: Pick<OrderFile, "schedules">, { onWay }: Goods): Impact["coming"] =>
  onWay.map(({ by, documentId, number, scheduleId, quantity, expectedOn }) => ({ by, documentId, number, lineId: lineOfSchedule(file, scheduleId), quantity, on: expectedOn }));

export const deliveriesOfImpact = ({ deliveries }: Goods): Impact["deliveries"] =>
  deliveries.map(({ delivery, lines }) => ({
    deliveryId: delivery.id, number: delivery.number, state: delivery.state, lines: lines.map(({ orderLineId, ordered, picked, packed, shipped }) => ({ lineId: orderLineId, ordered, picked, packed, shipped })),
  }));
