import { beforeAll, expect, test } from "vitest";
import { moveDemoClock } from "../../contract/demo.ts";
import * as contract from "../../contract/demo-path.ts";
import { storeOffset } from "../../server/platform/clock-store.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house, "澄江纸品", { demo: true });
  life = lifeOf(house, mill);
  await house.house.db.outside((tx) => storeOffset(tx, { offset: house.house.clock.offset, home: house.house.clock.now().getTime() }));
});
const look = () => mill.clerk.ask(contract.readDemoPath, {});

test("the five-minute path of a demo is ticked off by what was done to the visitor's order, and leads to where its next step is", async () => {
  expect(await look()).toMatchObject({ order: null, done: [] });
  const orderId = await life.submit();
  const { order, done } = await look();
  expect(order).toMatchObject({ id: orderId, enteredBy: mill.clerk.id, deliveryId: null });
  expect(order?.reviewId).toBe((await life.reviewOf(orderId)).id);
  expect(done).toEqual(["submitted"]);
});

test("an order that was confirmed and sent off ticks every step on the way, and what nobody has done stays open", async () => {
  const orderId = await life.confirm();
  await life.ship(orderId);
  const { order, done } = await look();
  expect(done).toEqual(["submitted", "preliminary", "finance", "stock", "released", "accepted", "picked", "packed", "checked", "shipped"]);
  expect([order?.id, typeof order?.deliveryId, typeof order?.confirmationMailId, typeof order?.shipmentMailId, order?.caseId]).toEqual([orderId, "string", "string", "string", null]);
});

test("the clock's step stays ticked off when the clock is put back", async () => {
  expect((await look()).done).not.toContain("sixteen");
  for (const to of ["hour", "hour", "home"] as const) await mill.clerk.ask(moveDemoClock, { to });
  expect((await look()).done).toContain("sixteen");
});

test("a company with real data has no such path", async () => {
  const real = await papermill(house, "真实纸业");
  expect(await real.clerk.refused(contract.readDemoPath, {})).toMatchObject({ code: "clockOnlyInDemo" });
});
