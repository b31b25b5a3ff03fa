import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Clock } from "./clock.ts";
import type { Database } from "./db.ts";
import type { Door } from "./door.ts";
import type { Line } from "./line.ts";
import type { Live } from "./live.ts";
import { type MonthState, monthStates } from "./months.ts";

/** Of tables that lie in months: how many are made ahead, and how many rows found none. Left out while the database does not answer. */
function monthGauges(registry: Registry, state: () => Promise<MonthState[]>): void {
  const told = { months_ahead: { help: "months made ahead of this one", of: "ahead" }, rows_outside_months: { help: "rows whose month is not there", of: "outside" } } as const;
  for (const [name, { help, of }] of Object.entries(told))
    registry.registerMetric(new Gauge({
      name: `gendan_${name}`, help, labelNames: ["table"], registers: [],
      async collect() {
        this.reset();
        for (const each of await state().catch(() => [])) this.set({ table: each.name }, each[of]);
      },
    }));
}

/** Health (the process lives), readiness (it can work: the database answers, and it is not about to go) and Prometheus figures. */
export function registerMetrics(app: FastifyInstance, { database, live, door, line, clock }: { database: Database; live: Live; door: Door; line: Line; clock: Clock }): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "gendan_request_seconds", help: "Time to answer", labelNames: ["route", "status"], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5], registers: [registry],
  });
  const statements = new Counter({ name: "gendan_sql_statements_total", help: "SQL statements sent by requests", labelNames: ["route"], registers: [registry] });
  const gauges = { in_line: () => line.standing, waiting: () => database.pool.waitingCount, connections: () => database.pool.totalCount, live_pages: () => live.listeners };
  for (const [name, value] of Object.entries(gauges))
    registry.registerMetric(new Gauge({ name: `gendan_${name}`, help: name.replace("_", " "), registers: [], collect() { this.set(value()); } }));

  registry.registerMetric(new Counter({
    name: "gendan_turned_away_total", help: "Requests told to come again, for more came than could be served", registers: [],
    collect() {
      this.reset();
      this.inc(line.turnedAway);
    },
  }));

  monthGauges(registry, () => monthStates(database, clock.now()));

  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "unknown";
    seconds.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    const sent = /desc="(\d+)"/.exec(String(reply.getHeader("server-timing") ?? ""))?.[1];
    if (sent) statements.inc({ route }, Number(sent));
    done();
  });
  app.get("/health", { schema: { hide: true } }, () => ({ alive: true }));
  app.get("/ready", { schema: { hide: true } }, async (_, reply) => {
    const ready = !door.leaving && await database.ask({ text: "select 1" }).then(() => true, () => false);
    return reply.status(ready ? 200 : 503).send({ ready });
  });
  app.get("/metrics", { schema: { hide: true } }, async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
