import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { archiveNames, type Manifest, restoreBackup } from "../modules/backups/index.ts";
import { FileStore } from "../modules/files/index.ts";
import { openDatabase } from "../platform/db.ts";
import { restoreResets } from "../processes/backup-texts.ts";
import type { Config } from "./config.ts";
import { untouched } from "./database.ts";
import { verifyHouse } from "./verify.ts";

interface Told {
  json: boolean;
  print: (line: string) => void;
}

/** The archive that is meant: a file, or the newest whole one of a folder. */
function archiveAt(given: string): string {
  const path = resolve(given);
  if (!statSync(path).isDirectory()) return path;
  const newest = readdirSync(path).filter((name) => archiveNames.test(name)).sort().at(-1);
  if (!newest) throw new Error(`${path} holds no archive of a backup`);
  return join(path, newest);
}

/**
 * `gendan restore`: brings a backup into the empty place that the settings name, and verifies it. 0 when all of it holds; 1 when it was restored as it was saved and
 * `verify` finds something wrong in it. Throws when the archive or the place is refused.
 */
export async function restore(config: Config, given: string, { json, print }: Told): Promise<number> {
  const archive = archiveAt(given);
  const { connection, stop } = await untouched(config);
  try {
    const say = (line: string) => void (json || print(line));
    const { manifest, finish } = await restoreBackup({ connection, archive, dataDir: config.dataDir, store: new FileStore(join(config.dataDir, "files")), resets: restoreResets, print: say });
    const db = openDatabase({ connection: { ...connection, max: 2, query_timeout: 600_000 } });
    const verdicts = await verifyHouse(db, config.dataDir).finally(() => db.close());
    await finish();
    const wrong = verdicts.filter((verdict) => verdict.wrong > 0);
    if (json) print(JSON.stringify(summary(manifest, wrong), null, 2));
    else print(wrong.length ? `Restored as it was saved; gendan verify finds something wrong: ${wrong.map(({ check }) => check).join(", ")}.` : `Restored: ${verdicts.length} checks of gendan verify hold.`);
    return wrong.length ? 1 : 0;
  } finally {
    await stop();
  }
}

const summary = ({ id, createdAt, tables, files, missing }: Manifest, wrong: readonly { check: string }[]) => ({
  id, createdAt, rows: tables.reduce((sum, { rows }) => sum + rows, 0), files: files.count, missing: missing.length, holds: wrong.length === 0, wrong: wrong.map(({ check }) => check),
});
