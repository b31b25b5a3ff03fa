import { z } from "zod";
import { command, instant, query, subject } from "./toolkit.ts";

/** How far the demo's clock goes at a click; `nextDuty` to when the next duty falls due, `home` back to the Tuesday of the beginning. */
export const clockMoves = ["hour", "day", "nextDuty", "home"] as const;
export type ClockMove = (typeof clockMoves)[number];

const clock = z.object({
  now: instant,
  /** Where the demo stood when it was made. */
  home: instant,
  /** What falls due next, if anything does. */
  next: z.object({ at: instant, title: z.string(), subject }).nullable(),
});
export type DemoClockAnswer = z.output<typeof clock>;

export const readDemoClock = query({ name: "demo.readClock", summary: "The demo's clock, and what falls due next", path: "/demo/clock", permission: "self", answer: clock });
/** Moves all of the demo: its duties, jobs and links follow the clock in every process. */
export const moveDemoClock = command({
  name: "demo.moveClock", summary: "Move the demo's clock; a company with real data has none to move", path: "/demo/clock", permission: "self",
  body: z.strictObject({ to: z.enum(clockMoves) }), answer: z.object({ now: instant }),
});
