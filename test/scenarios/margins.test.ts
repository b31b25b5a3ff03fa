import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import * as catalog from "../../contract/catalog.ts";
import { listChanges, requestChange } from "../../contract/changes.ts";
import { listCosts, listProductCosts, setCost } from "../../contract/costs.ts";
import { readChangeMargin, readMargin } from "../../contract/margins.ts";
import * as orders from "../../contract/orders.ts";
import { listPricesOfList, listPriceLists } from "../../contract/prices.ts";
import { listTasks, readReview } from "../../contract/reviews.ts";
import { importCosts } from "../../contract/table-import.ts";
import { timeline } from "../../contract/views.ts";
import { hire } from "../../server/conformance/company.ts";
import { listen } from "../faults/listening.ts";
import { type Colleague, type TestHouse, tuesday } from "../support/house.ts";
import { lifeOf } from "../support/life.ts";
import { millHouse, type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let manager: Colleague;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  manager = await mill.colleague("generalManager");
  await mill.finance.ask(setCost, { id: mill.roll, validFrom: "2026-11-01", cost: "1.734561", unit: "卷" });
  await mill.finance.ask(setCost, { id: mill.roll, validFrom: "2026-11-26", cost: "2" });
});

const rolls = (more: object = {}) => mill.order({ lines: [{ productId: mill.roll, quantity: "400", ...more }] });
/** 400 rolls at 3.20 with 13 % of tax, over 1.734561 each. */
const earned = { net: "1132.74", cost: "693.82", margin: "438.92", percent: "38.7" };

describe("order entry", () => {
  test("tells whoever sees costs the margin of each line and of the order, of the price without tax, the discount taken off", async () => {
    const advice = await mill.director.ask(orders.adviseOrder, rolls());
    expect(advice.lines[0]?.margin).toEqual({ ...earned, why: null });
    expect(advice.margin).toMatchObject({ day: "2026-11-24", currency: "CNY", ...earned, gaps: [] });
    const cheaper = await mill.director.ask(orders.adviseOrder, rolls({ unitPrice: "3" }));
    expect(cheaper.margin).toMatchObject({ net: "1061.95", margin: "368.13", percent: "34.7" });
  });

  test("says of a product without a standard cost that there is none, and of no order that it costs nothing", async () => {
    const advice = await mill.director.ask(orders.adviseOrder, mill.order({ lines: [{ productId: mill.roll, quantity: "400" }, { productId: mill.wide, quantity: "1" }] }));
    expect(advice.lines.map(({ margin }) => [margin?.margin, margin?.why])).toEqual([["438.92", null], [null, "noCost"]]);
    expect(advice.margin).toMatchObject({ margin: null, cost: null, percent: null, gaps: [{ why: "noCost", lines: [2] }], known: { lines: 1, margin: "438.92" } });
  });
});

describe("an order", () => {
  test("goes by the costs of the day on which it was entered, also when it is looked at or edited after the next ones have begun", async () => {
    const { orderId } = await mill.clerk.ask(orders.enterOrder, rolls());
    expect(await mill.director.ask(readMargin, { orderId })).toMatchObject({ day: "2026-11-24", ...earned, lines: [{ lineNo: 1, ...earned }] });
    const { offset } = house.clock;
    house.clock.moveTo(offset + 4 * 86_400_000);
    for (const reader of [mill.director, mill.finance, manager, mill.admin]) expect((await reader.ask(readMargin, { orderId })).margin).toBe(earned.margin);
    expect((await mill.director.ask(orders.adviseOrder, { ...rolls(), orderId })).margin).toMatchObject({ day: "2026-11-24", margin: earned.margin });
    house.clock.moveTo(offset);
  });

  test("of nobody's company, or none, has no margin to read", async () => {
    const other = await papermill(house, "对手纸业");
    const { orderId } = await mill.clerk.ask(orders.enterOrder, rolls());
    expect((await other.director.refused(readMargin, { orderId })).code).toBe("notFound");
  });
});

test("a change of price is decided with the order's margin before it and after it in view, by whoever sees costs", async () => {
  const other = await papermill(house, "变更毛利", { pack: "sys-25.order-and-change-management.yaml" });
  await other.finance.ask(setCost, { id: other.roll, validFrom: "2026-11-01", cost: "1.734561" });
  const orderId = await lifeOf(house, other).confirm({ lines: [{ productId: other.roll, quantity: "400" }] });
  const { revision, lines } = await other.clerk.ask(orders.readOrder, { orderId });
  const content = { kind: "amend" as const, wanted: { lines: [{ id: lines[0]!.id, productId: other.roll, quantity: "400", unitPrice: "3.1" }] } };
  const { changeId } = await other.clerk.ask(requestChange, { orderId, content, reason: "客户要求降价", source: { from: "customer", channel: "phone" }, expectedRevision: revision });
  expect(await other.director.ask(readChangeMargin, { changeId })).toMatchObject({ before: { margin: "438.92", percent: "38.7" }, after: { net: "1097.35", margin: "403.53", percent: "36.8" } });
  expect((await other.clerk.refused(readChangeMargin, { changeId })).code).toBe("notPermitted");
  expect((await mill.director.refused(readChangeMargin, { changeId })).code).toBe("notFound");
});

describe("a salesperson and a clerk", () => {
  const secrets = ["1.734561", earned.cost, earned.margin];

  test("are refused costs and margins by every door that leads to them", async () => {
    const { orderId } = await mill.clerk.ask(orders.enterOrder, rolls());
    const keeper = await mill.colleague("customerService");
    for (const somebody of [mill.salesperson, mill.clerk, keeper, mill.keeper, mill.planner]) {
      expect((await somebody.refused(readMargin, { orderId })).code).toBe("notPermitted");
      expect((await somebody.refused(listCosts, { id: mill.roll })).code).toBe("notPermitted");
      expect((await somebody.refused(listProductCosts, {})).code).toBe("notPermitted");
      expect((await somebody.refused(setCost, { id: mill.roll, validFrom: "2027-01-01", cost: "1" })).code).toBe("notPermitted");
      expect((await somebody.refused(importCosts, { file: { name: "成本.csv", bytes: Buffer.from("料号,标准成本\nSY5750,1\n").toString("base64") } })).code).toBe("notPermitted");
    }
    expect((await mill.director.refused(setCost, { id: mill.roll, validFrom: "2027-01-01", cost: "1" })).code).toBe("notPermitted");
  });

  test("find neither in what they are answered: entering, order, review, products, search, prices, lists, timeline", async () => {
    const life = lifeOf(house, mill);
    const { orderId, revision } = await life.enter();
    await mill.clerk.ask(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
    const review = await life.reviewOf(orderId);
    const [list] = await mill.clerk.ask(listPriceLists, {});
    for (const somebody of [mill.salesperson, mill.clerk]) {
      const advice = await somebody.ask(orders.adviseOrder, rolls());
      expect([advice.margin, ...advice.lines.map(({ margin }) => margin)]).toEqual([null, null]);
      const answers = [
        advice, await somebody.ask(orders.readOrder, { orderId }), await somebody.ask(orders.listOrders, {}), await somebody.ask(readReview, { reviewId: review.id }), await somebody.ask(listTasks, { list: "toDecide" }),
        await somebody.ask(timeline, { orderId }), await somebody.ask(catalog.listProducts, {}), await somebody.ask(catalog.searchProducts, { q: "SY5750" }), await somebody.ask(catalog.getProduct, { id: mill.roll }),
        await somebody.ask(listPricesOfList, { id: list!.id }), await somebody.ask(listChanges, {}),
      ];
      const told = JSON.stringify(answers);
      expect(told).toContain("SY5750");
      expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
      expect(told).not.toContain('"cost"');
    }
  });

  test("hear live that a product's cost was set, and nothing of what it is", async () => {
    const pass = await hire((work) => house.act(mill.companyId, work), { companyId: mill.companyId, name: "听众", roles: ["salesperson"], until: new Date(tuesday.getTime() + 30 * 86_400_000) });
    const ear = await listen(await house.house.app.listen({ host: "127.0.0.1", port: 0 }), pass.authorization);
    await mill.finance.ask(setCost, { id: mill.wide, validFrom: "2027-02-01", cost: "51.907133" });
    while (!ear.speaksOf(mill.wide)) await sleep(5);
    await ear.stop();
    expect(JSON.stringify(ear.heard)).not.toContain("51.907133");
    // What others did in the same moment is told with it.
    expect(ear.speaksOf(mill.wide)!.subjects!.filter(({ id }) => id === mill.wide)).toEqual([{ kind: "productCost", id: mill.wide }]);
  });
});

describe("a table of costs", () => {
  const csv = (text: string) => ({ name: "成本.csv", bytes: Buffer.from(text).toString("base64") });

  test("is entered by finance from a day on, checked row by row like one that is typed", async () => {
    const wrong = await mill.finance.ask(importCosts, { file: csv("料号,标准成本,单位,生效日期\nSY5750,2.5,箱,2027-05-01\nNO-SUCH,1,,\nDZ1092,0,,\nSY5750,,卷,2027-06-01\n") });
    expect(wrong.rows.map(({ faults }) => faults.map(({ column, code }) => [column, code]))).toEqual([[["单位", "costUnitDiffers"]], [["料号", "importNameUnknown"]], [["标准成本", "costNotAboveZero"]], [["标准成本", "importCellEmpty"]]]);
    const done = await mill.finance.ask(importCosts, { file: csv("料号,标准成本,生效日期\nSY5750,¥2.45,2027-05-01\nDZ1092,52.5,2027-05-01\n"), apply: true });
    expect(done.counts).toEqual({ ok: 2, bad: 0 });
    expect((await mill.director.ask(listCosts, { id: mill.roll }))[0]).toMatchObject({ validFrom: "2027-05-01", cost: "2.45", unit: "卷" });
  });
});
