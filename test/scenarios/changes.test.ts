import { beforeAll, describe, expect, test } from "vitest";
import * as changes from "../../contract/changes.ts";
import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as reviews from "../../contract/reviews.ts";
import * as settlement from "../../contract/settlement.ts";
import * as stock from "../../contract/stock.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { codesOf } from "../support/edited-policy.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house, "澄江变更", { pack: "sys-25.order-and-change-management.yaml" });
  life = lifeOf(house, mill);
});

const source = { from: "customer" as const, channel: "phone" };
const read = (orderId: string) => mill.clerk.ask(orders.readOrder, { orderId });
const impactOf = (orderId: string, content: changes.ChangeContent) => mill.clerk.ask(changes.impactOfChange, { orderId, content });
const changeOf = (changeId: string) => mill.clerk.ask(changes.readChange, { changeId });

async function request(orderId: string, content: changes.ChangeContent, reason = "客户要求变更") {
  const { revision } = await read(orderId);
  return mill.clerk.ask(changes.requestChange, { orderId, content, reason, source, expectedRevision: revision });
}
async function refused(orderId: string, content: changes.ChangeContent) {
  const { revision } = await read(orderId);
  return codesOf(await mill.clerk.refused(changes.requestChange, { orderId, content, reason: "客户要求变更", source, expectedRevision: revision }));
}
/** A wish about the quantity of the order's only line. */
async function quantity(orderId: string, wanted: string, more: Partial<changes.WantedLine> = {}): Promise<changes.ChangeContent> {
  const [line] = (await read(orderId)).lines;
  return { kind: "amend", wanted: { lines: [{ id: line!.id, productId: line!.productId, quantity: wanted, ...more }] } };
}
const deciders = () => ({ sales: mill.director, finance: mill.finance, production: mill.head, warehouse: mill.keeper, stock: mill.keeper, engineering: mill.engineer, preliminary: mill.director });
/** Every department that the change is put before agrees. */
async function agree(changeId: string) {
  const [review] = await mill.finance.ask(reviews.reviewsOfSubject, { kind: "change", id: changeId });
  for (const { key } of review!.steps)
    await deciders()[key as keyof ReturnType<typeof deciders>].ask(reviews.decideStep, {
      reviewId: review!.id, stepKey: key, verdict: "pass", statement: "同意变更", subjectHash: review!.subjectHash, ...(key === "engineering" && { answers: { parametersFeasible: true, processFeasible: true, estimatedDays: 3 } }),
    });
}
async function phoneOf(changeId: string) {
  const { consentRequestId } = await changeOf(changeId);
  const { url } = await mill.clerk.ask(confirmations.copyLink, { requestId: consentRequestId! });
  return house.holderOf(url.split("#")[1]!);
}
async function consent(changeId: string) {
  const phone = await phoneOf(changeId);
  const page = await phone.ask(confirmations.readByLink, {});
  await phone.ask(confirmations.acceptByLink, { pdfSha256: page.pdfSha256!, name: "李敏", digits: "4321", consent: true });
  return page;
}
const exposure = async () => (await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]?.exposure ?? "0.00";
const runOf = async (runId: string) => (await mill.planner.ask(production.listRuns, {})).rows.find(({ id }) => id === runId);
const level = async (productId: string) => (await mill.keeper.ask(stock.listStock, {})).rows.find((row) => row.productId === productId);
/** Everything that the house promises holds; the first wrong row where it does not. */
const holds = async () => (await verifyHouse(house.house.db, "/nowhere")).filter(({ wrong }) => wrong > 0).map(({ check, first }) => `${check}: ${first?.row}: ${first?.expected} / ${first?.found}`);

/** Plans a run of so much and starts it; `finish` makes and stores it. */
async function make(orderId: string, share: string, { finish }: { finish: boolean }) {
  const [wanted] = (await mill.planner.ask(production.listRequests, {})).rows.filter((row) => row.orderId === orderId);
  const planned = await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: [{ requestId: wanted!.id, quantity: share }] });
  const { runId } = planned;
  const approved = await mill.head.ask(production.approveRun, { runId, expectedRevision: planned.revision });
  const started = await mill.planner.ask(production.startRun, { runId, expectedRevision: approved.revision });
  if (finish) await store(runId, share, started.revision);
  return runId;
}
async function store(runId: string, good: string, revision: number) {
  const finished = await mill.planner.ask(production.finishRun, { runId, good, expectedRevision: revision });
  const passed = await mill.quality.ask(production.inspectRun, { runId, outcome: "passed", checks: { quantity: true, appearance: true, packaging: true, label: true }, good, expectedRevision: finished.revision });
  await mill.keeper.ask(production.stockInRun, { runId, warehouseId: mill.warehouseId, expectedRevision: passed.revision });
}

describe("400 rolls ordered, 150 finished, the customer wants 250", () => {
  test("[25.2] [25.6] impact, consent, run, reservation and money agree, and all that the house promises holds", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "400", customParameters: "宽 1092 mm" }] });
    await make(orderId, "150", { finish: true });
    const second = await make(orderId, "250", { finish: false });
    const before = await exposure();
    const wish = await quantity(orderId, "250");
    const impact = await impactOf(orderId, wish);
    expect(impact.lines[0]).toMatchObject({ ordered: "400", wanted: "250", stocked: "150", running: "250", onDelivery: "150", least: "150", progress: "toShip" });
    expect(impact.money).toMatchObject({ totalBefore: "34000.00", totalAfter: "21250.00" });
    expect(impact.notes).toEqual([{ note: "runSurplus", facts: expect.objectContaining({ quantity: "150" }) }]);
    expect([impact.obstacles, impact.ruling.how, impact.ruling.asksCustomer]).toEqual([[], "approveWithConsent", true]);
    expect(await refused(orderId, await quantity(orderId, "149"))).toEqual(["changeBelowMade"]);

    const { changeId } = await request(orderId, wish);
    expect((await read(orderId)).openChange).toMatchObject({ id: changeId, fields: ["quantityDown"] });
    await agree(changeId);
    const page = await consent(changeId);
    expect(page.paper?.change?.differences).toEqual([{ what: "减少数量", line: "第 1 行 DZ1092 定制大轴纸", before: "400 卷", after: "250 卷" }]);

    const order = await read(orderId);
    expect([order.version, order.totalAmount, order.openChange, order.axes.confirmation]).toEqual([2, "21250.00", null, "given"]);
    expect(order.schedules[0]).toMatchObject({ quantity: "250", planned: "250", stocked: "150", issued: "150" });
    expect(Number(await exposure()) - Number(before)).toBeCloseTo(-12750, 2);
    const run = await runOf(second);
    expect([run?.quantity, run?.shares.map(({ quantity: share }) => share)]).toEqual(["250", ["100"]]);
    await store(second, "250", run!.revision);
    expect(await level(mill.wide)).toMatchObject({ onHand: "400", reserved: "250" });
    expect(await holds()).toEqual([]);
  });
});
