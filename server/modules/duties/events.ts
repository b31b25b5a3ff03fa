import { event } from "../../platform/events.ts";
import type { Duty } from "./duties.ts";
import type { Step } from "./schedule.ts";

/** Steps of a duty fired just now, in order; after an outage several at once. */
export const dutyStepsFired = event<{ duty: Duty; fired: readonly Step[] }>("dutyStepsFired");
/** A limit was broken on record; told once, after the late duty was closed. */
export const dutyBroken = event<{ duty: Duty }>("dutyBroken");
/** A running duty has another owner. */
export const dutyReassigned = event<{ duty: Duty; why: string }>("dutyReassigned");
/** Somebody wants to see a running duty done. */
export const dutyReminded = event<{ duty: Duty; byName: string }>("dutyReminded");
