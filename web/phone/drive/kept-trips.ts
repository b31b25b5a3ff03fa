import type { Answer } from "../../api/client.ts";
import type { Shelf } from "../queue.ts";
import type { readDrivenTrip } from "../remotes.ts";

export type Trip = Answer<typeof readDrivenTrip.of & object>;
/** What a link answered last, for a phone without a network; `key` is the link's authorization. */
export interface KeptTrip {
  key: string;
  trip: Trip;
  /** When it was answered, by the house's clock. */
  at: string;
  /** By so many milliseconds the house's clock is ahead of the phone's. */
  ahead: number;
}

/** A phone drives few trips at a time; the oldest goes. */
export const mostTrips = 5;

const isOver = ({ trip: { link } }: KeptTrip, now: Date): boolean => link.usedAt !== null || new Date(link.expiresAt) <= now;

/** Keeps the newest answer of a link, and no more of others than is useful; what is over is dropped. */
export async function keep(shelf: Shelf<KeptTrip>, kept: KeptTrip): Promise<void> {
  const now = new Date(kept.at);
  await (isOver(kept, now) ? shelf.remove(kept.key) : shelf.put(kept));
  const others = (await shelf.all()).filter(({ key }) => key !== kept.key).toSorted((a, b) => b.at.localeCompare(a.at));
  for (const [at, other] of others.entries()) if (isOver(other, now) || at >= mostTrips - 1) await shelf.remove(other.key);
}

/** What is kept of this very link, unless it has expired meanwhile by the house's clock. */
export async function keptOf(shelf: Shelf<KeptTrip>, key: string, now: Date): Promise<KeptTrip | undefined> {
  const found = (await shelf.all()).find((each) => each.key === key);
  if (!found) return undefined;
  if (!isOver(found, new Date(now.getTime() + found.ahead))) return found;
  await shelf.remove(key);
  return undefined;
}
