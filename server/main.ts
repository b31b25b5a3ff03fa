import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { signInBase } from "../contract/people.ts";
import { allRefusals } from "../contract/refusals/index.ts";
import * as catalog from "./modules/catalog/index.ts";
import * as companies from "./modules/companies/index.ts";
import * as customers from "./modules/customers/index.ts";
import * as orders from "./modules/orders/index.ts";
import * as people from "./modules/people/index.ts";
import * as policies from "./modules/policies/index.ts";
import { reviewsRoom } from "./modules/reviews/index.ts";
import * as settlement from "./modules/settlement/index.ts";
import * as stock from "./modules/stock/index.ts";
import { type Clock } from "./platform/clock.ts";
import { type Handler, type Pipeline, pipelineOf } from "./platform/command.ts";
import { type Database, openDatabase } from "./platform/db.ts";
import { buildHttp } from "./platform/http.ts";
import { startLive } from "./platform/live.ts";
import { registerMetrics } from "./platform/metrics.ts";
import { registerPages } from "./platform/pages.ts";
import { problemWriter } from "./platform/problems.ts";
import { checksOf } from "./processes/checks-of-order.ts";
import { numberFormat } from "./processes/numbers.ts";
import { buyerFacts, defaultLedger, findProducts, productNames, today, unknownReferences } from "./processes/register-facts.ts";
import { ordersAreReviewed } from "./processes/when-order-submitted-review-it.ts";

export interface HouseOptions {
  connection: pg.PoolConfig;
  clock: Clock;
  /** Whether people reach it by https; decides on cookies and headers. */
  secure: boolean;
  version: string;
  checkAnswers?: boolean;
  log?: boolean;
}

/** The running system: for the command line to start, and for tests to knock at. */
export interface House {
  app: FastifyInstance;
  db: Database;
  clock: Clock;
  pipeline: Pipeline;
  handlers: readonly Handler[];
  login: people.Login;
  close(): Promise<void>;
}

/** Wires all rooms together: who is handed what stands here and nowhere else. */
export async function openHouse({ connection, clock, secure, version, checkAnswers, log }: HouseOptions): Promise<House> {
  const db = openDatabase({ connection });
  const problems = problemWriter(allRefusals);
  const login = people.openLogin({ db, clock, secret: await people.storedSecret(db), secure });
  const authenticate = people.authenticator({ db, login, clock });

  const money = settlement.settlementRoom({
    today, customerOf: buyerFacts, taxRatesOn: catalog.taxRatesOn,
    nextNumber: async (context, { ledgerId, kind }) => companies.takeNumber(context, { ledgerId, kind, format: await numberFormat(context, kind) }),
  });
  const reviews = reviewsRoom(checksOf({
    today, availableOf: stock.availableOf, rolesOf: people.rolesOf, twinsOf: orders.twinsOf,
    exposureOf: async (tx, key, day) => (await settlement.creditOf(tx, key, day)).exposure,
    feasibleBy: () => Promise.resolve(null),
  }));
  const handlers: Handler[] = [
    ...companies.routes,
    ...people.routesOf({ companyOf: companies.companyOf }),
    ...catalog.catalogRoutesOf({ today, customerExists: async (tx, id) => (await customers.readMany(tx, [id])).length > 0 }),
    ...customers.customersRoutesOf({ today, mayApproveOwn: () => Promise.resolve(false), unknownReferences }),
    ...policies.routes,
    ...orders.orderRoutesOf({
      today, takeNumber: companies.leasedNumbers(db), policyInForce: policies.policyInForce, defaultLedger, creditOf: settlement.creditOf, availableOf: stock.availableOf, namesOf: people.personNames,
      tell: ({ language }, refusals) => problems.told(language, refusals),
    }),
    ...reviews.routes,
    ...stock.routesOf({ namesOf: productNames, findProducts }),
    ...money.routes,
  ];
  const reactions = [...ordersAreReviewed(reviews)];
  const pipeline = pipelineOf(db, clock, reactions);
  const live = startLive(connection);
  const app = await buildHttp({ handlers, pipeline, problems, authenticate, checkAnswers, log, version });
  await app.register(people.signInPlugin, { prefix: signInBase, db, login, clock, companies: companies.allCompanies, problems });
  live.register(app, authenticate);
  registerMetrics(app, { database: db, live });
  await registerPages(app, secure);
  return {
    app, db, clock, pipeline, handlers, login,
    async close() {
      await live.stop();
      await app.close();
      await db.close();
    },
  };
}
