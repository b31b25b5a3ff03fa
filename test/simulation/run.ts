import { clockOf } from "../../server/modules/calendar/index.ts";
import type { Outside } from "../../server/house.ts";
import type { Clock } from "../../server/platform/clock.ts";
import type { Job } from "../../server/platform/jobs.ts";
import { faultsOf } from "../random/agreement.ts";
import { acts, enter, goOn, readOrder } from "../random/turns.ts";
import { pick, type World, worldOf } from "../random/world.ts";
import { newHouse } from "../support/house.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { outsideOf, type Taken } from "./outside.ts";
import { armBy, type Fault, type Scissors, scissorsOf } from "./scissors.ts";
import { type Ends, endsOf, witnessOf } from "./witness.ts";

export interface Wish {
  seed: number;
  /** How long the company is watched. */
  days: number;
  /** What a test spoils, so that it sees that the run would tell. */
  spoil?: { outside?: Partial<Outside>; clock?: Clock; fault?: Fault };
}

export interface Run extends Ends {
  /** Each entry of the journal in the order of its time, for looking where two runs part. */
  entries: string[];
  /** All statements, for the same. */
  sent: string[];
  /** What does not hold at the end. */
  faults: string[];
  counts: Record<"orders" | "commands" | "repeated" | "unanswered" | "restarts" | "cuts" | "letters", number>;
}

/** A Thursday; Mid-Autumn and National Day with the days on which they are made up for lie in the weeks that follow. */
const thursday = new Date("2026-09-24T00:30:00Z");
const minute = 60_000;

/** A clock that stands until somebody moves it. */
function standingClock(): Clock & { goTo(instant: Date): void } {
  let instant = thursday;
  return { now: () => instant, offset: 0, moveTo: () => undefined, goTo: (next) => void (instant = next) };
}

interface Stage {
  world: World;
  clock: ReturnType<typeof standingClock>;
  scissors: Scissors;
  chance: Chance;
  counts: Run["counts"];
  /** Does what nobody asked for over HTTP. */
  own: <T>(work: () => Promise<T>) => Promise<T>;
}

/** One turn of somebody in the company: a new order now and then, mostly the next step of one, else anything. */
async function turn({ world, chance, counts }: Stage): Promise<void> {
  const n = chance.below(100);
  const orderId = pick(world.orderIds.slice(-4), chance.below(4));
  if (!orderId || chance.oneIn(6)) {
    await enter(world, n);
    counts.orders = world.orderIds.length;
  } else if (chance.oneIn(3)) {
    await pick(Object.values(acts), chance.below(1000))!({ world, order: await readOrder(world, orderId), n });
  } else {
    for (let times = 1 + chance.below(3); times > 0; times -= 1) await goOn(world, orderId, n + times);
  }
}

/** A job, cut now and then; one that the fault did not let come to its end goes on with its next run. */
async function runJob(stage: Stage, { name }: Job): Promise<void> {
  const job = stage.world.house.house.jobs.find((one) => one.name === name)!;
  if (stage.chance.oneIn(5)) armBy(stage.scissors, stage.chance);
  await stage.own(() => job.work(new AbortController().signal).catch((error: unknown) => {
    if (!stage.scissors.disarm()) throw error;
    stage.counts.cuts += 1;
  }));
  if (stage.scissors.disarm()) stage.counts.cuts += 1;
}

/** How many minutes pass on average between two runs of a job; the others run every other day. */
const pauses: Record<string, number> = { "notices.mail": 480, "duties.sweep": 480, "journal.seal": 1440 };

/** Plays the days: whoever is next by the clock has his turn. */
async function play(stage: Stage, days: number): Promise<void> {
  const { world, clock, chance } = stage;
  const working = await world.house.database.inCompany(world.mill.companyId, clockOf);
  const nextTurn = (at: Date): Date => {
    const next = working.addWorkingTime(at, 1 + chance.below(240));
    if ("code" in next) throw new Error(`the calendar does not know ${next.year}`);
    return next;
  };
  const after = (at: Date, mean: number): Date => new Date(at.getTime() + (1 + chance.below(2 * mean)) * minute);
  const jobs = world.house.house.jobs.map((job) => ({ at: after(clock.now(), pauses[job.name] ?? 2880), next: (at: Date) => after(at, pauses[job.name] ?? 2880), work: () => runJob(stage, job) }));
  const agenda = [{ at: nextTurn(clock.now()), next: nextTurn, work: () => turn(stage) }, ...jobs];
  const end = clock.now().getTime() + days * 24 * 60 * minute;
  for (;;) {
    const due = agenda.reduce((first, one) => (one.at < first.at ? one : first));
    if (due.at.getTime() >= end) return;
    clock.goTo(due.at);
    await due.work();
    due.at = due.next(due.at);
  }
}

/** A letter that counts as sent was taken by the mail server. */
async function lettersLost({ house }: World, taken: Taken): Promise<string[]> {
  const sent = await house.asOwner("select message_id from notices.mails where state = 'sent'");
  return sent.map((row) => String(row["message_id"])).filter((id) => !taken.has(id)).map((id) => `letter ${id} was never taken`);
}

/** Founds a company and lets it work, everything by a seed; tells how all stands at the end. */
export async function run({ seed, days, spoil = {} }: Wish): Promise<Run> {
  const streams = { ids: chanceOf(seed, "ids"), mail: chanceOf(seed, "mail"), disk: chanceOf(seed, "disk"), clients: chanceOf(seed, "clients"), turns: chanceOf(seed, "turns") };
  const behind: (() => Promise<void>)[] = [];
  const taken: Taken = new Map();
  const clock = standingClock();
  const counts: Run["counts"] = { orders: 0, commands: 0, repeated: 0, unanswered: 0, restarts: 0, cuts: 0, letters: 0 };
  const scissors = scissorsOf((text, values) => house.asOwner(text, values));
  const witness = witnessOf({
    house: () => house, chance: streams.clients,
    sending: () => (spoil.fault ? scissors.arm(spoil.fault, "commit") : streams.clients.oneIn(3) && armBy(scissors, streams.clients)),
    answered() {
      if (scissors.disarm()) counts.cuts += 1;
    },
    async settle() {
      for (const work of behind.splice(0)) await work();
    },
    async unanswered() {
      if (scissors.disarm()) counts.cuts += 1;
      if (!streams.clients.oneIn(6)) return;
      counts.restarts += 1;
      await house.restart();
    },
  });
  const house = await newHouse({
    clock: spoil.clock ?? clock, outside: { ...outsideOf(streams, { taken, behind: (work) => void behind.push(work) }), ...spoil.outside }, onConnect: scissors.hold, through: witness.through, mail: { url: "", from: "" }, logTo: { write: () => undefined },
  });
  try {
    const world = await worldOf(house, "澄江纸品", { tally: new Map() });
    await witness.own(() => Promise.resolve());
    const stage: Stage = { world, clock, scissors, chance: streams.turns, counts, own: witness.own };
    await play(stage, days);
    const entries = (await house.asOwner("select concat_ws(' ', seq, body) as entry from journal.entries order by at, subject_kind, subject_id, seq")).map(({ entry }) => String(entry));
    const faults = [...(await witness.missing()).map((entry) => `acknowledged and lost: ${entry}`), ...(await lettersLost(world, taken)), ...(await faultsOf(world))];
    return { ...(await endsOf(house)), entries, sent: scissors.sent, faults, counts: { ...counts, ...witness.counts, letters: taken.size } };
  } finally {
    await house.close();
  }
}
