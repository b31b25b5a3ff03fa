import type pg from "pg";
import { backupJob, type BackupSettings } from "./modules/backups/index.ts";
import { announcedYears, clockOf } from "./modules/calendar/index.ts";
import { allCompanies } from "./modules/companies/index.ts";
import { dutySweep } from "./modules/duties/index.ts";
import type { FileStore } from "./modules/files/index.ts";
import { sealJob, sealWriter } from "./modules/journal/index.ts";
import { mailboxOnly, mailDelivery, type Post, robotDelivery } from "./modules/notices/index.ts";
import { overduePurchases } from "./modules/purchasing/index.ts";
import { silentReceipts } from "./modules/shipping/index.ts";
import { followDemoClock } from "./platform/clock-store.ts";
import type { Clock } from "./platform/clock.ts";
import type { Pipeline } from "./platform/command.ts";
import type { Database } from "./platform/db.ts";
import type { Job } from "./platform/jobs.ts";
import { monthsJob } from "./platform/months.ts";
import { backupTexts } from "./processes/backup-texts.ts";
import { dailyDutySweep } from "./processes/daily-duties-open.ts";
import { paperBytes } from "./processes/enclosures.ts";
import { houseKeeping } from "./processes/house-keeping.ts";
import { morningDigest } from "./processes/morning-digest.ts";
import { policyDutiesOf, underWay } from "./processes/order-duties.ts";
import { silenceCounts } from "./processes/orders-on-hold.ts";
import { readersOf, today, wallTimeOf } from "./processes/register-facts.ts";
import type { OpenRooms } from "./rooms.ts";

export interface RepeatedWorkDeps {
  db: Database;
  clock: Clock;
  pipeline: Pipeline;
  /** Straight to the server. */
  connection: pg.PoolConfig;
  dataDir: string;
  publicUrl: string;
  version: string;
  store: FileStore;
  backups: BackupSettings;
  /** Hosts beside the vendors' own where robots of group chats may live. */
  robotHosts: readonly string[];
  /** Without it letters of real companies wait. */
  post: Post | undefined;
  papers: OpenRooms["papers"];
}

/** What is done again and again without anybody asking: duties that fall due, digests, seals, backups, mail. */
export function repeatedWork({ db, clock, pipeline, connection, dataDir, publicUrl, version, store, backups, robotHosts, post, papers }: RepeatedWorkDeps): Job[] {
  const companies = () => db.outside(allCompanies);
  return [
    dutySweep({ pipeline, companies, clockOf }),
    dailyDutySweep({ pipeline, companies, clockOf, policyDutiesOf, underWay }),
    morningDigest({ pipeline, companies, clockOf, readersOf, wallTimeOf }),
    overduePurchases({ pipeline, companies, today }),
    silentReceipts({ pipeline, companies, counts: silenceCounts }),
    announcedYears({ pipeline, companies }),
    sealJob({ pipeline, companies, handOut: sealWriter(dataDir) }),
    followDemoClock({ db, clock }),
    monthsJob({ db, clock }),
    houseKeeping({ db, clock, fileStore: store, companies }),
    backupJob({ db, clock, connection, dataDir, store, texts: backupTexts, version, settings: backups, isReal: async () => (await companies()).some(({ demo }) => !demo) }),
    robotDelivery({ pipeline, companies, publicUrl, allowedHosts: robotHosts }),
    // A demo's letters must not reach real people.
    mailDelivery({ pipeline, companies, postOf: ({ demo }) => (demo ? mailboxOnly : post), bytesOf: paperBytes(papers) }),
  ];
}
