import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { readFileSync } from "node:fs";
import type { BackupSettings } from "../modules/backups/index.ts";

/** Settings of a process, read once from the environment; every one has a default that works on a machine with nothing else. */
export interface Config {
  /** A PostgreSQL of the operator's; without it the system runs one of its own in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
  host: string;
  port: number;
  /** The address by which people and customers reach the system, for links in mails. */
  publicUrl?: string;
  /** The address in links to customers, where it is another than the staff's. */
  customerUrl?: string;
  smtpUrl?: string;
  mailFrom?: string;
  /** Whether an empty database gets the demo company; by default only the system's own. */
  demo?: boolean;
  /** Whether a proxy of the operator stands in front, whose `X-Forwarded-For` is believed. */
  behindProxy: boolean;
  /** Structured logs on standard output. */
  log: boolean;
  /** Hosts (`host:port`) beside the vendors' own where robots of group chats may live. */
  robotHosts: readonly string[];
  /** Hosts (`host:port`) where companies' identity providers may live. */
  ssoHosts: readonly string[];
  /** How often one person, program or link may ask in a minute; undefined: nobody is counted. */
  requestsPerMinute: number | undefined;
  backups: BackupSettings;
  version: string;
}

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };

function customerUrlOf(given: string | undefined): string | undefined {
  if (!given) return undefined;
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.pathname !== "/" || url.search || url.hash)
    throw new Error(`GENDAN_CUSTOMER_URL must be an address without a path, like https://kunde.example.com, not "${given}"`);
  return url.origin;
}

function backupsOf(env: NodeJS.ProcessEnv, dataDir: string): BackupSettings {
  const { GENDAN_BACKUP_DIR: folder, GENDAN_BACKUP_AT: at = "02:30", GENDAN_BACKUP_KEEP: kept = "7" } = env;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  if (at !== "off" && hours === undefined) throw new Error(`GENDAN_BACKUP_AT must be an hour like 02:30, or off, not "${at}"`);
  const keep = Number(kept);
  if (!Number.isInteger(keep) || keep < 1) throw new Error(`GENDAN_BACKUP_KEEP must be a number from 1 on, not "${kept}"`);
  return { folder: resolve(folder ?? join(dataDir, "backups")), at: at === "off" ? null : Number(hours) * 60 + Number(minutes), keep, named: folder !== undefined || env.GENDAN_BACKUP_AT !== undefined };
}

const hostsIn = (list = ""): string[] => list.split(",").map((host) => host.trim()).filter(Boolean);

/** Generous: a person at a page asks some hundred times in a busy minute. */
const defaultRequests = "3000";
function requestsOf(given = defaultRequests): number | undefined {
  const most = Number(given);
  if (!Number.isInteger(most) || most < 0) throw new Error(`GENDAN_REQUESTS_PER_MINUTE must be a number, 0 for no limit, not "${given}"`);
  return most || undefined;
}

/** Throws with the name of the setting that cannot be read. A setting left empty counts as not set. */
export function configOf(given: NodeJS.ProcessEnv): Config {
  const env: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT must be a number from 0 to 65535, not "${env.PORT}"`);
  if (env.PUBLIC_URL && !URL.canParse(env.PUBLIC_URL)) throw new Error(`PUBLIC_URL must be an address like https://orders.example.com, not "${env.PUBLIC_URL}"`);
  const customerUrl = customerUrlOf(env.GENDAN_CUSTOMER_URL);
  const dataDir = resolve(env.GENDAN_DATA ?? join(process.getuid?.() === 0 ? "/var/lib" : join(homedir(), ".local/share"), "gendan"));
  return {
    databaseUrl: env.DATABASE_URL, dataDir, backups: backupsOf(env, dataDir), robotHosts: hostsIn(env.GENDAN_ROBOT_HOSTS), ssoHosts: hostsIn(env.GENDAN_SSO_HOSTS), requestsPerMinute: requestsOf(env.GENDAN_REQUESTS_PER_MINUTE),
    host: env.HOST ?? "127.0.0.1", port, publicUrl: env.PUBLIC_URL, customerUrl, smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM, log: env.GENDAN_LOG === "1", behindProxy: env.BEHIND_PROXY === "1",
    ...(env.GENDAN_DEMO !== undefined && { demo: env.GENDAN_DEMO === "1" }), version,
  };
}
