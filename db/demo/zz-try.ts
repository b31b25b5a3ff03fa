import pg from "pg";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { execSync } from "node:child_process";
import { startEmbeddedPostgres } from "/work/main/server/platform/embedded-postgres.ts";
import { migrate } from "/work/main/server/platform/migrations.ts";
import { openHouse } from "/work/main/server/main.ts";
import { actClock } from "/work/main/server/platform/clock-store.ts";
import { makeDemo } from "/work/main/db/demo/make-demo.ts";
const dir = mkdtempSync("/tmp/gendan-demo-");
const server = await startEmbeddedPostgres({ dataDir: dir });
try {
  await migrate(server.connection);
  if (process.argv.includes("nosync")) { const c = new pg.Client(server.connection); await c.connect(); await c.query("alter system set synchronous_commit = off"); await c.query("select pg_reload_conf()"); await c.end(); }
  const clock = actClock();
  const house = await openHouse({ connection: server.connection, clock, publicUrl: "http://localhost:3000", dataDir: dir + "/files", version: "0", log: process.argv[3] === "log" ? "errors" : undefined });
  const t = Date.now();
  const spent = new Map<string, [number, number, number]>();
  const note = (name: string, ms: number, statements: number) => { const o = spent.get(name) ?? [0, 0, 0]; spent.set(name, [o[0] + 1, o[1] + ms, o[2] + statements]); };
  const original = house.pipeline.invoke;
  Object.assign(house.pipeline, { invoke: async (i: { handler: { endpoint: { name: string } } }) => { const b = performance.now(); const done = await original(i as never); note(i.handler.endpoint.name, performance.now() - b, done.statements); return done; } });
  for (const job of house.jobs) { const work = job.work.bind(job); Object.assign(job, { work: async (s: AbortSignal) => { const b = performance.now(); await work(s); note("job " + job.name, performance.now() - b, 0); } }); }
  const report = () => console.table([...spent].sort((a, b) => b[1][1] - a[1][1]).slice(0, 30).map(([name, [n, ms, st]]) => ({ name, n, total: Math.round(ms), each: (ms / n).toFixed(1), statements: (st / n).toFixed(1) })));
  try {
    const made = await makeDemo(house, clock, { seed: 20_260_114, completed: Number(process.argv[2] ?? 355), realNow: new Date() });
    const pids = execSync("ps -eo pid,cputimes,args").toString().split("\n").filter((l) => l.includes("postgres"));
    const app = await house.db.pool.query("select datname, pid from pg_stat_activity where pid is not null");
    const ours = new Set(app.rows.map((r: { pid: number }) => r.pid));
    let pg_ = 0; for (const pid of ours) { try { const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" "); pg_ += (Number(f[11]) + Number(f[12])) / 100; } catch {} }
    const { user, system } = process.cpuUsage(); void pids;
    console.log("cpu node", ((user + system) / 1e6).toFixed(1), "pg", pg_.toFixed(1));
    console.log("made", made.commands, "commands in", Date.now() - t, "ms", made.stands.toISOString());
    const rows = await house.db.inCompany(made.companyId, (tx) => tx.many({ compile: () => ({ sql: "select stage, count(*)::int as n from orders.orders group by 1 order by 1", parameters: [] }) } as never));
    console.table(rows);
    // QUERIES
    for (const q of [
      "select definition_id, state, kept, count(*)::int, sum((escalated_to <> '{}')::int)::int esc from duties.duties group by 1,2,3 order by 1,2,3",
      "select state, count(*)::int from notices.mails group by 1",
      "select c.code, c.credit_limit, a.open_orders, a.open_invoices, a.unapplied, round(100*(a.open_orders+a.open_invoices-a.deposits-a.unapplied)/nullif(c.credit_limit,0)) pct from customers.customers c left join settlement.accounts a on a.customer_id=c.id order by 1",
      "select customer_name, count(*)::int, sum(amount-paid) from settlement.receivables where due_on < '2026-11-17' and amount > paid group by 1 order by 3 desc",
      "select round(avg(total_amount)), min(total_amount), max(total_amount), sum(total_amount) from orders.orders",
      "select state, count(*)::int from production.runs group by 1",
      "select state, count(*)::int from shipping.deliveries group by 1",
      "select date_trunc('week', created_at)::date w, count(*)::int from orders.orders group by 1 order by 1",
      "select channel, count(*)::int from orders.orders group by 1",
      "select count(*)::int from notices.notices",
    ]) { try { console.log(q.slice(0, 60)); console.table((await house.db.pool.query(q)).rows); } catch (e) { console.log((e as Error).message); } }
  report(); } catch (e) { report(); console.log("after", Date.now() - t, "ms"); console.error(e); }
  await house.close();
} finally { await server.stop(); rmSync(dir, { recursive: true, force: true }); }
