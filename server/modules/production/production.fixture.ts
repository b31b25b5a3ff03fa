import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { clockWith } from "../../platform/clock.ts";
import { type CommandContext, type Handler, type Pipeline, pipelineOf } from "../../platform/command.ts";
import type { Actor } from "../../platform/actor.ts";
import { type Database, sql, type Tx } from "../../platform/db.ts";
import { type Event, when } from "../../platform/events.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import type { RunDone } from "../../../contract/production.ts";
import { dayAfter, type WorkDays } from "./capacity.ts";
import { watched } from "../../../test/support/telling.ts";
import { type ProductionRules, request, type RequestedLine, routesOf } from "./index.ts";

const person = (name: string, ...roles: string[]): Actor => ({
  kind: "person", id: randomUUID(), companyId: "1", name, roles, departmentIds: [],
  permissions: new Map(["see", "plan", "approve", "report", "inspect", "stockIn", "reverse"].map((right) => [`production.${right}`, "company" as const])),
});
export const planner = person("计划员", "planner", "productionHead");
export const head = person("生产主管", "productionHead");
export const inspector = person("质检");
export const keeper = person("仓库");

/** Monday to Friday, in Shanghai. */
const workDays: WorkDays = {
  dayOf: (now) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  isWorking: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
};
export const monday = "2026-03-02";
export const onDay = (days: number): string => dayAfter(monday, days);

export const codesOf = (outcome: unknown): string[] => (isRefused(outcome) ? outcome.refusals.map(({ code }) => code) : []);
export function done<T>(outcome: T): Exclude<T, Refused> {
  if (isRefused(outcome)) throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome as Exclude<T, Refused>;
}

/** What the real house asks its policies and its calendar for costs statements too. */
async function asking(tx: Tx, statements: number): Promise<void> {
  for (let i = 0; i < statements; i += 1) await tx.run(sql`select 1`);
}

// One counter for all houses of a test's database, for numbers are unique in it.
let numbers = 0;

/** As SYS-01 and SYS-24 have it. */
const sysRules: ProductionRules = {
  planners: ["planner"], planApproval: true, approvers: ["productionHead"], plannerMayApprove: false, inspection: true, progress: ["currentOperation", "percentComplete", "expectedFinish"],
};

/** A production department on Monday 2 March 2026, 09:00, that hears its own events. */
export function productionHouse(database: Database, rules: Partial<ProductionRules> = {}) {
  const clock = clockWith();
  const goTo = (day: string, time = "09:00") => clock.moveTo(Date.parse(`${day}T${time}:00+08:00`) - Date.now());
  goTo(monday);
  const events: Event<Record<string, unknown>>[] = [];
  const listen = when<Record<string, unknown>>("*", (_, __, event) => (events.push(event), Promise.resolve()));
  const pipeline = pipelineOf(database, { clock }, [listen]);
  const handlers = routesOf({
    rulesOf: async ({ tx }) => {
      // Orders are read once a command, policies once a process.
      await asking(tx, 1);
      return { ...sysRules, ...rules };
    },
    shutBeforeStart: () => Promise.resolve([]),
    onHold: () => Promise.resolve([]),
    takeNumber: () => Promise.resolve(`PP-${String((numbers += 1)).padStart(4, "0")}`),
    workDays: async (tx) => {
      await asking(tx, 1);
      return workDays;
    },
  });
  watched({ handlers });
  const ask = <T extends object = RunDone>(actor: Actor, name: string, input: object): Promise<T | Refused> => invoke<T>(pipeline, handlers, { actor, name: `production.${name}`, input });
  const act = <T>(work: (context: CommandContext) => Promise<T | Refused>) => pipeline.act(planner, work);
  const told = (name: string) => events.filter((event) => event.name === name).map(({ facts }) => facts);
  const about = (runId: string, name: string) => told(name).filter(({ part }) => part === runId);
  let machines = 0;
  return {
    goTo, ask, act, told, about, events, workDays,
    machine: async (capacity = "1000") => done(await ask<{ workCentreId: string }>(planner, "saveWorkCentre", { code: `R${(machines += 1)}-${randomUUID().slice(0, 4)}`, name: "复卷机", capacity, unit: "卷" })).workCentreId,
    /** An order with one line to make; answers its request. */
    want: async (line: Partial<RequestedLine> & Pick<RequestedLine, "productId" | "quantity">) => {
      const orderId = randomUUID();
      const lines = [{ scheduleId: randomUUID(), productCode: "TR-5750", productName: "收银纸", spec: "57×50", unit: "卷", neededBy: onDay(4), operations: ["分切", "复卷", "包装"], ...line }];
      const [requestId] = done(await act((context) => request(context, { orderId, orderNumber: `SO-${orderId.slice(0, 6)}`, customerName: "华强商贸", lines })));
      return { orderId, requestId: requestId!, quantity: line.quantity, scheduleId: lines[0]!.scheduleId };
    },
  };
}
export type ProductionHouse = ReturnType<typeof productionHouse>;

export const share = ({ requestId, quantity }: { requestId: string; quantity: string }) => ({ requestId, quantity });
/** An approved run for two orders of one product, on a machine of its own. */
export async function approved(at: ProductionHouse, lines: { quantity: string; neededBy?: string }[] = [{ quantity: "400" }, { quantity: "300" }]) {
  const productId = randomUUID();
  const wants = [];
  for (const line of lines) wants.push(await at.want({ productId, ...line }));
  const workCentreId = await at.machine();
  const plan = done(await at.ask(planner, "plan", { workCentreId, startDay: monday, shares: wants.map(share) }));
  const run = plan.state === "approved" ? plan : done(await at.ask(head, "approve", { runId: plan.runId, expectedRevision: 0 }));
  return { ...run, wants, workCentreId, productId };
}
/** The same, started. */
export async function running(...given: Parameters<typeof approved>) {
  const run = await approved(...given);
  return { ...run, ...done(await given[0].ask(planner, "start", { runId: run.runId, expectedRevision: run.revision })) };
}

async function invoke<T>(pipeline: Pipeline, handlers: readonly Handler[], { actor, name, input }: { actor: Actor; name: string; input: object }): Promise<T | Refused> {
  const handler = handlers.find(({ endpoint }) => endpoint.name === name)!;
  const { endpoint } = handler;
  const read = endpoint.method === "GET" ? { ...(endpoint.query.parse(queryOf(endpoint, input)) as object), ...input } : input;
  const body = endpoint.kind === "command" ? { ...(endpoint.body.parse(bodyOf(endpoint, input)) as object), ...input } : read;
  const idempotency = endpoint.kind === "command" ? { actorId: actor.id, key: randomUUID(), requestHash: "x" } : undefined;
  const { outcome, statements } = await pipeline.invoke({ handler, input: body, actor, language: "zh-CN", idempotency });
  // A changed plan is laid beside the one before it.
  const most = name === "production.changePlan" ? 13 : 12;
  expect(statements, `${name} sends at most ${most} statements`).toBeLessThanOrEqual(most);
  if (!isRefused(outcome)) endpoint.answer.parse(outcome);
  return outcome as T | Refused;
}

const without = (input: object, keys: string[]) => Object.fromEntries(Object.entries(input).filter(([key]) => !keys.includes(key)));
const pathKeys = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, key]) => key!);
const queryOf = ({ path }: { path: string }, input: object) => without(input, pathKeys(path));
const bodyOf = queryOf;
