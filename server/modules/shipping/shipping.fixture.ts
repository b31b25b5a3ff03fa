import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeliveryPolicy } from "../../../contract/delivery-policy.ts";
import { permissionsOf, type Role } from "../../../contract/permissions.ts";
import * as contract from "../../../contract/shipping.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../../contract/toolkit.ts";
import { afterwards } from "../../../test/support/afterwards.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { watched } from "../../../test/support/telling.ts";
import { type Actor, systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type CommandContext, type Done, pipelineOf } from "../../platform/command.ts";
import { type EventType, type Reaction, when } from "../../platform/events.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { checkedInput } from "../../platform/input.ts";
import { isRefused, Refused } from "../../platform/refusal.ts";
import * as cases from "../cases/index.ts";
import { FileStore, filesRoom } from "../files/index.ts";
import { customerToldOfShipment } from "../notices/index.ts";
import { linkAuthenticator } from "../links/index.ts";
import { arrivalContacted, arrived, feedbackGiven, objectionRaised, packed, pickingProgressDue, pickingProgressReported, pickingRequested, readyToPack, shipped, shippingRoom, signedOff } from "./index.ts";
import type { RequestedDelivery } from "./request.ts";

/** The smallest PNG. */
export const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
export const codesOf = (outcome: unknown): string[] => (isRefused(outcome) ? outcome.refusals.map(({ code }) => code) : []);

const told = [arrivalContacted, arrived, feedbackGiven, objectionRaised, packed, pickingProgressDue, pickingProgressReported, pickingRequested, readyToPack, shipped, signedOff, customerToldOfShipment, cases.caseOpened, cases.caseSettled];

type Told = { name: string; facts: Record<string, unknown> }[];

/** Opens a case for an objection, and writes down all that is told. */
function reactionsOf(events: Told, nextNumber: () => string): readonly Reaction[] {
  const openCase = cases.openCase({ takeNumber: () => Promise.resolve(`AS-${nextNumber()}`) });
  const whenObjectedOpenCase = when(objectionRaised, async ({ orderId, part, first, opensCase, kind, source, description, photos }, context) =>
    void (first && opensCase && await openCase(context, { subject: { kind: "order", id: orderId }, part, title: "SO-1", customerName: "华强", salespersonId: null, departmentId: null, kind, source, description, photos })));
  const listeners = told.map((type) => when(type as EventType<object>, (facts, _, { name }) => Promise.resolve(void events.push({ name, facts: facts as Told[number]["facts"] }))));
  return [whenObjectedOpenCase, ...listeners];
}

/** The rooms on a real database of two companies; other rooms' facts are what a test sets. */
async function rooms() {
  const db = await testDatabase();
  const clock = clockWith();
  /** As under SYS-01 goods are checked before they leave. */
  const state = { shut: ["checkFirst"], events: [] as Told };
  const folder = mkdtempSync(join(tmpdir(), "gendan-shipping-"));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  const { keepFile } = filesRoom({ store: new FileStore(folder), maySee: () => Promise.resolve(true) });
  let numbers = 0;
  const nextNumber = () => String((numbers += 1));
  const room = shippingRoom({
    today: ({ now }) => now.toISOString().slice(0, 10), timeZoneOf: () => Promise.resolve("Asia/Shanghai"), takeNumber: () => Promise.resolve(`DN-${nextNumber()}`), driverUrl: (token) => `http://localhost/p/drive#${token}`, companyNameOf: () => Promise.resolve("澄江纸品"), keepFile, coverOf: () => Promise.resolve(new Map()),
    shutBefore: (_, { act, goodsChecked }) => Promise.resolve(state.shut.flatMap((code) => (act !== "ship" || (code === "checkFirst" && goodsChecked) ? [] : [{ code, facts: {} }]))),
  });
  const caseRoutes = cases.routesOf({
    takeNumber: () => Promise.resolve(`AS-${nextNumber()}`), orderOf: () => Promise.resolve(undefined), currencyOf: () => Promise.resolve("CNY"), timeZoneOf: () => Promise.resolve("Asia/Shanghai"),
  });
  const pipeline = pipelineOf(db.database, { clock }, reactionsOf(state.events, nextNumber));
  return { ...db, clock, state, room, keepFile, pipeline, authenticate: linkAuthenticator(db.database, clock), ...watched({ handlers: [...room.routes, ...caseRoutes] }) };
}

/** Asks endpoints as HTTP does, with a key and the input checked by the contract. */
function askingOf({ pipeline, handlers }: Pick<Awaited<ReturnType<typeof rooms>>, "pipeline" | "handlers">) {
  async function call<E extends Endpoint>(actor: Actor, endpoint: E, input: InputOf<E>): Promise<Done> {
    const handler = handlers.find((known) => known.endpoint === (endpoint as Endpoint))!;
    if (!actor.permissions.has(endpoint.permission)) return { outcome: new Refused([{ code: "notPermitted" }]), statements: 0, replayed: false };
    const done = await pipeline.invoke({
      handler, input: checkedInput(endpoint, input), actor, language: "zh-CN",
      idempotency: endpoint.kind === "command" ? { actorId: actor.id, key: randomUUID(), requestHash: "" } : undefined,
    });
    if (!isRefused(done.outcome)) endpoint.answer.parse(JSON.parse(JSON.stringify(done.outcome)));
    return done;
  }
  const ask = async <E extends Endpoint>(actor: Actor, endpoint: E, input: InputOf<E>): Promise<AnswerOf<E> | Refused> => (await call(actor, endpoint, input)).outcome as AnswerOf<E> | Refused;
  /** The same where a refusal would be a fault of the test. */
  async function get<E extends Endpoint>(actor: Actor, endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>> {
    const outcome = await ask(actor, endpoint, input);
    if (isRefused(outcome)) throw new Error(`${endpoint.name}: ${JSON.stringify(outcome.refusals)}`);
    return outcome;
  }
  return { call, ask, get };
}

/** What a test wants different: of the order, of what its policy asks. */
type Wanted = Partial<RequestedDelivery["order"]> & { policy?: Partial<DeliveryPolicy> };

const person = (roles: Role[], more: Partial<Actor> = {}): Actor => ({ kind: "person", id: randomUUID(), companyId: "1", name: "王敏", roles, departmentIds: [], permissions: permissionsOf(roles), ...more });

/** All that a policy may ask of a delivery. */
export const asksAll: DeliveryPolicy = {
  progress: ["pickingStatus", "packingStatus", "carrierAppointment"], checkFirst: true, checks: ["product", "quantity", "address"], carriage: { carrier: ["trackingNumber"], ownTruck: ["plate", "driver"] }, told: ["mail", "sms", "page"],
  questions: ["quantity", "quality", "packaging"], evidence: ["drawnSignature", "stampedScan", "photo"], opensCase: true, scores: ["quality", "punctuality", "service"], afterSalesResult: true,
};

/** Two lines: 10 boxes of A and 5 of B. */
function wanted({ policy, ...more }: Wanted): RequestedDelivery {
  const line = (code: string, lineNo: number, quantity: string) => ({
    lineNo, quantity, orderLineId: uuidv7(), scheduleId: uuidv7(), productId: uuidv7(), productCode: code, name: `纸箱${code}`, spec: "57×50", unit: "箱", barCode: `690${code}`, customerPartNo: null,
    overPercent: "0", underPercent: "0", secondUnit: null, weighed: false,
  });
  return {
    order: { id: uuidv7(), number: "SO-1", ledgerId: uuidv7(), customerId: uuidv7(), customerName: "华强", salespersonId: null, departmentId: null, createdBy: null, ...more },
    warehouseId: uuidv7(), dueOn: "2026-11-24", urgent: false, specialNeeds: "", policy: { ...asksAll, ...policy }, shipTo: { address: "苏州市工业园区星湖街1号", receiver: "李雷", phone: "13912348000" }, lines: [line("A", 1, "10"), line("B", 2, "5")],
  };
}

/** The shipping room with cases opened by objections, and deliveries that are as far as a test needs them. */
export async function warehouse() {
  const house = await rooms();
  const { call, ask, get } = askingOf(house);
  const keeper = person(["warehouse", "logistics", "salesClerk", "customerService"]);
  /** A deed of another room or process. */
  async function act<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
    const outcome = await house.pipeline.act(systemActor("1"), work);
    if (isRefused(outcome)) throw new Error("refused");
    return outcome;
  }
  const requested = async (more: Wanted = {}) =>
    get(keeper, contract.readDelivery, { deliveryId: await act((context) => house.room.request(context, wanted(more))) });
  async function packed(more?: Wanted) {
    const d = await requested(more);
    await get(keeper, contract.pickDelivery, { deliveryId: d.id, byHand: d.lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
    await get(keeper, contract.packDelivery, { deliveryId: d.id });
    return d;
  }
  async function checked(more?: Wanted) {
    const d = await packed(more);
    await get(keeper, contract.checkDelivery, { deliveryId: d.id, addressRight: true, lines: d.lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })) });
    return d;
  }
  const carrier = { by: "carrier" as const, carrier: "顺丰", trackingNumber: "SF100" };
  async function sent(more?: Wanted) {
    const d = await checked(more);
    await get(keeper, contract.shipDelivery, { deliveryId: d.id, carriage: carrier });
    return d;
  }
  return {
    ...house, call, ask, get, person, keeper, requested, packed, checked, sent, carrier,
    /** Who comes with a link, as the house sees him. */
    withToken: (token: string) => house.authenticate({ headers: { authorization: `Link ${token}`, "user-agent": "phone" }, ip: "10.1.1.1" }),
    /** A photo that was uploaded for a delivery. */
    photo: async (id: string) => (await act((context) => house.keepFile(context, { bytes: Buffer.from(png, "base64"), name: "photo.png", subject: { kind: "delivery", id } }))).id,
    namesOf: (deliveryId: string) => house.state.events.filter(({ facts }) => facts.part === deliveryId).map(({ name }) => name),
  };
}
