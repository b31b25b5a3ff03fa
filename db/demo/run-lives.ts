import type { Act, Acting, Played } from "./acts/acting.ts";
import { confirm } from "./acts/confirming.ts";
import * as delivering from "./acts/delivering.ts";
import * as making from "./acts/making.ts";
import * as reviewing from "./acts/reviewing.ts";
import * as selling from "./acts/selling.ts";
import * as settling from "./acts/settling.ts";
import type { CustomerFile } from "./customer-files.ts";
import type { Life } from "./lives.ts";
import type { Play } from "./play.ts";
import { type Chance, chanceFrom } from "./random.ts";
import type { Registers } from "./registers.ts";
import type { Moment, MomentName } from "./routes.ts";
import { several } from "./several.ts";
import type { WorkGrid } from "./work-grid.ts";

const acts: Record<MomentName, Act> = {
  enter: selling.enter, callBack: selling.callBack, confirmInformation: selling.stateInformation, submit: selling.submit, preliminary: reviewing.preliminary, specialNeeds: reviewing.specialNeeds, finance: reviewing.finance, stock: reviewing.stock, engineering: reviewing.engineering,
  release: reviewing.release, confirm, plan: making.plan, approve: making.approve, start: making.start, report: making.report, finish: making.finish, inspect: making.inspect,
  stockIn: making.stockIn, reportPicking: delivering.reportPicking, pick: delivering.pick, pack: delivering.pack, check: delivering.check, ship: delivering.ship, arrive: delivering.arrive, contact: delivering.contact,
  sign: delivering.sign, rate: delivering.rate, invoice: settling.invoice, pay: settling.pay,
  askEstimate: reviewing.askForEstimate, slip: making.slip,
};

/** Something of the whole company at a working minute, such as the sweep of its duties. */
export interface Interlude {
  at: number;
  act: () => Promise<void>;
}

export interface Script {
  play: Play;
  grid: WorkGrid;
  registers: Registers;
  customers: ReadonlyMap<string, CustomerFile>;
  lives: readonly Life[];
  interludes: readonly Interlude[];
  seed: number;
}

interface Living {
  life: Life;
  /** What is still to come, by time. */
  rest: Moment[];
  chance: Chance;
  played: Played;
}

/** Acts within so many minutes may be carried out side by side; each still has its own time. */
const span = 12;

/** One act after the other, whoever asks first: what only one person can do at a time. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function delay({ rest }: Living, name: MomentName, minute: number): void {
  const from = rest.findIndex((moment) => moment.name === name);
  const late = from < 0 ? 0 : minute - rest[from]!.at;
  if (late > 0) for (const moment of rest.slice(from)) moment.at += late;
}

function insert({ rest }: Living, name: MomentName, minutes: readonly number[]): void {
  rest.push(...minutes.map((at) => ({ name, at })));
  rest.sort((a, b) => a.at - b.at);
}

/**
 * Plays all lives up to the present. Time goes on in short spans; within one the acts of different lives run side by side, those of one
 * life one after the other, and orders are entered one by one, so that the same seed gives the same numbers.
 */
export async function runLives({ play, grid, registers, customers, lives, interludes, seed }: Script): Promise<void> {
  const alone = queue();
  const living = lives.map((life, i): Living => ({
    life, rest: life.moments.map((moment) => ({ ...moment })), chance: chanceFrom(seed + i + 1), played: { orderId: "", number: "", revision: 0, total: "0", runs: [], deliveries: [] },
  }));
  const actingOf = (one: Living, minute: number): Acting => ({
    play, grid, registers, customers, alone, minute, chance: one.chance, life: one.life, wish: one.life.wish, played: one.played, customer: customers.get(one.life.wish.customer.code)!,
    salesperson: one.life.wish.customer.salesperson, notBefore: (name, at) => delay(one, name, at), insert: (name, minutes) => insert(one, name, minutes),
  });
  async function playUntil(one: Living, end: number): Promise<void> {
    while (one.rest[0] && one.rest[0].at < end) {
      const { name, at } = one.rest.shift()!;
      await play.at(grid.instant(at), () => acts[name](actingOf(one, at)));
    }
  }
  const pending = [...interludes].sort((a, b) => a.at - b.at);
  for (let begin = 0; begin <= grid.now; ) {
    const end = Math.min(begin + span, grid.now + 1, ...(pending[0] ? [Math.max(begin + 1, pending[0].at)] : []));
    const due = living.filter(({ rest }) => rest[0] && rest[0].at < end);
    const entering = due.filter(({ rest }) => rest[0]!.name === "enter").sort((a, b) => a.rest[0]!.at - b.rest[0]!.at);
    for (const one of entering) await playUntil(one, one.rest[0]!.at + 1);
    await several(due, (one) => playUntil(one, end));
    begin = end;
    while (pending[0] && pending[0].at <= begin) {
      const { at, act } = pending.shift()!;
      await play.at(grid.instant(at), act);
    }
  }
}
