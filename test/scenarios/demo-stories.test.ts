import { beforeAll, expect, test } from "vitest";
import * as aftersales from "../../contract/aftersales.ts";
import { readDelay, tellDelay } from "../../contract/case-delays.ts";
import { listCases, readCase } from "../../contract/cases.ts";
import { readDemoStories, type StoryMark } from "../../contract/demo-stories.ts";
import { readOrder } from "../../contract/orders.ts";
import type { Role } from "../../contract/permissions.ts";
import { tokenText } from "../../contract/people.ts";
import * as production from "../../contract/production.ts";
import { rulePriceException } from "../../contract/price-exceptions.ts";
import * as purchasing from "../../contract/purchasing.ts";
import { decideStep, readReview } from "../../contract/reviews.ts";
import { listWarehouses } from "../../contract/stock.ts";
import { delayTrip, listTrips } from "../../contract/trips.ts";
import type { House } from "../../server/house.ts";
import * as people from "../../server/modules/people/index.ts";
import { systemActor } from "../../server/platform/actor.ts";
import { storeOffset } from "../../server/platform/clock-store.ts";
import { isRefused } from "../../server/platform/refusal.ts";
import { type Colleague, colleagueOf, testHouse } from "../support/house.ts";
import { papermill } from "../support/scene.ts";
import { demoHouse } from "../support/small-demo.ts";

let house: House;
let asOwner: Awaited<ReturnType<typeof demoHouse>>["asOwner"];
let companyId: string;
const tomorrow = "2026-11-18";

/** The demo as a start makes it, with few orders that are done. Nobody has visited it yet. */
beforeAll(async () => {
  const demo = await demoHouse();
  ({ house, asOwner, companyId } = demo);
  const [home, offset] = [demo.stands.getTime(), demo.stands.getTime() - Date.now()];
  await house.db.outside((tx) => storeOffset(tx, { offset, home }));
  demo.clock.moveTo(offset);
}, 300_000);

/** Whoever the checklist leads to: the first person of a role. */
async function as(role: Role): Promise<Colleague> {
  const [person] = await asOwner("select person_id from people.roles where role = $1 order by 1 limit 1", [role]);
  const id = String(person?.person_id);
  const secret = people.newSecret();
  const issued = await house.pipeline.act(systemActor(companyId), (c) => people.issueToken(c, { name: "visitor", secret, expiresAt: new Date(c.now.getTime() + 86_400_000), personId: id }));
  if (isRefused(issued)) throw new Error(JSON.stringify(issued.refusals));
  return colleagueOf(house, { authorization: `Bearer ${tokenText(companyId, secret)}`, id });
}
const look = async () => (await as("salesClerk")).ask(readDemoStories, {});
const done = async (): Promise<StoryMark[]> => (await look()).done;

test("a demo that nobody has visited has a pallet, a late purchase and a price to look after, and nothing is ticked off", async () => {
  expect(await look()).toMatchObject({ truckCase: null, machineCase: null, palletCase: expect.any(String), goods: { number: expect.any(String) }, price: { reviewId: expect.any(String) }, done: [] });
});

test("the late truck is entered once: one case with four drafted notices, which a person releases", async () => {
  const logistics = await as("logistics");
  const { rows } = await logistics.ask(listTrips, { state: "left" });
  const late = rows.find(({ stops }) => stops.length === 4)!;
  const on = rows.filter(({ stops }) => stops.some(({ arrived }) => !arrived)).length;
  await logistics.ask(delayTrip, { tripId: late.id, expectedArrival: tomorrow, reason: "高速封路", expectedRevision: late.revision });
  expect([on > 1, await done()]).toEqual([true, ["truckLate"]]);
  const service = await as("customerService");
  const caseId = (await look()).truckCase!;
  const orders = (await service.ask(readDelay, { caseId })).rows;
  expect(orders).toHaveLength(4);
  const words = orders.map(({ orderId, draft }) => ({ orderId, draft }));
  await service.ask(tellDelay, { caseId, orders: words.slice(0, 3), means: "mail" });
  expect(await done()).toEqual(["truckLate"]);
  await service.ask(tellDelay, { caseId, orders: words.slice(3), means: "mail" });
  expect(await done()).toEqual(["truckLate", "truckTold"]);
});

test("of the pallet's 40 rolls 37 are restocked and 3 scrapped, and its customer gets a credit note", async () => {
  const service = await as("customerService");
  const caseId = (await look()).palletCase!;
  const [line] = (await service.ask(readCase, { caseId })).lines;
  expect(line).toMatchObject({ quantity: "40", unit: "卷" });
  const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "整托受潮", lines: [{ orderLineId: line!.orderLineId, quantity: "40" }] });
  const keeper = await as("warehouse");
  const places = (await keeper.ask(listWarehouses, {})).rows;
  const place = (kind: string) => places.find((one) => one.kind === kind)!.id;
  const [back] = (await keeper.ask(aftersales.readReturn, { returnId })).lines;
  await keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: place("hold"), lines: [{ lineId: back!.id, quantity: "40" }] });
  await (await as("quality")).ask(aftersales.inspectReturn, { returnId, into: place("goods"), finding: "3 卷受潮", lines: [{ lineId: back!.id, restocked: "37", scrapped: "3" }] });
  expect(await done()).toEqual(expect.arrayContaining(["returnAuthorised", "returnReceived", "returnInspected"]));
  const finance = await as("finance");
  const [worth] = (await finance.ask(aftersales.readReturn, { returnId })).lines;
  expect(Number(worth!.value)).toBeGreaterThan(0);
  await finance.ask(aftersales.creditReturn, { returnId, lines: [{ lineId: back!.id, amount: worth!.value! }] });
  expect(await done()).toContain("returnCredited");
});

test("a fault of the rewinder stops three orders; their new dates come with the reports, and their customers are told", async () => {
  const planner = await as("planner");
  const centre = (await planner.ask(production.listWorkCentres, {})).rows.find(({ code }) => code === "FJ1")!;
  const { runIds } = await planner.ask(production.recordDowntime, { workCentreId: centre.id, from: "2026-11-17", to: tomorrow, reason: "主轴轴承损坏" });
  const service = await as("customerService");
  const caseId = (await look()).machineCase!;
  expect([(await service.ask(readDelay, { caseId })).rows.length, await done()]).toEqual([3, expect.not.arrayContaining(["ordersSlipped", "machineTold"])]);
  const head = await as("productionHead");
  const unreported = (await head.ask(production.listUnreported, {})).rows.filter(({ id }) => runIds.includes(id));
  expect(unreported).toHaveLength(runIds.length);
  for (const { id, operations } of unreported) await head.ask(production.reportRun, { runId: id, currentOperation: operations[0]!, percent: 40, expectedFinish: "2026-11-25", note: "等备件" });
  const slipped = (await service.ask(readDelay, { caseId })).rows;
  expect([slipped.map(({ dateAfter }) => dateAfter), await done()]).toEqual([Array<string>(3).fill("2026-11-25"), expect.arrayContaining(["machineDown", "ordersSlipped"])]);
  await service.ask(tellDelay, { caseId, orders: slipped.map(({ orderId, draft }) => ({ orderId, draft })), means: "mail" });
  expect(await done()).toContain("machineTold");
  expect((await service.ask(listCases, { kind: "delay" })).rows).toHaveLength(3);
});

test("the order that waits for bought ribbons reads 待采购到货 until they are in: the supplier names a day, the customer is told, the keeper receives, the warehouse may pick", async () => {
  const { caseId, purchaseId, orderId } = (await look()).goods!;
  const planner = await as("planner");
  const service = await as("customerService");
  const order = async () => {
    const { stage, axes } = await service.ask(readOrder, { orderId });
    return [stage, axes.fulfilment];
  };
  expect(await order()).toEqual(["awaitingPurchase", "awaitingPurchase"]);
  const { revision, expectedOn, supplierName } = await planner.ask(purchasing.readPurchase, { purchaseId });
  expect([expectedOn, supplierName, (await service.ask(readDelay, { caseId })).rows]).toEqual(["2026-11-16", "云岭碳带制品厂", [expect.objectContaining({ orderId, dateAfter: null })]]);
  await planner.ask(purchasing.datePurchase, { purchaseId, expectedOn: "2026-11-24", confirmed: true, note: "轴芯到货晚一周", expectedRevision: revision });
  const waiting = (await service.ask(readDelay, { caseId })).rows;
  expect([waiting.map(({ dateAfter }) => dateAfter), await order(), await done()]).toEqual([["2026-11-24"], ["awaitingPurchase", "awaitingPurchase"], expect.arrayContaining(["goodsDated"])]);
  await service.ask(tellDelay, { caseId, orders: waiting.map(({ draft }) => ({ orderId, draft })), means: "mail" });
  expect(await done()).toContain("goodsTold");
  const keeper = await as("warehouse");
  const place = (await keeper.ask(listWarehouses, {})).rows.find(({ kind }) => kind === "goods")!;
  const purchase = await keeper.ask(purchasing.readPurchase, { purchaseId });
  await keeper.ask(purchasing.receivePurchase, { purchaseId, warehouseId: place.id, lines: purchase.lines.map(({ id, quantity }) => ({ lineId: id, quantity })), expectedRevision: purchase.revision });
  expect([await order(), await done()]).toEqual([["toShip", "toShip"], expect.arrayContaining(["goodsCame"])]);
});

test("the order with a price below its floor has an approval page to open, and stays to do until somebody decided", async () => {
  const { price } = await look();
  const finance = await as("finance");
  const review = await finance.ask(readReview, { reviewId: price!.reviewId! });
  expect([review.subject, await done()]).toEqual([{ kind: "order", id: price!.orderId }, expect.not.arrayContaining(["priceDecided"])]);
});

test("finance cannot pass it, the general manager releases it as the checklist says, finance passes, and the story is ticked off", async () => {
  const { price } = await look();
  const finance = await as("finance");
  const { id: reviewId, subjectHash } = await finance.ask(readReview, { reviewId: price!.reviewId! });
  const pass = { reviewId, subjectHash, stepKey: "finance", verdict: "pass" as const, statement: "价格已由总经理放行" };
  expect((await finance.refused(decideStep, pass)).code).toBe("priceNotReleased");
  const salesDirector = await as("salesDirector");
  const release = { reviewId, subjectHash, outcome: "released" as const, words: "年度框架客户,同意本单" };
  expect((await salesDirector.refused(rulePriceException, release)).code).toBe("priceBeyondYours");
  await (await as("generalManager")).ask(rulePriceException, release);
  expect(await done()).toContain("priceDecided");
  await finance.ask(decideStep, pass);
  const { steps } = await finance.ask(readReview, { reviewId });
  expect(steps.find(({ key }) => key === "finance")).toMatchObject({ state: "passed" });
});

test("a company with real data has no such stories", async () => {
  const real = await papermill(await testHouse(), "真实纸业");
  expect(await real.clerk.refused(readDemoStories, {})).toMatchObject({ code: "clockOnlyInDemo" });
});
