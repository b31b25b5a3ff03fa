import { existsSync, createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import * as contract from "../../../contract/backups.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { Actor } from "../../platform/actor.ts";
import { type Context, type Handler, handle, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { attachment, Bytes, rawRead, type RawRoutes } from "../files/index.ts";
import { record } from "../journal/index.ts";
import { type BackupSettings, oldAfterMs } from "./settings.ts";
import * as store from "./store.ts";

export interface BackupRoutesDeps {
  settings: BackupSettings;
  /** All companies of the installation. */
  allCompanies(tx: Tx): Promise<readonly { id: string; demo: boolean }[]>;
  companySubject(companyId: string): Subject;
  /** Lets the worker look at once. */
  wake(): void;
}

const freshMinutes = 15;
const clockText = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** Whether he has shown his password just now; a program's token never does. */
const isFresh = ({ signedInAt }: Pick<Actor, "signedInAt">, now: Date): boolean => signedInAt !== undefined && now.getTime() - signedInAt.getTime() <= freshMinutes * 60_000;

/** One archive holds all companies, so it is nobody's who works for one of several; and everybody can enter a demo. */
async function whyNoDownload({ tx, actor, now }: Context, { allCompanies }: BackupRoutesDeps): Promise<(typeof contract.whyNoDownload)[number] | null> {
  const companies = await allCompanies(tx);
  if (companies.length > 1) return "severalCompanies";
  if (companies.some(({ demo }) => demo)) return "demo";
  return isFresh(actor, now) ? null : "signInAgain";
}

function shown(run: store.Run, alone: boolean): contract.BackupRun {
  const { id, kind, state, askedAt, beganAt, endedAt, bytes, rows, files, missing, verifiedAt, error, removedAt } = run;
  const sizes = alone ? { bytes: numberOf(bytes), rows: numberOf(rows), files: numberOf(files) } : { bytes: null, rows: null, files: null };
  return { id, kind, state, askedAt, beganAt, endedAt, verifiedAt, removedAt, ...sizes, missing: numberOf(missing), error: alone ? error : error && "…" };
}

export const backupRoutes = (deps: BackupRoutesDeps): readonly Handler[] => [
  read(contract.listBackups, async (_, context) => {
    const { at, keep } = deps.settings;
    const noDownload = await whyNoDownload(context, deps);
    const rows = (await store.latest(context.tx)).map((run) => shown(run, noDownload !== "severalCompanies"));
    return { at: at === null ? null : clockText(at), keep, noDownload, rows };
  }),
  read(contract.backupHealth, async (_, { tx, now }) => {
    const lastGoodAt = await store.lastGood(tx);
    const real = (await deps.allCompanies(tx)).some(({ id, demo }) => id === tx.companyId && !demo);
    return { lastGoodAt, overdue: real && (!lastGoodAt || now.getTime() - lastGoodAt.getTime() > oldAfterMs) };
  }),
  handle(contract.askBackup, async (_, context) => {
    const { tx, now } = context;
    await store.takeTurn(tx);
    if ((await store.asked(tx)) || (await store.running(tx))) return refuse("backupUnderWay");
    const id = context.newId();
    await store.ask(tx, { id, kind: "asked", now });
    record(context, { subject: deps.companySubject(tx.companyId), what: "backupAsked", facts: { backupId: id } });
    context.afterCommit(deps.wake);
    return { id };
  }),
];

/** The archive that may leave; refused to him who has not just signed in, and where it holds more than his company. */
async function found(deps: BackupRoutesDeps, backupId: string, context: Context): Promise<{ id: string; file: string } | Refused> {
  const why = await whyNoDownload(context, deps);
  if (why === "severalCompanies") return refuse("backupOfSeveral");
  if (why === "demo") return refuse("backupOfDemo");
  if (why) return refuse("signInForBackup", { minutes: freshMinutes });
  const run = await store.byId(context.tx, backupId);
  if (!run) return refuse("notFound");
  return run.state === "good" && run.file && !run.removedAt ? { id: run.id, file: run.file } : refuse("backupGone");
}

/** The download of an archive; who took it stands in the company's journal before anything leaves. */
export const backupPlugin = (house: RawRoutes, deps: BackupRoutesDeps) => (app: FastifyInstance, _: unknown, done: () => void): void => {
  rawRead(app, house, {
    endpoint: contract.downloadBackup,
    find: ({ backupId }, context) => found(deps, backupId, context),
    respond: async ({ id, file }, { actor }) => {
      const path = join(deps.settings.folder, file);
      if (!existsSync(path)) return refuse("backupGone");
      const taken = await house.pipeline.act(actor, (context) => Promise.resolve(record(context, { subject: deps.companySubject(actor.companyId), what: "backupDownloaded", facts: { backupId: id } })));
      if (isRefused(taken)) return taken;
      const { size } = await stat(path);
      return new Bytes({ "content-type": "application/x-tar", "content-length": size, "content-disposition": attachment(file) }, createReadStream(path));
    },
  });
  done();
};
