import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";

/** The days of a company: which one an instant belongs to, and which are worked. A day of an unknown year is not worked. */
export interface WorkDays {
  dayOf(now: Date): string;
  isWorking(day: string): boolean;
}

/** What a machine has already been given to do, and when it can work at all. */
export interface Machine {
  /** What it makes on one working day. */
  capacity: Decimal;
  loadOn(day: string): Decimal;
  isOpen(day: string): boolean;
}

export interface DayLoad {
  day: string;
  load: Decimal;
}

/** Beyond this a date is a guess. */
const horizonDays = 366;

export const dayAfter = (day: string, days = 1): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const freeOn = (machine: Machine, day: string): Big => {
  const free = machine.isOpen(day) ? new Big(machine.capacity).minus(machine.loadOn(day)) : new Big(0);
  return free.gt(0) ? free : new Big(0);
};

/**
 * Spreads a load over consecutive working days from `startDay` on; undefined when the machine is too full for it. A run may take no
 * more days than it would take on an empty machine: else it would crawl beside others and overload its days in all but name.
 */
export function fit(machine: Machine, load: Decimal, startDay: string): DayLoad[] | undefined {
  if (new Big(machine.capacity).lte(0)) return undefined;
  const mostDays = new Big(load).div(machine.capacity).round(0, Big.roundUp).toNumber();
  if (mostDays > horizonDays) return undefined;
  const days: DayLoad[] = [];
  let left = new Big(load);
  for (let day = startDay, i = 0; left.gt(0) && i < horizonDays; day = dayAfter(day), i += 1) {
    if (!machine.isOpen(day) && days.length) continue;
    const free = freeOn(machine, day);
    if (free.eq(0) || days.length === mostDays) return undefined;
    const taken = free.lt(left) ? free : left;
    days.push({ day, load: taken.toFixed() });
    left = left.minus(taken);
  }
  return left.gt(0) ? undefined : days;
}

export interface Feasible {
  startDay: string;
  finish: string;
  inTime: boolean;
}

/** The first day from `from` on at which the load fits, when it would be finished, and whether that is by `neededBy`. */
export function earliestFeasible(machine: Machine, load: Decimal, { from, neededBy }: { from: string; neededBy?: string | null }): Feasible | undefined {
  for (let startDay = from, i = 0; i < horizonDays; startDay = dayAfter(startDay), i += 1) {
    const finish = fit(machine, load, startDay)?.at(-1)?.day;
    if (finish) return { startDay, finish, inTime: !neededBy || finish <= neededBy };
  }
  return undefined;
}

/**
 * Rough-cut answer before anything is planned: the first day by which all machines together have room for what waits already and for
 * this load too.
 */
export function finishOf(machines: readonly Machine[], load: Decimal, from: string): string | undefined {
  let left = new Big(load);
  for (let day = from, i = 0; i < horizonDays; day = dayAfter(day), i += 1) {
    left = machines.reduce((rest, machine) => rest.minus(freeOn(machine, day)), left);
    if (left.lte(0) && machines.some((machine) => machine.isOpen(day))) return day;
  }
  return undefined;
}
