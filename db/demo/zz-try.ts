import { mkdtempSync, rmSync } from "node:fs";
import { startEmbeddedPostgres } from "/work/main/server/platform/embedded-postgres.ts";
import { migrate } from "/work/main/server/platform/migrations.ts";
import { openHouse } from "/work/main/server/main.ts";
import { actClock } from "/work/main/server/platform/clock-store.ts";
import { makeDemo } from "/work/main/db/demo/make-demo.ts";
const dir = mkdtempSync("/tmp/gendan-demo-");
const server = await startEmbeddedPostgres({ dataDir: dir });
try {
  await migrate(server.connection);
  const clock = actClock();
  const house = await openHouse({ connection: server.connection, clock, publicUrl: "http://localhost:3000", filesFolder: dir + "/files", version: "0" });
  const t = Date.now();
  try {
    const made = await makeDemo(house, clock, { seed: 20_260_114, completed: Number(process.argv[2] ?? 355), realNow: new Date() });
    console.log("made", made.commands, "commands in", Date.now() - t, "ms", made.stands.toISOString());
    const rows = await house.db.inCompany(made.companyId, (tx) => tx.many({ compile: (c: never) => ({ sql: "select stage, count(*)::int as n from orders.orders group by 1 order by 1", parameters: [] }) } as never));
    console.table(rows);
  } catch (e) { console.log("after", Date.now() - t, "ms"); console.error(e); }
  await house.close();
} finally { await server.stop(); rmSync(dir, { recursive: true, force: true }); }
