import { type Database, openDatabase } from "../platform/db.ts";
import { keepings, type Month, monthsOf, setKept } from "../platform/months.ts";
import type { Config } from "./config.ts";
import { connected } from "./database.ts";

interface Given {
  /** `class=days`: how long a class is kept from now on. */
  keep?: string;
  json: boolean;
  print: (line: string) => void;
}

const sizeOf = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`.padStart(11);
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const daysOf = (days: number | null): string => (days === null ? "for ever" : `${days} days`);

function lineOf({ table, month, aboutRows, bytes, goesAt }: Month, now: Date): string {
  const when = month === null ? "waits outside of all months" : goesAt === null ? "stays" : goesAt <= now ? "goes with the next run" : `goes on ${dayOf(goesAt)}`;
  return `${table.padEnd(18)} ${(month ?? "").slice(0, 7).padEnd(8)} ${String(aboutRows).padStart(10)} rows about ${sizeOf(bytes)}  ${when}`;
}

async function change(db: Database, keep: string): Promise<void> {
  const [, name = "", days = ""] = /^(\w+)=(\d{1,6})$/.exec(keep) ?? [];
  const { floorDays } = (await keepings(db)).find((each) => each.class === name) ?? {};
  if (floorDays === undefined) throw new Error(`--keep wants class=days, as in audit=730; "${keep}" names no class`);
  if (floorDays === null) throw new Error(`${name} is kept for ever.`);
  if (Number(days) < floorDays) throw new Error(`${name} is kept for ${floorDays} days at least.`);
  await setKept(db, name, Number(days));
}

/** `gendan retention`: for how long what is kept and why, and when each month goes; changes nothing but, with `keep`, the days of a class. Throws a sentence for whoever typed it. */
export async function retention(config: Config, { keep, json, print }: Given): Promise<number> {
  const { connection, stop } = await connected(config);
  const db = openDatabase({ connection: { ...connection, max: 1 } });
  try {
    if (keep !== undefined) await change(db, keep);
    const [classes, months, now] = [await keepings(db), await monthsOf(db), new Date()];
    if (json) print(JSON.stringify({ classes, months: months.map(({ goesAt, ...month }) => ({ ...month, goesOn: goesAt && dayOf(goesAt), over: goesAt !== null && goesAt <= now })) }, null, 2));
    else {
      for (const { class: name, keptDays, floorDays, reason } of classes) print(`${name.padEnd(8)} kept ${daysOf(keptDays)}${keptDays === null ? "" : `, at least ${daysOf(floorDays)}`}: ${reason}`);
      for (const month of months) print(lineOf(month, now));
    }
    return 0;
  } finally {
    await db.close();
    await stop();
  }
}
