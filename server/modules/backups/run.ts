import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { Job } from "../../platform/jobs.ts";
import { archiveNames } from "./manifest.ts";
import { type BackupSettings, lastDue, patience, silenceMs } from "./settings.ts";
import * as store from "./store.ts";
import { type BackupWish, type Written, writeBackup } from "./write.ts";

export interface BackupDeps extends Omit<BackupWish, "to" | "now"> {
  db: Database;
  clock: Clock;
  settings: BackupSettings;
  /** Whether any company has real data. */
  isReal(): Promise<boolean>;
}

const beatMs = 30_000;

/** Claims what is to be done: what somebody asked for, or the daily one when its hour has passed; undefined when there is nothing, or another process is at it. */
async function claim({ db, clock, settings, isReal }: BackupDeps): Promise<string | undefined> {
  const daily = settings.at !== null && (settings.named || (await isReal())) ? settings.at : undefined;
  return db.outside(async (tx) => {
    const now = clock.now();
    await store.takeTurn(tx);
    await store.giveUpSilent(tx, new Date(now.getTime() - silenceMs), now);
    if (await store.running(tx)) return undefined;
    const asked = await store.asked(tx);
    const id = asked?.id ?? uuidv7(now);
    if (!asked) {
      if (daily === undefined || !isDue(await store.dailySince(tx, lastDue(daily, now)), now)) return undefined;
      await store.ask(tx, { id, kind: "scheduled", now });
    }
    await store.begin(tx, id, now);
    return id;
  });
}

/** Whether the daily one is still to be done, by what became of it since its hour, newest first. */
export function isDue(since: readonly Pick<store.Run, "state" | "endedAt">[], now: Date): boolean {
  if (since.some(({ state }) => state !== "failed")) return false;
  const last = since[0]?.endedAt;
  return since.length < patience.failures && (!last || now.getTime() - last.getTime() >= patience.pauseMs);
}

/** Takes the oldest out of the folder, so that as many as wanted are left. */
async function prune({ db, clock, settings: { folder, keep } }: BackupDeps): Promise<void> {
  const old = (await readdir(folder)).filter((name) => archiveNames.test(name)).sort().slice(0, -keep);
  for (const name of old) await rm(join(folder, name), { force: true });
  if (old.length) await db.outside((tx) => store.markRemoved(tx, old, clock.now()));
}

async function carryOut(deps: BackupDeps, id: string): Promise<void> {
  const { db, clock, settings } = deps;
  const beating = setInterval(() => void db.outside((tx) => store.beat(tx, id, clock.now())).catch(() => undefined), beatMs);
  try {
    const written = await writeBackup({ ...deps, to: settings.folder, now: clock.now() });
    await db.outside((tx) => store.markGood(tx, id, { ...outcomeOf(written), now: clock.now() }));
    await prune(deps);
  } catch (error) {
    const words = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await db.outside((tx) => store.markFailed(tx, id, { error: words, now: clock.now() }));
    throw error;
  } finally {
    clearInterval(beating);
  }
}

const outcomeOf = ({ file, bytes, rows, files, missing }: Written): store.Outcome => ({ file: basename(file), bytes, rows, files, missing });

/** Makes the daily backup and those that are asked for; of several processes one does. */
export const backupJob = (deps: BackupDeps): Job => ({
  name: "backups.run",
  seconds: 20,
  async work(signal) {
    for (let id = await claim(deps); id !== undefined && !signal.aborted; id = await claim(deps)) await carryOut(deps, id);
  },
});

/** Puts on record what the command line wrote. Two backups at once are no harm, but one row may say that it runs: this one is entered when it is done. */
export async function recordWritten(db: Database, written: Written, now: Date): Promise<void> {
  const id = uuidv7(now);
  await db.outside(async (tx) => {
    await store.takeTurn(tx);
    if (await store.running(tx)) return;
    await store.ask(tx, { id, kind: "command", now });
    await store.begin(tx, id, now);
    await store.markGood(tx, id, { ...outcomeOf(written), now });
  });
}
