import type { AgeBucket } from "../../../contract/settlement.ts";
import { addDays, daysBetween } from "./terms.ts";

/** The last day past due of each bucket; older ones are over 90. */
export const bucketEnds = { notDue: 0, days1to30: 30, days31to60: 60, days61to90: 90 } as const satisfies Partial<Record<AgeBucket, number>>;

/** Days past the due date at the end of a day; 0 while it is not past. */
export const daysOverdue = (dueOn: string, asOf: string): number => Math.max(0, daysBetween(dueOn, asOf));

/** The age of an open amount 账龄: on its due date it is not due yet. Without a due date it is not due. */
export function bucketOf(dueOn: string | null, asOf: string): AgeBucket {
  const days = dueOn === null ? 0 : daysOverdue(dueOn, asOf);
  const found = (Object.entries(bucketEnds) as [AgeBucket, number][]).find(([, end]) => days <= end);
  return found?.[0] ?? "over90";
}

/** The first and last due date of a bucket on a day. */
export function bucketRange(bucket: AgeBucket, asOf: string): { from?: string; to?: string } {
  const ends = Object.entries(bucketEnds) as [AgeBucket, number][];
  const at = ends.findIndex(([name]) => name === bucket);
  const youngest = ends.at(at < 0 ? -1 : at - 1)?.[1];
  if (at === 0 || youngest === undefined) return { from: asOf };
  const to = addDays(asOf, -(youngest + 1));
  return at < 0 ? { to } : { from: addDays(asOf, -ends[at]![1]), to };
}
