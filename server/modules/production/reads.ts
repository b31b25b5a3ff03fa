import Big from "big.js";
import * as contract from "../../../contract/production.ts";
import { type Handler, read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { dayAfter, earliestFeasible } from "./capacity.ts";
import { isOver, type KnownCentre, machinesFrom } from "./machines.ts";
import * as queries from "./queries.ts";
import { orderIdsOf, type ProductionDeps } from "./run-work.ts";

/** Where and when a load could be made soonest, of all work centres. */
function soonest(centres: readonly KnownCentre[], load: string, when: { from: string; neededBy: string | null }): contract.PendingRequest["feasible"] {
  const found = centres.flatMap((centre) => {
    const feasible = earliestFeasible(centre.machine, load, when);
    return feasible ? [{ workCentreId: centre.id, ...feasible }] : [];
  });
  return found.reduce<(typeof found)[number] | null>((best, next) => (!best || next.finish < best.finish ? next : best), null);
}

function withFeasible({ loadFactor, ...row }: queries.Pending, centres: readonly KnownCentre[], from: string): contract.PendingRequest {
  return { ...row, feasible: soonest(centres, new Big(row.open).times(loadFactor).toFixed(), { from, neededBy: row.neededBy }) };
}

/** A page of rows, and the cursor `date_id` of its last one. */
function paged<Row extends { id: string }>(rows: readonly Row[], limit: number, dayOf: (row: Row) => string): { rows: Row[]; next: string | null } {
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit), next: rows.length > limit && last ? `${dayOf(last)}_${last.id}` : null };
}

function afterOf(cursor: string | undefined): queries.After | undefined {
  const [day, id] = cursor?.split("_") ?? [];
  return day && id ? { day, id } : undefined;
}

const listRequests = ({ workDays }: ProductionDeps) =>
  read(contract.listRequests, async ({ cursor, ...filter }, { tx, now }) => {
    const days = await workDays(tx);
    const from = days.dayOf(now);
    const centres = await machinesFrom(tx, from, { days });
    const found = await queries.pending(tx, { ...filter, after: afterOf(cursor) });
    const { rows, next } = paged(found, filter.limit, ({ neededBy }) => neededBy ?? "infinity");
    return { rows: rows.map((row) => withFeasible(row, centres, from)), next };
  });

const listRuns = read(contract.listRuns, async ({ cursor, state, ...filter }, { tx }) => {
  const states = state === undefined ? [] : [state].flat();
  return paged(await queries.runs(tx, { ...filter, states, after: afterOf(cursor) }), filter.limit, ({ expectedFinish }) => expectedFinish);
});

const readRun = ({ rulesOf }: ProductionDeps) =>
  read(contract.readRun, async ({ runId }, context) => {
    const run = await queries.runById(context.tx, runId);
    return run ? { ...run, progress: [...(await rulesOf(context, orderIdsOf(run.shares))).progress] } : refuse("notFound");
  });

/** On a day that is not worked nobody has to report. */
const listUnreported = ({ workDays }: ProductionDeps) =>
  read(contract.listUnreported, async (asked, { tx, now }) => {
    const days = await workDays(tx);
    const day = asked.day ?? days.dayOf(now);
    return { day, rows: days.isWorking(day) ? await queries.unreported(tx, day) : [] };
  });

const listWorkCentres = ({ workDays }: ProductionDeps) =>
  read(contract.listWorkCentres, async (_nothing, { tx, now }) => {
    const days = await workDays(tx);
    return { rows: (await machinesFrom(tx, days.dayOf(now), { days })).map(withoutMachine) };
  });

const withoutMachine = ({ machine: _machine, ...centre }: KnownCentre) => centre;

/** A machine's days; what is left of runs whose planned days are past stands on `today` without a load, for nobody planned one. */
function onBoard(centre: KnownCentre, days: readonly string[], { loads, late, today }: { loads: readonly queries.RunDay[]; late: readonly contract.Run[]; today: string }): contract.Board["centres"][number] {
  const { id, machine } = centre;
  const cell = (day: string) => ({
    day, capacity: machine.isOpen(day) ? machine.capacity : "0", load: new Big(machine.loadOn(day)).toFixed(), over: isOver(machine, day),
    runs: [
      ...(day === today ? late.filter(({ workCentreId }) => workCentreId === id).map((run) => ({ runId: run.id, load: "0" })) : []),
      ...loads.filter((load) => load.workCentreId === id && load.day === day).map(({ runId, load }) => ({ runId, load })),
    ],
  });
  return { ...withoutMachine(centre), days: days.map(cell) };
}

const readBoard = ({ workDays }: ProductionDeps) =>
  read(contract.readBoard, async (asked, { tx, now }) => {
    const known = await workDays(tx);
    const today = known.dayOf(now);
    const from = asked.from ?? today;
    const days = Array.from({ length: asked.days }, (_, i) => dayAfter(from, i));
    const to = days.at(-1)!;
    const centres = await machinesFrom(tx, from, { days: known });
    const loads = await queries.daysOfRuns(tx, from, to);
    const late = days.includes(today) ? await queries.overrun(tx, today) : [];
    const between = await queries.runsBetween(tx, from, to);
    return {
      days: days.map((day) => ({ day, working: known.isWorking(day) })),
      centres: centres.map((centre) => onBoard(centre, days, { loads, late, today })),
      runs: [...between, ...late.filter(({ id }) => !between.some((run) => run.id === id))],
    };
  });

export const readsOf = (deps: ProductionDeps): Handler[] => [
  listRequests(deps), listRuns, readRun(deps), listUnreported(deps), listWorkCentres(deps), readBoard(deps),
];
