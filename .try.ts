import { mkdtempSync } from "node:fs";
import pg from "pg";
import { startEmbeddedPostgres } from "./server/platform/embedded-postgres.ts";
import { withRig } from "./server/bench/rig.ts";
import { runSd } from "./server/bench/sd/run.ts";
import { lineOf } from "./server/bench/sd/report.ts";
const folder = mkdtempSync("/tmp/sds-");
let s = await startEmbeddedPostgres({ dataDir: folder });
const q = async (t: string) => { const c = new pg.Client(s.connection); await c.connect(); const r = await c.query(t); await c.end(); return r.rows; };
await q("alter system set shared_preload_libraries = 'pg_stat_statements'"); await q("alter system set pg_stat_statements.track = 'top'"); await q("alter system set pg_stat_statements.track_planning = 'on'");
await s.stop(); s = await startEmbeddedPostgres({ dataDir: folder });
try {
 await q("create extension pg_stat_statements");
 await withRig({ ground: { connection: s.connection, databasePid: s.pid, folder } }, async (rig) => {
  const r = await runSd(rig, { users: 1, withFloor: false, warmSeconds: 20, plan: async ({ gendan }) => {
   const out = [];
   for (const mode of ["auto", "force_generic_plan", "auto", "force_generic_plan"]) {
   await q(`alter system set plan_cache_mode = '${mode}'`); await q("select pg_reload_conf()"); await gendan({ seconds: 4 });
   await q("select pg_stat_statements_reset()");
   const m = await gendan({ seconds: 12 }); console.log(mode, lineOf(m)); out.push(m);
   const orders = m.steps / 15;
   const [r] = await q(`select sum(calls) c, sum(plans) n, sum(total_exec_time) e, sum(total_plan_time) p from pg_stat_statements`);
   console.log(mode, "calls", (r.c / orders).toFixed(0), "plans", (r.n / orders).toFixed(0), "exec ms/order", (r.e / orders).toFixed(2), "plan ms/order", (r.p / orders).toFixed(2));
   if (mode !== "auto") continue; for (const r of await q(`select calls, plans, total_exec_time e, total_plan_time p, left(regexp_replace(query, '\\s+', ' ', 'g'), 400) q from pg_stat_statements order by total_plan_time desc limit 22`)) console.log((r.calls / orders).toFixed(1), (r.plans / orders).toFixed(1), (r.e / orders).toFixed(2), (r.p / orders).toFixed(2), r.q.slice(0, 130)); 
   }
   return out; } });
   console.log(r.gendan.faults);
 });
} finally { await s.stop(); }
