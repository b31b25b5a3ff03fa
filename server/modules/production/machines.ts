import Big from "big.js";
import type { Tx } from "../../platform/db.ts";
import type { DayLoad, Machine, WorkDays } from "./capacity.ts";
import { type CentreRow, centresFrom } from "./store.ts";

export interface KnownCentre extends CentreRow {
  machine: Machine;
}

/** All work centres with their load, from a day on; `except` leaves out a run whose plan is being changed. One statement. */
export async function machinesFrom(tx: Tx, from: string, { days, except }: { days: WorkDays; except?: string }): Promise<KnownCentre[]> {
  return (await centresFrom(tx, from, except ?? null)).map((row) => knownFrom(row, days));
}

function knownFrom({ loads, ...centre }: CentreRow & { loads: DayLoad[] }, days: WorkDays): KnownCentre {
  const loadOn = new Map(loads.map(({ day, load }) => [day, load]));
  return { ...centre, machine: machineOf(centre, days, (day) => loadOn.get(day) ?? "0") };
}

function machineOf(centre: Pick<CentreRow, "capacity" | "downtimes">, days: WorkDays, loadOn: Machine["loadOn"]): Machine {
  const isDown = (day: string) => centre.downtimes.some(({ from, to }) => from <= day && day <= to);
  return { capacity: centre.capacity, loadOn, isOpen: (day) => days.isWorking(day) && !isDown(day) };
}

/** More load on a day than the machine can take, because it broke down or its capacity was lowered. */
export const isOver = (machine: Machine, day: string): boolean => new Big(machine.loadOn(day)).gt(machine.isOpen(day) ? machine.capacity : 0);
