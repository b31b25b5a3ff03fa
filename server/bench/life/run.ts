import { readFileSync } from "node:fs";
import pg from "pg";
import { type Company, makeCompany, staffOf } from "../../conformance/company.ts";
import { type Life, lifeOf } from "../../conformance/life.ts";
import * as stock from "../../modules/stock/index.ts";
import { systemActor } from "../../platform/actor.ts";
import { cpuSeconds } from "../cpu.ts";
import { type Answered, httpDoor } from "../http-door.ts";
import { type Latencies, latenciesOf } from "../latencies.ts";
import type { Rig } from "../rig.ts";
import { makeCustomers } from "../sd/traders.ts";

/** One endpoint in the lives of a window. */
export interface StepOfLife {
  name: string;
  /** Requests of it in each life. */
  perLife: number;
  /** SQL statements of one request, begin and commit included. */
  statements: number;
  latency: Latencies;
}

export interface LifeWindow {
  clients: number;
  seconds: number;
  lives: number;
  livesPerSecond: number;
  requestsPerLife: number;
  statementsPerLife: number;
  /** Transactions that the database committed, by its own count, those of jobs too. */
  commitsPerRequest: number;
  cpuSecondsPerLife: { server?: number; database?: number };
  steps: StepOfLife[];
  errors: string[];
}

const pack = readFileSync(new URL("../../../packs/sys-01.order-processing-and-tracking.yaml", import.meta.url), "utf8");
const beyondNeed = "1000000000";

const round = (value: number, decimals = 2) => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** Entered, reviewed by every department, confirmed on the phone, picked, checked, sent, signed on the phone, invoiced, paid. */
async function liveOnce(life: Life, mark: string): Promise<void> {
  const lines = ["1", "2", "3", "4", "5"].map((quantity) => ({ productId: life.company.roll, quantity }));
  const orderId = await life.review({ lines });
  await life.accept(orderId);
  await life.ship(orderId, `SF${mark}`);
  await life.sign(orderId);
  await life.invoice(orderId, mark);
  await life.pay(orderId, mark);
}

async function foundFor(rig: Rig, clients: number): Promise<Company[]> {
  const door = httpDoor(rig.gendan.address);
  const companies = await rig.inside(async (house) => {
    const company = await makeCompany(house, door, { name: "澄江纸品", pack });
    await house.pipeline.act(systemActor(company.companyId), (c) =>
      stock.receive(c, { source: { kind: "warehouse", id: company.warehouseId }, reason: "benchmark", lines: [{ productId: company.roll, warehouseId: company.warehouseId, quantity: beyondNeed }] }));
    // Each client sells to a customer of its own, so that lives wait for no lock of another.
    const customers = await makeCustomers(staffOf(company, door), clients);
    return customers.map(({ customerId, ...reached }) => ({ ...company, customer: { id: customerId, ...reached } }));
  });
  door.close();
  return companies;
}

interface Run {
  rig: Rig;
  companies: readonly Company[];
  /** Tells the invoices of one window from those of another. */
  mark: string;
  seconds: number;
}

async function liveFor({ rig, companies, mark, seconds }: Run) {
  const answers: Answered[] = [];
  const errors: string[] = [];
  let lives = 0;
  const door = httpDoor(rig.gendan.address, (answered) => void answers.push(answered));
  const begun = performance.now();
  const client = async (company: Company, index: number) => {
    const life = lifeOf({ company, door, clock: { now: () => new Date() } });
    for (let n = 1; performance.now() - begun < seconds * 1000; n += 1)
      await liveOnce(life, `${mark}-${index}-${n}`).then(() => void (lives += 1), (error: unknown) => void errors.push(error instanceof Error ? error.message : String(error)));
  };
  await Promise.all(companies.map(client));
  door.close();
  return { answers, errors, lives, seconds: (performance.now() - begun) / 1000 };
}

const stepsOf = (answers: readonly Answered[], lives: number): StepOfLife[] =>
  [...Map.groupBy(answers, ({ name }) => name)].map(([name, those]) => ({
    name, perLife: round(those.length / lives), statements: round(those.reduce((sum, { statements }) => sum + statements, 0) / those.length, 1), latency: latenciesOf(those.map(({ ms }) => ms)),
  })).toSorted((a, b) => b.perLife * b.latency.mean - a.perLife * a.latency.mean);

async function commitsIn({ connection }: Rig): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  // Sessions hand in their counts at most once a second.
  const { rows: [row] } = await client.query<{ commits: string }>("select pg_stat_force_next_flush(), xact_commit as commits from pg_stat_database where datname = current_database()").finally(() => client.end());
  return Number(row!.commits);
}

/** Lets so many clients live orders for so long, in each window; told window by window. */
export async function runLife(rig: Rig, { clients, seconds, told }: { clients: readonly number[]; seconds: number; told(window: LifeWindow): void }): Promise<LifeWindow[]> {
  const companies = await foundFor(rig, Math.max(...clients));
  // One life each of a few, so that code is compiled and statements are planned.
  await liveFor({ rig, companies: companies.slice(0, 4), mark: "warm", seconds: 1 });
  const windows: LifeWindow[] = [];
  for (const count of clients) {
    const spent = async () => ({ server: cpuSeconds(rig.gendan.pid), database: rig.databasePid === undefined ? undefined : cpuSeconds(rig.databasePid), commits: await commitsIn(rig) });
    const before = await spent();
    const { answers, errors, lives, seconds: took } = await liveFor({ rig, companies: companies.slice(0, count), mark: `w${count}`, seconds });
    const after = await spent();
    const perLife = (then?: number, now?: number) => (then === undefined || now === undefined ? undefined : round((now - then) / Math.max(1, lives), 3));
    const window: LifeWindow = {
      clients: count, seconds: round(took), lives, livesPerSecond: round(lives / took), requestsPerLife: round(answers.length / Math.max(1, lives)),
      statementsPerLife: round(answers.reduce((sum, { statements }) => sum + statements, 0) / Math.max(1, lives)), commitsPerRequest: round((after.commits - before.commits) / Math.max(1, answers.length)),
      cpuSecondsPerLife: { server: perLife(before.server, after.server), database: perLife(before.database, after.database) }, steps: stepsOf(answers, Math.max(1, lives)), errors,
    };
    windows.push(window);
    told(window);
  }
  return windows;
}
