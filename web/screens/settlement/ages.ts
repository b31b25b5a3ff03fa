import { type AgeBucket, ageBuckets } from "../../../contract/settlement.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

/** How alarming an age is. */
export const bucketTones: Record<AgeBucket, Tone> = { notDue: "good", days1to30: "warn", days31to60: "warn", days61to90: "bad", over90: "bad" };

/** The share of each bucket in percent of what is open, for drawing only; empty where nothing is. */
export function sharesOf(ages: Readonly<Record<AgeBucket | "open", string>>): { bucket: AgeBucket; percent: number }[] {
  const open = Number(ages.open);
  if (open <= 0) return [];
  return ageBuckets.map((bucket) => ({ bucket, percent: (Number(ages[bucket]) / open) * 100 })).filter(({ percent }) => percent > 0);
}
