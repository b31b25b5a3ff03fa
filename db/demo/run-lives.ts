import type { Act, Acting, Played } from "./acts/acting.ts";
import { confirm } from "./acts/confirming.ts";
import * as delivering from "./acts/delivering.ts";
import * as making from "./acts/making.ts";
import * as reviewing from "./acts/reviewing.ts";
import * as selling from "./acts/selling.ts";
import * as settling from "./acts/settling.ts";
import type { CustomerFile } from "./customer-files.ts";
import type { Life, Twist } from "./lives.ts";
import type { Play } from "./play.ts";
import { type Chance, chanceFrom } from "./random.ts";
import type { Registers } from "./registers.ts";
import type { Moment, MomentName } from "./routes.ts";
import { slots } from "./several.ts";
import type { WorkGrid } from "./work-grid.ts";

const acts: Record<MomentName, Act> = {
  enter: selling.enter, callBack: selling.callBack, confirmInformation: selling.stateInformation, submit: selling.submit, preliminary: reviewing.preliminary, specialNeeds: reviewing.specialNeeds, finance: reviewing.finance, stock: reviewing.stock, engineering: reviewing.engineering,
  release: reviewing.release, confirm, plan: making.plan, approve: making.approve, start: making.start, report: making.report, finish: making.finish, inspect: making.inspect,
  stockIn: making.stockIn, reportPicking: delivering.reportPicking, pick: delivering.pick, pack: delivering.pack, check: delivering.check, ship: delivering.ship, arrive: delivering.arrive, contact: delivering.contact,
  sign: delivering.sign, rate: delivering.rate, invoice: settling.invoice, pay: settling.pay,
  askEstimate: reviewing.askForEstimate,
};

/** Something of the whole company at a working minute, such as the sweep of its duties. `played`: the lives of a twist, as far as they have come. */
export interface Interlude {
  at: number;
  act: (played: (twist: Twist) => Played[]) => Promise<void>;
}

export interface Script {
  play: Play;
  grid: WorkGrid;
  registers: Registers;
  customers: ReadonlyMap<string, CustomerFile>;
  lives: readonly Life[];
  interludes: readonly Interlude[];
  post: Acting["post"];
  seed: number;
  progress(line: string): void;
}

interface Living {
  life: Life;
  /** What is still to come, by time. */
  rest: Moment[];
  chance: Chance;
  played: Played;
}

/** Acts within so many minutes are carried out side by side; each still has its own time. */
const span = 60;

/** Acts of these kinds follow each other by their times, whatever happens beside them: orders take their numbers and the board fills in that order. */
const inTurn: readonly MomentName[] = ["enter", "plan"];

interface Turn {
  /** Settles when the act before it is done. */
  before: Promise<void>;
  done(): void;
}

function turnsUntil(end: number, due: readonly Living[]): Map<Moment, Turn> {
  const turns = new Map<Moment, Turn>();
  for (const kind of inTurn) {
    const waiting = due.flatMap(({ rest }) => rest.filter(({ name, at }) => name === kind && at < end)).sort((a, b) => a.at - b.at);
    let before = Promise.resolve();
    for (const moment of waiting) {
      const { promise, resolve } = Promise.withResolvers<void>();
      turns.set(moment, { before, done: resolve });
      before = promise;
    }
  }
  return turns;
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
 * Plays all lives up to the present. Time goes on in spans; within one the acts of different lives run side by side, those of one life one
 * after the other. Entries and plans keep their order, so that the same seed gives the same numbers and dates.
 */
export async function runLives({ play, grid, registers, customers, lives, interludes, post, seed, progress }: Script): Promise<void> {
  const slot = slots();
  const living = lives.map((life, i): Living => ({
    life, rest: life.moments.map((moment) => ({ ...moment })), chance: chanceFrom(seed + i + 1), played: { orderId: "", number: "", revision: 0, total: "0", runs: [], deliveries: [] },
  }));
  const actingOf = (one: Living, minute: number): Acting => ({
    play, grid, registers, customers, minute, post, chance: one.chance, life: one.life, wish: one.life.wish, played: one.played, customer: customers.get(one.life.wish.customer.code)!,
    salesperson: one.life.wish.customer.salesperson, notBefore: (name, at) => delay(one, name, at), insert: (name, minutes) => insert(one, name, minutes),
  });
  async function playUntil(one: Living, end: number, turns: ReadonlyMap<Moment, Turn>): Promise<void> {
    while (one.rest[0] && one.rest[0].at < end) {
      const moment = one.rest.shift()!;
      const turn = turns.get(moment);
      await turn?.before;
      await slot(() => play.at(grid.instant(moment.at), () => acts[moment.name](actingOf(one, moment.at))));
      turn?.done();
    }
  }
  let told = 0;
  const tellTenth = (day: string) => {
    const entered = living.filter(({ played }) => played.orderId).length;
    if (entered < told + lives.length / 10) return;
    told = entered;
    progress(`${day}: ${entered} of ${lives.length} orders`);
  };
  const pending = [...interludes].sort((a, b) => a.at - b.at);
  for (let begin = 0; begin <= grid.now; ) {
    const end = Math.min(begin + span, grid.now + 1, ...(pending[0] ? [Math.max(begin + 1, pending[0].at)] : []));
    const due = living.filter(({ rest }) => rest[0] && rest[0].at < end);
    const turns = turnsUntil(end, due);
    await Promise.all(due.map((one) => playUntil(one, end, turns)));
    tellTenth(grid.dayOf(begin));
    begin = end;
    while (pending[0] && pending[0].at <= begin) {
      const { at, act } = pending.shift()!;
      await play.at(grid.instant(at), () => act((twist) => living.filter(({ life }) => life.twist === twist).map(({ played }) => played)));
    }
  }
}
