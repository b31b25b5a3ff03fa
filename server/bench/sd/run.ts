import { randomBytes } from "node:crypto";
import { type Facts, factsOf } from "../../views/benchmark.ts";
import { analyze } from "../analyze.ts";
import { cpuSeconds } from "../cpu.ts";
import { startFloor } from "../floor/floor.ts";
import { floorUser } from "../floor/floor-user.ts";
import { httpDoor } from "../http-door.ts";
import type { Rig } from "../rig.ts";
import { gendanUser } from "./gendan-user.ts";
import { type Seat, seatsOf, type Window, workFor, type WindowWish } from "./load.ts";
import { linesPerOrder, makeTraders, type Shared, type Within } from "./traders.ts";

/** CPU milliseconds for each order of five lines; undefined where the machine does not tell. */
export interface Cost {
  server?: number;
  database?: number;
  generator: number;
}

/** A window with what it comes to. */
export interface Measured extends Window {
  who: "gendan" | "floor";
  itemsPerHour: number;
  cpuMsPerOrder: Cost;
}

export interface Proof {
  /** Order lines that the generator took through all steps, and invoiced lines that the database holds. */
  reported: number;
  stored: number;
  /** What is wrong; nothing when everything holds. */
  faults: string[];
}

export interface SdResult {
  users: number;
  shared?: Shared;
  storedOrders: number;
  /** The same in the floor. */
  storedInFloor?: number;
  windows: Measured[];
  gendan: Proof;
  floor?: Proof;
}

export interface SdWish {
  users: number;
  /** Masters that all share; each user has its own without it. */
  shared?: Shared;
  /** The company with many orders in which they work; one is founded without it. */
  within?: Within;
  /** Without the floor there is no ratio, and the machine is Gendan's alone. */
  withFloor: boolean;
  /** Steps of nobody's figures, so that plans and code are warm. */
  warmSeconds: number;
  /** Which windows are worked; asked again until it is done. */
  plan(bench: Bench): Promise<Measured[]>;
  told?(line: string): void;
}

/** What a plan of windows works with. */
export interface Bench {
  gendan(wish: WindowWish, users?: number): Promise<Measured>;
  floor?(wish: WindowWish, users?: number): Promise<Measured>;
}

/** An order's share of the steps: with pauses between them an hour's window holds few whole orders, so lines are counted by steps as the step list does. */
const itemsPerHour = ({ steps, perStep, seconds }: Window): number => Math.round((steps / perStep.length) * linesPerOrder * (3600 / Math.max(seconds, 0.001)));

const generatorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const measuring = (who: Measured["who"], seats: readonly Seat[], pids: { server: number; database?: number }) =>
  async (wish: WindowWish, users = seats.length): Promise<Measured> => {
    const spent = () => ({ server: cpuSeconds(pids.server), database: pids.database === undefined ? undefined : cpuSeconds(pids.database), generator: generatorSeconds() });
    const before = spent();
    const window = await workFor(seats.slice(0, users), wish);
    const after = spent();
    const orders = Math.max(1, window.steps) / window.perStep.length;
    const perOrder = (then?: number, now?: number) => (then === undefined || now === undefined ? undefined : Math.round(((now - then) * 10_000) / orders) / 10);
    return {
      who, ...window, itemsPerHour: itemsPerHour(window),
      cpuMsPerOrder: { server: perOrder(before.server, after.server), database: perOrder(before.database, after.database), generator: perOrder(before.generator, after.generator)! },
    };
  };

const completed = (seats: readonly Seat[]) => seats.reduce((sum, seat) => sum + seat.completed, 0) * linesPerOrder;

interface Counted {
  before: Facts;
  after: Facts;
  seats: readonly Seat[];
}

/** What the generator reported against what was stored since before the run, for the company may have had orders; two decimals are all that any of it has. */
function proofOf({ before, after, seats }: Counted, others: string[]): Proof {
  const grown = (what: keyof Facts) => Math.round((Number(after[what]) - Number(before[what])) * 100) / 100;
  const same = (means: string, one: number, other: number) => (one === other ? [] : [`${means}: ${one} and ${other}`]);
  const stored = grown("invoicedLines");
  return {
    reported: completed(seats), stored,
    faults: [
      ...same("lines reported and stored", completed(seats), stored), ...same("shipped by deliveries and gone from stock", grown("shipped"), grown("gone")),
      ...same("held by deliveries and reserved in stock", grown("held"), grown("reserved")), ...same("owed by orders and exposure of accounts", grown("owed"), grown("exposure")), ...others,
    ],
  };
}

/** Founds the trading company, works the planned windows, and proves afterwards that what was reported lies in the database and holds. */
export async function runSd(rig: Rig, { users, shared, within, withFloor, warmSeconds, plan, told = () => undefined }: SdWish): Promise<SdResult> {
  const door = httpDoor(rig.gendan.address);
  told(`making ${users} users with customers and products of their own`);
  const traders = await rig.inside((house) => makeTraders(house, door, { count: users, shared, within }));
  const before = await rig.look(traders.companyId, factsOf);
  if (withFloor) told("filling the floor with what the house has stored");
  const floor = withFloor ? await startFloor(rig.connection, traders, rig.folder) : undefined;
  const floorDoor = floor && httpDoor(floor.child.address);
  try {
    const at = { run: randomBytes(4).toString("hex") };
    const seats = seatsOf(traders.traders.map((trader, index) => gendanUser(door, { trader, index, ...at })));
    const floorSeats = floorDoor ? seatsOf(traders.traders.map((trader, index) => floorUser(floorDoor, { trader, index, ...at }))) : [];
    const bench: Bench = {
      gendan: measuring("gendan", seats, { server: rig.gendan.pid, database: rig.databasePid }),
      ...(floor && { floor: measuring("floor", floorSeats, { server: floor.child.pid, database: rig.databasePid }) }),
    };
    const warm = async () => {
      for (const one of [bench.gendan, bench.floor]) {
        const { errors = [] } = (await one?.({ seconds: warmSeconds }, Math.min(users, 16))) ?? {};
        if (errors.length) told(`${errors.length} steps failed while warming up, the first: ${errors[0]}`);
      }
    };
    if (warmSeconds) {
      await warm();
      for (const database of [rig.connection, ...(floor ? [floor.connection] : [])]) await analyze(database);
      await warm();
    }
    const windows = await plan(bench);
    return {
      users, shared, storedOrders: before.orders, windows,
      gendan: proofOf({ before, after: await rig.look(traders.companyId, factsOf), seats }, await rig.verify()),
      ...(floor && { storedInFloor: floor.before.orders, floor: proofOf({ before: floor.before, after: await floor.facts(), seats: floorSeats }, await floor.verify()) }),
    };
  } finally {
    door.close();
    floorDoor?.close();
    await floor?.close();
  }
}
