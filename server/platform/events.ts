import type { CommandContext } from "./command.ts";
import type { Refused } from "./refusal.ts";

/** A fact of the past that other rooms may react to, in the same transaction. */
export interface Event<Facts = unknown> {
  readonly name: string;
  readonly facts: Facts;
}

/** What every event about an order carries; `part` tells apart several of a kind (a review step, a run, a delivery). */
export interface OrderFacts {
  orderId: string;
  part?: string;
}

export interface EventType<Facts> {
  (facts: Facts): Event<Facts>;
  readonly eventName: string;
}

/** Declares an event of a room: `export const orderSubmitted = event<OrderFacts>("orderSubmitted")`. */
export function event<Facts>(eventName: string): EventType<Facts> {
  return Object.assign((facts: Facts): Event<Facts> => ({ name: eventName, facts }), { eventName });
}

type React<Facts> = (facts: Facts, context: CommandContext, event: Event<Facts>) => Promise<Refused | void>;
export interface Reaction {
  /** An event's name, or `*` for every event. */
  readonly on: string;
  readonly react: React<never>;
}

/** A reaction between departments: runs in the event's own transaction; a refusal undoes the whole command. */
export function when<Facts>(type: EventType<Facts> | "*", react: React<Facts>): Reaction {
  return { on: type === "*" ? "*" : type.eventName, react };
}
