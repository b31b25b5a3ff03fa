import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import type { progressFields } from "./policy-words.ts";
import { because } from "./input-reasons.ts";
import { command, day, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

/**
 * The way of a production run 生产任务. `reportWaiting` is a report before the start ("the machine is still down"); goods that need no
 * inspection go `storeUninspected`; after a failed inspection a run starts again (rework).
 */
export const runAxis = lifecycle(["planned", "returned", "approved", "running", "finished", "passed", "failed", "stockedIn", "cancelled"], {
  change: { from: ["planned", "returned"], to: "planned" },
  approve: { from: ["planned"], to: "approved" },
  return: { from: ["planned"], to: "returned" },
  start: { from: ["approved", "failed"], to: "running" },
  reportWaiting: { from: ["approved"], to: "approved" },
  report: { from: ["running"], to: "running" },
  finish: { from: ["running"], to: "finished" },
  pass: { from: ["finished"], to: "passed" },
  fail: { from: ["finished"], to: "failed" },
  stockIn: { from: ["passed"], to: "stockedIn" },
  storeUninspected: { from: ["finished"], to: "stockedIn" },
  /** A change of its orders left nothing to make. */
  cancel: { from: ["planned", "returned", "approved"], to: "cancelled" },
});
export type RunState = (typeof runAxis.states)[number];

/** A machine or line; `capacity` is what it makes on one working day, in `unit`. */
export const workCentre = z.object({
  id, code: z.string(), name: z.string(), capacity: quantity, unit: z.string(), downtimes: z.array(z.object({ id, from: day, to: day, reason: z.string() })),
});
export type WorkCentre = z.output<typeof workCentre>;

/** How much of a run is for which order. */
export const runShare = z.object({
  requestId: id, orderId: id, orderNumber: z.string(), customerName: z.string(), scheduleId: id, quantity, stocked: quantity, neededBy: day.nullable(), urgent: z.boolean(),
  customParameters: z.string().nullable(), late: z.boolean(),
});
/** Of what a daily report may say, what concerns a run. */
export const runProgressFields = ["currentOperation", "percentComplete", "expectedFinish"] as const satisfies readonly (keyof typeof progressFields)[];

export const run = z.object({
  id, number: z.string(), state: z.enum(runAxis.states), revision: z.number(), workCentreId: id, workCentreCode: z.string(), workCentreName: z.string(),
  productId: id, productCode: z.string(), productName: z.string(), spec: z.string(), unit: z.string(), quantity,
  /** First and last day in the plan. */
  startDay: day, endDay: day, expectedFinish: day, operations: z.array(z.string()), currentOperation: z.string().nullable(), percent: z.number(), note: z.string(),
  reportedOn: day.nullable(), reportedAt: instant.nullable(), good: quantity.nullable(), scrap: quantity.nullable(), returnReason: z.string().nullable(),
  plannedBy: id, approvedBy: id.nullable(), late: z.boolean(), neededBy: day.nullable(), shares: z.array(runShare),
});
export type Run = z.output<typeof run>;
/** `progress`: what a report on it says, by the policies of its orders (01.13). */
export const runPage = run.extend({ progress: z.array(z.enum(runProgressFields)) });

/** A line of an order that waits for a plan, with what planning it now would mean. */
export const pendingRequest = z.object({
  id, orderId: id, orderNumber: z.string(), customerName: z.string(), scheduleId: id, productId: id, productCode: z.string(), productName: z.string(), spec: z.string(), unit: z.string(),
  quantity, planned: quantity, open: quantity, neededBy: day.nullable(), urgent: z.boolean(), customParameters: z.string().nullable(), operations: z.array(z.string()), requestedAt: instant,
  /** Where and when it could be made soonest; null when no work centre can within a year. */
  feasible: z.object({ workCentreId: id, startDay: day, finish: day, inTime: z.boolean() }).nullable(),
});
export type PendingRequest = z.output<typeof pendingRequest>;

/** Date and id of the last row seen. */
const cursor = z
  .string()
  .regex(/^(\d{4}-\d\d-\d\d|infinity)_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .refine((seen) => seen.startsWith("infinity") || day.safeParse(seen.slice(0, 10)).success, because("cursorUnknown"))
  .optional();
/** A day that somebody plans with: outside these centuries it is a slip of the keyboard. */
const planDay = day.refine((value) => value >= "2000" && value < "2200", because("dayToPlan"));

export const listRequests = query({
  name: "production.requests", summary: "What waits for a plan, the soonest needed first", path: "/production/requests", permission: "production.see",
  query: paging.extend({ cursor, productId: id.optional(), search: text(60).optional() }), answer: page(pendingRequest),
});

/** A work centre's days from `from` on: its runs, their load, what the day can take (0 when closed or down). */
export const board = z.object({
  days: z.array(z.object({ day, working: z.boolean() })),
  centres: z.array(workCentre.extend({
    days: z.array(z.object({ day, capacity: quantity, load: quantity, over: z.boolean(), runs: z.array(z.object({ runId: id, load: quantity })) })),
  })),
  runs: z.array(run),
});
export type Board = z.output<typeof board>;
export const readBoard = query({
  name: "production.board", summary: "Runs by work centre and day, with load and capacity", path: "/production/board", permission: "production.see",
  query: z.strictObject({ from: planDay.optional(), days: z.coerce.number().int().min(1).max(31).default(14) }), answer: board,
});
export const listRuns = query({
  name: "production.runs", summary: "Production runs, the soonest expected first", path: "/production/runs", permission: "production.see",
  query: paging.extend({ cursor, state: z.union([z.enum(runAxis.states), z.array(z.enum(runAxis.states))]).optional(), orderId: id.optional(), search: text(60).optional() }), answer: page(run),
});
const runId = z.object({ runId: id });
export const readRun = query({ name: "production.run", summary: "One run with its shares", path: "/production/runs/:runId", permission: "production.see", params: runId, answer: runPage });
/** Runs that should have moved by this day and of which nobody has said anything on it (01.13). */
export const listUnreported = query({
  name: "production.unreported", summary: "Runs without a report on a day", path: "/production/unreported", permission: "production.see",
  query: z.strictObject({ day: planDay.optional() }), answer: z.object({ day, rows: z.array(run) }),
});
export const listWorkCentres = query({
  name: "production.workCentres", summary: "Machines and lines", path: "/production/work-centres", permission: "production.see", answer: z.object({ rows: z.array(workCentre) }),
});
export const saveWorkCentre = command({
  name: "production.saveWorkCentre", summary: "Set up a machine or line, or change it", path: "/production/work-centres", permission: "production.plan",
  body: z.strictObject({ id: id.optional(), code: text(20).min(1), name: text(60).min(1), capacity: quantity, unit: text(20).min(1) }), answer: z.object({ workCentreId: id }),
});
/** The answer names the runs that now stand on days without capacity. */
export const recordDowntime = command({
  name: "production.recordDowntime", summary: "Put on record that a machine is down, first to last day", path: "/production/work-centres/:workCentreId/downtimes", permission: "production.plan",
  params: z.object({ workCentreId: id }), body: z.strictObject({ from: planDay, to: planDay, reason: text(200).min(1) }), answer: z.object({ downtimeId: id, runIds: z.array(id) }),
});

/** What every command on a run answers; `late` names the orders whose date the expected finish misses. */
const done = z.object({
  runId: id, number: z.string(), state: z.enum(runAxis.states), revision: z.number(), expectedFinish: day,
  late: z.array(z.object({ orderId: id, neededBy: day })),
});
export type RunDone = z.output<typeof done>;
const expectedRevision = z.number().int().min(0);
const plan = { workCentreId: id, startDay: planDay, shares: z.array(z.strictObject({ requestId: id, quantity })).min(1).max(200) };

export const planRun = command({
  name: "production.plan", summary: "Plan a run that serves lines of one product, of one or several orders", path: "/production/runs", permission: "production.plan",
  body: z.strictObject(plan), answer: done,
});
export const changePlan = command({
  name: "production.changePlan", summary: "Change a plan that is not approved", path: "/production/runs/:runId/plan", method: "PUT", permission: "production.plan",
  params: runId, body: z.strictObject({ ...plan, expectedRevision }), answer: done,
});
export const approveRun = command({
  name: "production.approve", summary: "Approve a plan", path: "/production/runs/:runId/approval", permission: "production.approve",
  params: runId, body: z.strictObject({ expectedRevision }), answer: done,
});
export const returnRun = command({
  name: "production.return", summary: "Return a plan to the planner with the reason", path: "/production/runs/:runId/return", permission: "production.approve",
  params: runId, body: z.strictObject({ expectedRevision, reason: text(500).min(1) }), answer: done,
});
export const startRun = command({
  name: "production.start", summary: "Start a run, or start it again after a failed inspection", path: "/production/runs/:runId/start", permission: "production.report",
  params: runId, body: z.strictObject({ expectedRevision }), answer: done,
});
/** Counts for all lines of the run. Which of the three progress fields it needs, the policy says; what is left out is as it was. */
export const reportRun = command({
  name: "production.report", summary: "Report a run's progress of today", path: "/production/runs/:runId/reports", permission: "production.report",
  params: runId,
  body: z.strictObject({ currentOperation: text(60).min(1).optional(), percent: z.number().int().min(0).max(100).optional(), expectedFinish: planDay.optional(), note: text(500).default(""), expectedRevision: expectedRevision.optional() }),
  answer: done,
});
export const reportUnchanged = command({
  name: "production.reportUnchanged", summary: "Report that nothing changed on a run since its last report", path: "/production/runs/:runId/unchanged-reports", permission: "production.report",
  params: runId, answer: done,
});
export const finishRun = command({
  name: "production.finish", summary: "Report what a run made: good pieces and scrap", path: "/production/runs/:runId/finish", permission: "production.report",
  params: runId, body: z.strictObject({ good: quantity, scrap: quantity.default("0"), expectedRevision }), answer: done,
});
/** Against the 产品出厂标准 (outgoing standard). */
export const inspectionChecks = z.strictObject({ quantity: z.boolean(), appearance: z.boolean(), packaging: z.boolean(), label: z.boolean() });
export const inspectRun = command({
  name: "production.inspect", summary: "Decide on a run's goods by the outgoing standard", path: "/production/runs/:runId/inspection", permission: "production.inspect",
  params: runId,
  body: z.strictObject({ outcome: z.enum(["passed", "failed"]), checks: inspectionChecks, good: quantity, rejected: quantity.default("0"), reason: text(500).optional(), expectedRevision }),
  answer: done,
});
export const stockInRun = command({
  name: "production.stockIn", summary: "Bring a run's good pieces into a warehouse", path: "/production/runs/:runId/stock-in", permission: "production.stockIn",
  params: runId, body: z.strictObject({ warehouseId: id, expectedRevision }), answer: done,
});
