import { join, resolve } from "node:path";
import { recordWritten, writeBackup } from "../modules/backups/index.ts";
import { FileStore } from "../modules/files/index.ts";
import { openDatabase } from "../platform/db.ts";
import { backupTexts } from "../processes/backup-texts.ts";
import type { Config } from "./config.ts";
import { untouched } from "./database.ts";

interface Told {
  json: boolean;
  print: (line: string) => void;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** `gendan backup`: one archive of everything, beside the running system. 0 when it is whole; 1 when files that rows name were lost before. Throws when it failed. */
export async function backup(config: Config, { to, json, print }: Told & { to?: string | undefined }): Promise<number> {
  const begun = performance.now();
  const { connection, stop } = await untouched(config);
  try {
    const wish = { connection, dataDir: config.dataDir, store: new FileStore(join(config.dataDir, "files")), texts: backupTexts, version: config.version };
    const written = await writeBackup({ ...wish, to: to === undefined ? config.backups.folder : resolve(to), now: new Date() });
    const db = openDatabase({ connection: { ...connection, max: 1 } });
    // A database of an older version has no such record yet; the archive is good all the same.
    await recordWritten(db, written, new Date()).catch(() => undefined).finally(() => db.close());
    const { file, bytes, rows, files, missing, manifest: { id, schema, createdAt } } = written;
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    if (json) print(JSON.stringify({ file, id, createdAt, schema: schema.at(-1), bytes, rows, files, missing, seconds, verified: true }, null, 2));
    else print(`${file}: ${rows} rows and ${files} files of ${createdAt}, ${megabytes(bytes)} MB in ${seconds} s, read back and compared.`);
    if (missing && !json) print(`${missing} files that rows name are gone or damaged: manifest.json of the archive lists them.`);
    return missing ? 1 : 0;
  } finally {
    await stop();
  }
}
