import type { Clock } from "../platform/clock.ts";
import type { Desk, Goods } from "./company.ts";
import type { Asker } from "./door.ts";

type AtWork = "clerk" | "director" | "finance" | "keeper" | "planner" | "head" | "quality";
/** People and things that the steps need; whoever else may decide in a review is there when he is asked. */
export interface Given<C extends Asker> {
  company: Goods;
  staff: Record<AtWork, C> & Partial<Record<Desk, C>>;
  /** Somebody outside who holds a link. */
  holderOf: (token: string) => C;
  clock: Pick<Clock, "now">;
}

/** The business date so many days after an instant; companies here live by Chinese time, which has had no summer time since 1991. */
export const dayAfter = (instant: Date, days: number): string => new Date(instant.getTime() + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10);
