import { randomUUID } from "node:crypto";
import { usualTerms } from "../../../contract/payment-terms.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../../contract/toolkit.ts";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { watched } from "../../../test/support/telling.ts";
import type { Actor, Scope } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type CommandContext, type Done, pipelineOf } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import type { Event, Reaction } from "../../platform/events.ts";
import { checkedInput } from "../../platform/input.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import type { Person } from "./deps.ts";
import { type GateRule, type OpenOrderFacts, openOrder, settlementRoom, type SettlementRoom, type SuppliedLine, type SupplyFacts } from "./index.ts";

export const id = (): string => randomUUID();
export const ledgerId = id();
export const termsOf = (code: string) => usualTerms.find((terms) => terms.code === code)!;

const permissions = new Map<string, Scope>(["see", "call", "askInvoice", "invoice", "receive", "releaseGate", "reverse", "refund", "credit", "closeBooks", "makeStatement"].map((verb) => [`settlement.${verb}`, "company"]));
export const finance: Actor = { kind: "person", id: id(), companyId: "1", name: "钱芳", roles: ["finance"], departmentIds: [], permissions };
export const salesperson = (personId: string): Actor => ({ ...finance, id: personId, name: "李强", roles: ["salesperson"], permissions: new Map([["settlement.see", "own"], ["settlement.call", "own"]]) });

/** Statutory rates as they were: 16 % from May 2018, 13 % from April 2019. */
const rateOn = (day: string) => (day < "2019-04-01" ? "16" : "13");

/** What orders and their policy say. */
interface OrdersSay {
  /** The company's business date. */
  today: string;
  /** The people in every customer's file. */
  people: Person[];
  /** Of money before production and shipping. */
  rule: GateRule | undefined;
  /** Unit prices of lines as they are now. */
  prices: Map<string, string>;
  /** The lines of orders as their versions say them now, by the order's id. */
  whole: Map<string, SuppliedLine[]>;
}
export interface Room extends OrdersSay {
  db: TestDatabase;
  /** The doors of the room. */
  money: SettlementRoom;
  events: Event[];
  statements: number;
  ask<E extends Endpoint>(endpoint: E, input: InputOf<E>, actor?: Actor): Promise<AnswerOf<E>>;
  refused<E extends Endpoint>(endpoint: E, input: InputOf<E>, actor?: Actor): Promise<string[]>;
  act<T>(work: (context: CommandContext) => Promise<T | Refused>): Promise<T | Refused>;
  open(facts?: Partial<OpenOrderFacts>): Promise<OpenOrderFacts>;
  supply(order: { orderId: string }, facts?: Partial<SupplyFacts> & { gross?: string }): Promise<string>;
}

/** Registers that know every customer. Each costs the statement that it costs in the house, so that budgets are honest. */
function registersOf(saidNow: () => OrdersSay): Parameters<typeof settlementRoom>[0] {
  const series = new Map<string, number>();
  const look = ({ tx }: { tx: Tx }) => tx.run(sql`select 1`);
  return {
    peopleOf: (_, customerIds) => Promise.resolve(new Map(customerIds.map((customerId) => [customerId, saidNow().people]))),
    onHold: () => Promise.resolve([]),
    moneyGateOf: () => Promise.resolve(saidNow().rule),
    async today(context) {
      await look(context);
      return saidNow().today;
    },
    async customerOf(tx, customerId) {
      await look({ tx });
      return customerId.startsWith("0000") ? undefined : { name: "澄江纸品", salespersonId: null, departmentId: null, currency: "CNY", limit: "1000000.00" };
    },
    async nextNumber(context, { kind }) {
      await look(context);
      series.set(kind, (series.get(kind) ?? 0) + 1);
      return `${kind}-${String(series.get(kind)).padStart(5, "0")}`;
    },
    orderPricesOf: () => Promise.resolve(saidNow().prices),
    wholeOf: (_, orderId) => Promise.resolve(saidNow().whole.get(orderId) ?? []),
    async taxRatesOn(tx, classes, day) {
      await look({ tx });
      return new Map(classes.map((each) => [each, each === "goods" ? rateOn(day) : undefined]));
    },
  };
}

/** The settlement room on a database of its own. */
export async function settlementOnDatabase(): Promise<Room> {
  const db = await testDatabase();
  const money = settlementRoom(registersOf(() => room));
  const events: Event[] = [];
  const listen: Reaction = { on: "*", react: (_facts, _context, event) => Promise.resolve(void events.push(event)) };
  const pipeline = pipelineOf(db.database, { clock: clockWith() }, [listen]);
  watched({ handlers: money.routes });
  let keys = 0;
  const invoke = async (endpoint: Endpoint, given: object, actor: Actor): Promise<Done> => {
    const handler = money.routes.find((route) => route.endpoint === endpoint)!;
    const key = endpoint.kind === "command" ? `key-${String((keys += 1))}` : undefined;
    const done = await pipeline.invoke({ handler, input: checkedInput(endpoint, given), actor, language: "en", idempotency: key ? { actorId: actor.id, key, requestHash: key } : undefined });
    room.statements = done.statements;
    return done;
  };
  const room: Room = {
    db, money, events, statements: 0, rule: { inFull: false, release: ["finance", "generalManager"] }, prices: new Map(), whole: new Map(), people: [], today: "2026-03-31",
    async ask(endpoint, input, actor = finance) {
      const { outcome } = await invoke(endpoint, input, actor);
      if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.refusals));
      return endpoint.answer.parse(outcome) as AnswerOf<typeof endpoint>;
    },
    async refused(endpoint, input, actor = finance) {
      const { outcome } = await invoke(endpoint, input, actor);
      return isRefused(outcome) ? outcome.refusals.map(({ code }) => code) : [];
    },
    act: (work) => pipeline.act(finance, work),
    async open(facts = {}) {
      const order: OpenOrderFacts = {
        orderId: id(), number: `SO${String(Math.floor(Math.random() * 1e9)).padStart(9, "0")}`, customerId: id(), customerName: "澄江纸品", ledgerId, salespersonId: null, departmentId: null, currency: "CNY",
        total: "1000.00", terms: termsOf("monthly30"), confirmedOn: "2026-03-01", limit: null, ...facts,
      };
      await room.act((context) => openOrder(context, order));
      return order;
    },
    async supply(order, { gross = "1000", ...facts } = {}) {
      const line = { orderLineId: id(), deliveryLineId: id(), name: "A4 复印纸", spec: "70g", quantity: "1", unit: "箱", unitPrice: gross, priceFactor: "1", taxIncluded: true, taxClass: "goods" };
      const outcome = await room.act((context) =>
        money.requestInvoice(context, { orderId: order.orderId, deliveryId: id(), deliveryNumber: "DN001", suppliedOn: "2026-03-10", billableOn: facts.suppliedOn ?? "2026-03-10", lines: [line], ...facts }));
      if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.refusals));
      return outcome.requestId!;
    },
  };
  return room;
}
