import type { Decimal } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../journal/index.ts";
import Big from "big.js";
import { dayAfter, finishOf, type WorkDays } from "./capacity.ts";
import { productionRequested } from "./events.ts";
import { machinesFrom } from "./machines.ts";
import { operationDays, type Request } from "./production.ts";
import { daysOfRun, runById } from "./queries.ts";
import { backlog, insertRequests } from "./store.ts";

/** A line to make; `quantity` and `unit` are the order line's. */
export type RequestedLine = Pick<Request, "scheduleId" | "productId" | "productCode" | "productName" | "spec" | "unit" | "quantity" | "neededBy"> & {
  urgent?: boolean;
  customParameters?: string | null;
  /** The product's standard operations, in order. */
  operations?: readonly string[];
  /** Work-centre units that one unit takes; 1 unless they differ. */
  loadFactor?: Decimal;
};

const requestFrom = (line: RequestedLine, order: Pick<Request, "orderId" | "orderNumber" | "customerName">, { newId, now }: CommandContext): Request => ({
  ...order, ...line, id: newId(), planned: "0", urgent: line.urgent ?? false, customParameters: line.customParameters ?? null,
  operations: [...(line.operations ?? [])], loadFactor: line.loadFactor ?? "1", requestedAt: now,
});

/** Hands lines of a confirmed order to planning (01.12); emits `productionRequested` for each. Answers the ids of the requests. */
export async function request(context: CommandContext, order: { orderId: string; orderNumber: string; customerName: string; lines: readonly RequestedLine[] }): Promise<string[]> {
  const { lines, ...head } = order;
  if (!lines.length) return [];
  const rows = lines.map((line) => requestFrom(line, head, context));
  await insertRequests(context.tx, rows);
  for (const { id } of rows) context.emit(productionRequested({ orderId: order.orderId, part: id }));
  const facts = { requests: rows.map(({ id, productId, quantity, neededBy }) => ({ id, productId, quantity, neededBy })) };
  record(context, { subject: { kind: "order", id: order.orderId }, what: "productionRequested", facts });
  return rows.map(({ id }) => id);
}

export interface CapacityAsked {
  /** In work-centre units. */
  load: Decimal;
  /** The first day on which work could begin. */
  from: string;
  neededBy?: string | null;
  /** The product's lead time in working days; 0 without. */
  leadDays?: number;
}

/** The last of so many working days from `from` on. */
function afterLead(days: WorkDays, from: string, leadDays: number): string {
  let [day, left] = [from, leadDays];
  for (let i = 0; left > 0 && i < 366; i += 1) {
    if (days.isWorking(day)) left -= 1;
    if (left > 0) day = dayAfter(day);
  }
  return day;
}

/**
 * When a load could be ready: not before its lead time has passed, and when all machines together have room for it behind everything
 * that waits for a plan already. `finish` is null when no machine can within a year. For the review's check of the lead time.
 */
export async function capacityOn(tx: Tx, asked: CapacityAsked, days: WorkDays): Promise<{ finish: string | null; inTime: boolean }> {
  const machines = (await machinesFrom(tx, asked.from, { days })).map(({ machine }) => machine);
  const room = finishOf(machines, new Big(await backlog(tx)).plus(asked.load).toFixed(), asked.from);
  if (!room) return { finish: null, inTime: false };
  const lead = afterLead(days, asked.from, asked.leadDays ?? 0);
  const finish = lead > room ? lead : room;
  return { finish, inTime: !asked.neededBy || finish <= asked.neededBy };
}

/** Facts of one run for the paper 《生产计划表》: the run with its shares, and when each operation is due. */
export async function planOf(tx: Tx, runId: string) {
  const run = await runById(tx, runId);
  return run && { run, operations: operationDays(run.operations, await daysOfRun(tx, runId)) };
}
