import type { Database } from "../../platform/db.ts";
import type { FileStore, StoredFile } from "./file-store.ts";
import * as store from "./store.ts";

const hourMs = 3_600_000;

/**
 * Removes bytes that no row of a company speaks of: a crash or a refusal came between the bytes and their row. Only what is older than an hour
 * by the machine's clock, for younger bytes may belong to an upload under way. Answers how many were removed.
 */
export async function sweepOrphans(given: { database: Database; store: FileStore; companyId: string; olderThanMs?: number }): Promise<number> {
  const before = Date.now() - (given.olderThanMs ?? hourMs);
  let removed = await given.store.clearAside(before);
  const isOld = ({ since }: StoredFile) => since < before;
  for await (const files of given.store.stored(given.companyId)) {
    const old = files.filter(isOld).map(({ sha256 }) => sha256);
    if (!old.length) continue;
    const known = await given.database.inCompany(given.companyId, (tx) => store.knownHashes(tx, old));
    for (const sha256 of old) if (!known.has(sha256) && (await given.store.remove(given.companyId, sha256, before))) removed += 1;
  }
  return removed;
}
