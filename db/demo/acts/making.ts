import { approveRun, finishRun, inspectRun, listRequests, planRun, reportRun, startRun, stockInRun } from "../../../contract/production.ts";
import { minutesADay } from "../work-grid.ts";
import type { Act, Acting, PlayedRun } from "./acting.ts";

const onEachRun = async ({ played }: Acting, work: (run: PlayedRun) => Promise<{ revision: number }>): Promise<void> => {
  for (const run of played.runs) run.revision = (await work(run)).revision;
};

/** Each line of the order gets a run where and when the board says that it fits soonest; a run takes room, so the board is asked anew for each. */
export const plan: Act = async (acting) => {
  const { play, played, grid } = acting;
  const waiting = async () => (await play.ask("liang.siyuan", listRequests, { search: played.number })).rows;
  for (let rows = await waiting(); rows[0]; rows = rows.length > 1 ? await waiting() : []) {
    const { id, open, feasible, quantity, operations } = rows[0];
    if (!feasible) throw new Error(`${played.number} cannot be made`);
    const { runId, revision } = await planOn(acting, feasible, { requestId: id, quantity: open });
    played.runs.push({ runId, revision, quantity, operations, endDay: feasible.finish, percent: 0 });
    acting.notBefore("start", minuteOf(grid, feasible.startDay));
    acting.notBefore("finish", minuteOf(grid, feasible.finish) + 300);
  }
};

/** Where it fits soonest; of the orders that are still made, those that will meet the breakdown stand on the first machine and the others on the second, where that has room. */
async function planOn({ play, life, registers }: Acting, { workCentreId, startDay }: { workCentreId: string; startDay: string }, share: { requestId: string; quantity: string }) {
  const wanted = life.twist === "machineDown" ? registers.workCentres[0]! : life.ending === "completed" ? undefined : registers.workCentres[1]!;
  const there = wanted && (await play.attempt("liang.siyuan", planRun, { workCentreId: wanted, startDay, shares: [share] }, ["dayOverloaded"]));
  return there || play.ask("liang.siyuan", planRun, { workCentreId, startDay, shares: [share] });
}

/** The first working minute of a day; days after the Tuesday never come in the demo. */
const minuteOf = (grid: Acting["grid"], day: string): number => {
  const at = grid.days.indexOf(day);
  return at < 0 ? grid.now + minutesADay : at * minutesADay;
};

export const approve: Act = (acting) => onEachRun(acting, ({ runId, revision }) => acting.play.ask("deng.weidong", approveRun, { runId, expectedRevision: revision }));

/** From the start on somebody reports every afternoon, on most days before 16:00. */
export const start: Act = async (acting) => {
  const { minute, life } = acting;
  await onEachRun(acting, ({ runId, revision }) => acting.play.ask("deng.weidong", startRun, { runId, expectedRevision: revision }));
  const end = life.moments.find(({ name, at }) => name === "finish" && at > minute)?.at ?? acting.grid.now - 1;
  const firstDay = Math.floor(minute / minutesADay);
  const days = Math.floor(end / minutesADay) - firstDay + 1;
  const afternoons = Array.from({ length: days }, (_, i) => Math.max(minute + 1, (firstDay + i) * minutesADay + acting.chance.between(360, 385)));
  acting.insert("report", afternoons.filter((at) => at < end));
};

export const report: Act = async (acting) => {
  const { play, grid, minute } = acting;
  await onEachRun(acting, (run) => {
    const { runId, operations, endDay } = run;
    const percent = (run.percent = Math.min(95, run.percent + acting.chance.between(25, 45)));
    const today = grid.dayOf(minute);
    const currentOperation = operations[Math.min(operations.length - 1, Math.floor((percent / 100) * operations.length))] ?? "分切";
    return play.ask("deng.weidong", reportRun, { runId, currentOperation, percent, expectedFinish: endDay < today ? today : endDay });
  });
};

/** Some runs have a little waste, which is made beyond what was ordered. */
export const finish: Act = (acting) =>
  onEachRun(acting, ({ runId, revision, quantity }) =>
    acting.play.ask("deng.weidong", finishRun, { runId, good: quantity, scrap: acting.chance.next() < 0.12 ? "1" : "0", expectedRevision: revision }));

export const inspect: Act = (acting) =>
  onEachRun(acting, ({ runId, revision, quantity }) =>
    acting.play.ask("song.jia", inspectRun, { runId, outcome: "passed", good: quantity, checks: { quantity: true, appearance: true, packaging: true, label: true }, expectedRevision: revision }));

export const stockIn: Act = (acting) =>
  onEachRun(acting, ({ runId, revision }) => acting.play.ask("he.guodong", stockInRun, { runId, warehouseId: acting.registers.warehouses.finished, expectedRevision: revision }));
