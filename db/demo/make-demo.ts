import type { House } from "../../server/house.ts";
import { setCredit } from "../../contract/customer-commands.ts";
import { markRead } from "../../contract/notices.ts";
import { readAccount } from "../../contract/settlement.ts";
import { leaveTrip, planTrip } from "../../contract/trips.ts";
import type { ActClock } from "../../server/platform/clock-store.ts";
import type { Played } from "./acts/acting.ts";
import { assess } from "./acts/assessing.ts";
import { riseDay } from "./acts/selling.ts";
import { wish, wishes } from "./acts/wishing.ts";
import { type CustomerFile, setUpCustomers } from "./customer-files.ts";
import { customers } from "./customers.ts";
import { found, postmanOf, runJobs, shownDays } from "./founding.ts";
import { type Life, planLives, takenFromStock } from "./lives.ts";
import { everybody } from "./people.ts";
import { type Play, openPlay } from "./play.ts";
import { assessFrom, workByPolicy } from "./policies.ts";
import { products } from "./products.ts";
import { purchaseScenes } from "./purchases.ts";
import { chanceFrom } from "./random.ts";
import { layInStock, type Registers, setUpRegisters } from "./registers.ts";
import { type Interlude, runLives } from "./run-lives.ts";
import { several } from "./several.ts";
import { minutesADay, type WorkGrid } from "./work-grid.ts";

/** 400 orders in all: 45 of them are still open. */
export const usualSize = { seed: 20_260_114, completed: 355 };

export interface MadeDemo {
  companyId: string;
  /** The instant at which the demo stands. */
  stands: Date;
  lives: readonly Life[];
  commands: number;
}

interface Company {
  play: Play;
  grid: WorkGrid;
  registers: Registers;
  files: Map<string, CustomerFile>;
}

/** Finance sets the limit of one customer so that 96 % of it are used; limits are round sums. */
async function tightenCredit({ play, files }: Company): Promise<void> {
  const { code } = customers.find(({ special }) => special === "nearLimit")!;
  const { id, revision } = files.get(code)!;
  const { credit } = await play.ask("gao.zhenhua", readAccount, { customerId: id });
  const exposure = Number(credit[0]?.exposure ?? 0);
  await play.ask("xu.lihua", setCredit, { id, creditLimit: `${Math.round(exposure / 96)}00`, expectedRevision: revision });
}

/** One truck takes what four customers wait for; it should have come yesterday. Nobody has said yet that it is late. */
async function loadTruck({ play, grid }: Company, orders: readonly Played[]): Promise<void> {
  const deliveryIds = orders.flatMap(({ deliveries }) => deliveries.map(({ id }) => id));
  const { tripId } = await play.ask("jiang.dawei", planTrip, { day: grid.dayOf(grid.now - truckLeft), plate: "苏B·演0217", driver: "演示司机 老周", driverPhone: "13900000990", deliveryIds });
  await play.ask("jiang.dawei", leaveTrip, { tripId, expectedArrival: grid.dateAfter(-1) });
}

/** Working minutes since the late truck left, on Friday afternoon. */
const truckLeft = 800;

/** What people were told on the days before they have read by the time they begin on this one. */
const readNotices = ({ play }: Company): Promise<unknown> => several(everybody, (who) => play.ask(who, markRead, {}));

/** What the system does by itself, as often as it matters here: what fell due, and this morning's work. */
function interludesOf(company: Company, { house, post }: { house: House; post: () => Promise<void> }): Interlude[] {
  const { grid } = company;
  const every = (minutes: number, act: () => Promise<void>): Interlude[] => Array.from({ length: Math.floor(grid.now / minutes) }, (_, i) => ({ at: i * minutes, act }));
  const sweep = () => runJobs(house, ["duties.sweep"]);
  return [
    ...every(minutesADay / 2, sweep),
    // What people had to report and were told on other mornings nobody asks for any more.
    { at: grid.daysAgo(0), act: () => runJobs(house, ["purchasing.overdue", "duties.daily", "duties.digest", "notices.mail"]) },
    { at: grid.daysAgo(0) + 5, act: async () => void (await readNotices(company)) },
    {
      at: grid.now - truckLeft, act: async (played) => {
        await loadTruck(company, played("lateTruck"));
        await post();
      },
    },
    // Two weeks ago the company began to look at late work; orders that were submitted before stay as they were.
    { at: grid.daysAgo(11), act: () => assessFrom(company.play, grid.dayOf(grid.daysAgo(10))) },
    { at: grid.daysAgo(0) + 60, act: () => assess(company.play) },
    ...wishes.map(({ ago, ...said }) => ({ at: grid.now - ago, act: () => wish(company.play, company.files, { ...said, receivedAt: grid.instant(grid.now - ago).toISOString() }) })),
    ...purchaseScenes(company),
    { at: grid.now - 10, act: () => tightenCredit(company) },
    { at: grid.now, act: sweep },
  ];
}

export interface DemoOptions {
  seed: number;
  completed: number;
  realNow: Date;
  /** Told from time to time how far it is, for whoever waits. */
  progress?(line: string): void;
}

/**
 * Makes the demo company in an empty database through the real commands, each at its own time. The same seed in the same week makes the
 * same company. `house` must run on `clock`.
 */
export async function makeDemo(house: House, clock: ActClock, { seed, completed, realNow, progress = () => undefined }: DemoOptions): Promise<MadeDemo> {
  const { companyId, grid, opening } = await found(house, clock, realNow);
  const lives = planLives(chanceFrom(seed), { grid, opening, completed });
  const play = openPlay(house, clock, companyId);
  const from = grid.days[0]!;
  const registers = await play.at(grid.instant(30), () => setUpRegisters(play, { from, rise: riseDay(grid) }));
  const files = await play.at(grid.instant(300), () => setUpCustomers(play, registers));
  await play.at(grid.instant(400), () => workByPolicy(play, from));
  await play.at(grid.instant(450), () => layInStock(play, registers, takenFromStock(lives)));
  progress(`${everybody.length} people, ${products.length} products, ${files.size} customers are there; now the orders of ${grid.dateAfter(-shownDays)} to ${grid.dateAfter(0)}`);
  const company = { play, grid, registers, files };
  const post = postmanOf(house, { clock, companyId });
  await runLives({ play, grid, registers, customers: files, lives, seed, progress, interludes: interludesOf(company, { house, post }), post });
  return { companyId, stands: grid.instant(grid.now), lives, commands: play.done };
}
