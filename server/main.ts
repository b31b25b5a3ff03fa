import { join } from "node:path";
import { signInBase } from "../contract/people.ts";
import { allRefusals } from "../contract/refusals/index.ts";
import type { House, HouseOptions, Outside } from "./house.ts";
import { backupPlugin } from "./modules/backups/index.ts";
import { allCompanies } from "./modules/companies/index.ts";
import { filesPlugin, FileStore } from "./modules/files/index.ts";
import { addressPlugin, linkAuthenticator } from "./modules/links/index.ts";
import { smtpPost } from "./modules/notices/index.ts";
import { createPaperRenderer } from "./modules/papers/index.ts";
import { authenticator, deniedAccess, keptProviders, openLogin, signInPlugin, stillIn, storedSecret } from "./modules/people/index.ts";
import { carrierHook } from "./modules/shipping/index.ts";
import { registerOutsideHealth } from "./platform/outside-path.ts";
import { begin } from "./platform/behind.ts";
import { type Pipeline, pipelineOf } from "./platform/command.ts";
import { openDatabase } from "./platform/db.ts";
import { deniedWatch } from "./platform/denied.ts";
import { doorOf } from "./platform/door.ts";
import { buildHttp } from "./platform/http.ts";
import { type Jobs, startJobs } from "./platform/jobs.ts";
import { lineBefore, standInLine } from "./platform/line.ts";
import { startLive } from "./platform/live.ts";
import { registerMetrics } from "./platform/metrics.ts";
import { registerPages } from "./platform/pages.ts";
import { problemWriter } from "./platform/problems.ts";
import { machineRandom } from "./platform/random.ts";
import { requestLimit } from "./platform/request-limit.ts";
import { foundingPlugin } from "./processes/founding-plugin.ts";
import { orderFilePlugin } from "./processes/order-file/index.ts";
import { mayShowPhones } from "./processes/phones.ts";
import { reactionsOf } from "./reactions.ts";
import { repeatedWork } from "./repeated-work.ts";
import { openRooms } from "./rooms.ts";
import { routesOf } from "./routes.ts";

/** What a house takes where nobody hands it anything else. */
export const machine: Outside = { random: machineRandom, post: smtpPost, fileStore: (folder) => new FileStore(folder), behind: begin, renderer: createPaperRenderer };

/** Wires the whole system: database, rooms, reactions, HTTP, jobs. */
export async function openHouse({ connection, pooler, clock, publicUrl, customerUrl = publicUrl, dataDir, mail, behindProxy, backups, robotHosts = [], ssoHosts = [], requestsPerMinute, clearDemo, version, checkAnswers, log, logTo }: HouseOptions, { random, post: postBy, fileStore, behind, renderer: newRenderer }: Outside = machine): Promise<House> {
  const db = openDatabase({ connection, pooler });
  const problems = problemWriter(allRefusals);
  const secure = publicUrl.startsWith("https:");
  const secret = await storedSecret(db);
  const login = openLogin({ db, clock, secret, secure });
  const { authenticate, believe, watch } = deniedWatch(authenticator({ db, login, clock, others: [linkAuthenticator(db, clock)] }), deniedAccess({ db, now: clock.now, random }));
  const backupSettings = backups ?? { folder: join(dataDir, "backups"), at: null, keep: 7, named: false };
  const store = fileStore(join(dataDir, "files"));
  const renderer = newRenderer();
  const rooms = openRooms({ db, problems, pipeline: () => pipeline, fileStore: store, renderer, behind, publicUrl, customerUrl, secret, clock, wake: (job) => working?.wake(job), backups: backupSettings, robotHosts, ssoHosts });
  const { routes, imports, orderFiles } = routesOf(rooms);
  const live = startLive(connection);
  const pipeline: Pipeline = pipelineOf(db, { clock, random, changed: live.changed }, reactionsOf(rooms));
  let working: Jobs | undefined;

  const app = await buildHttp({ handlers: routes, pipeline, problems, authenticate, believe, mayShowPhones, checkAnswers, log, ...(logTo && { logTo }), version, behindProxy, ...(requestsPerMinute && { limit: requestLimit({ perMinute: requestsPerMinute }) }) });
  const line = lineBefore(db);
  standInLine(app, line, problems);
  watch(app);
  await app.register(signInPlugin, { prefix: signInBase, db, login, clock, companies: allCompanies, problems, pipeline, publicUrl, providers: keptProviders(ssoHosts) });
  const removeDemo = async () => {
    if (!clearDemo) throw new Error("this house was not handed how a demo is removed");
    await clearDemo(db.pool);
    clock.moveTo(0);
  };
  await app.register(foundingPlugin, { prefix: signInBase, db, pipeline, problems, removeDemo });
  const raw = { pipeline, authenticate, problems };
  await app.register(filesPlugin({ ...raw, store, maySee: rooms.maySee }), { prefix: "/api/v1" });
  await app.register(rooms.papers.plugin(raw), { prefix: "/api/v1" });
  await app.register(rooms.confirmations.plugin(raw), { prefix: "/api/v1" });
  await app.register(orderFilePlugin(raw, orderFiles), { prefix: "/api/v1" });
  await app.register(backupPlugin(raw, rooms.backupDeps), { prefix: "/api/v1" });
  await app.register(addressPlugin(raw, rooms.addresses), { prefix: "/api/v1" });
  registerOutsideHealth(app, secret);
  await app.register(carrierHook({ db, clock, pipeline, problems }));
  live.register(app, { authenticate, isStillIn: (actor) => stillIn(db, clock.now(), actor) });
  const door = doorOf(app.server);
  registerMetrics(app, { database: db, live, door, line, clock });
  await registerPages(app, secure);

  const jobs = repeatedWork({ db, clock, pipeline, connection, dataDir, publicUrl, version, store, backups: backupSettings, robotHosts, post: mail && postBy(mail), papers: rooms.papers });
  return {
    app, db, clock, pipeline, handlers: routes, login, jobs, orderFiles, imports,
    leave: door.leave,
    startJobs: () => (working = startJobs(jobs, { failed: (name, error) => app.log.error({ err: error, job: name }, "job failed") })),
    async close() {
      live.endPages();
      await door.close();
      // Whoever is inside is answered.
      await app.close();
      await live.stop();
      await renderer.close();
      await db.close();
    },
  };
}
