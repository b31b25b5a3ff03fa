import { type FileStore, sweepOrphans } from "../modules/files/index.ts";
import { sweepLogins } from "../modules/people/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { forgetOldKeys } from "../platform/idempotency.ts";
import { inEveryCompany, type Job } from "../platform/jobs.ts";

export interface HouseKeepingDeps {
  db: Database;
  clock: Clock;
  fileStore: FileStore;
  companies: () => Promise<readonly { id: string }[]>;
}

/** Once an hour: throws away expired sessions, idempotency keys past their 72 hours, and bytes that no file row names. */
export const houseKeeping = ({ db, clock, fileStore, companies }: HouseKeepingDeps): Job => ({
  name: "house.keeping",
  seconds: 3600,
  async work(signal) {
    await db.outside((tx) => sweepLogins(tx, clock.now()));
    await inEveryCompany(companies, signal, async ({ id }) => {
      await db.inCompany(id, (tx) => forgetOldKeys(tx, clock.now()));
      await sweepOrphans({ database: db, store: fileStore, companyId: id });
    });
  },
});
