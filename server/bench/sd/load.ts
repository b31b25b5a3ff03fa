import { setTimeout as sleep } from "node:timers/promises";
import { type Latencies, latenciesOf } from "../latencies.ts";
import { stepNames, type Worker } from "./steps.ts";

/** A user between two windows: where in the list it is, and how many orders it has taken through. */
export interface Seat {
  worker: Worker;
  position: number;
  completed: number;
}

export const seatsOf = (workers: readonly Worker[]): Seat[] => workers.map((worker) => ({ worker, position: 0, completed: 0 }));

export interface WindowWish {
  seconds: number;
  /** Between the answer to a step and the next step; 0: none. */
  thinkMs?: number;
  /** The users come one by one within this time, which is not measured. */
  rampSeconds?: number;
}

export interface Window {
  users: number;
  seconds: number;
  /** Dialog steps answered in the window. */
  steps: number;
  /** Orders whose last step was answered in the window. */
  orders: number;
  latency: Latencies;
  perStep: { number: number; transaction: string; does: string; latency: Latencies }[];
  errors: string[];
}

interface Run {
  from: number;
  until: number;
  thinkMs: number;
  times: number[][];
  orders: number;
  errors: string[];
}

async function sit(seat: Seat, run: Run, startAt: number): Promise<void> {
  await sleep(Math.max(0, startAt - performance.now()));
  while (performance.now() < run.until) {
    const begun = performance.now();
    try {
      await seat.worker.take(seat.position);
    } catch (error) {
      // An order that broke off is left where it is; the user begins the next one.
      run.errors.push(error instanceof Error ? error.message : String(error));
      seat.position = 0;
      continue;
    }
    const now = performance.now();
    // Counted by where the answer comes: what was asked for before the window's end counts, for every user asks for one more at most.
    if (now >= run.from) run.times[seat.position]!.push(now - begun);
    seat.position = (seat.position + 1) % stepNames.length;
    if (seat.position === 0) {
      seat.completed += 1;
      if (now >= run.from) run.orders += 1;
    }
    if (run.thinkMs) await sleep(Math.min(run.thinkMs, Math.max(0, run.until - now)));
  }
}

/** Lets all users work for so long, and answers how it went; they stop after their current step and go on from there in their next window. */
export async function workFor(seats: readonly Seat[], { seconds, thinkMs = 0, rampSeconds = 0 }: WindowWish): Promise<Window> {
  const start = performance.now();
  const from = start + rampSeconds * 1000;
  const run: Run = { from, until: from + seconds * 1000, thinkMs, times: stepNames.map(() => []), orders: 0, errors: [] };
  await Promise.all(seats.map((seat, index) => sit(seat, run, start + (rampSeconds * 1000 * index) / seats.length)));
  const took = (performance.now() - from) / 1000;
  return {
    users: seats.length, seconds: Math.round(took * 1000) / 1000, steps: run.times.reduce((sum, { length }) => sum + length, 0), orders: run.orders, latency: latenciesOf(run.times.flat()),
    perStep: stepNames.map((step, position) => ({ ...step, latency: latenciesOf(run.times[position]!) })), errors: run.errors,
  };
}
