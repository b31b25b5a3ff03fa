import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { arrangeViews, dropView, listViews, mostViews, saveView } from "../../contract/order-views.ts";
import { testHouse } from "../support/house.ts";
import { papermill, type Papermill } from "../support/scene.ts";

const house = await testHouse();
let mill: Papermill;
beforeAll(async () => {
  mill = await papermill(house);
});
const view = (name: string, more = {}) => ({ viewId: randomUUID(), name, filter: { stage: "toShip", seller: mill.salesperson.id }, layout: { order: ["number"], hidden: ["channel"] }, ...more });
const names = async (who = mill.clerk) => (await who.ask(listViews, {})).rows.map(({ name }) => name);

test("a view is saved under a name with its filter and columns, renamed, put elsewhere and thrown away", async () => {
  const [first, second] = [view("本周要发"), view("大客户")];
  await mill.clerk.ask(saveView, first);
  await mill.clerk.ask(saveView, second);
  expect((await mill.clerk.ask(listViews, {})).rows[0]).toEqual({ id: first.viewId, name: "本周要发", filter: first.filter, layout: first.layout });
  await mill.clerk.ask(arrangeViews, { viewIds: [second.viewId, first.viewId] });
  await mill.clerk.ask(saveView, { ...first, name: "今天要发" });
  expect(await names()).toEqual(["大客户", "今天要发"]);
  await mill.clerk.ask(dropView, { viewId: second.viewId });
  expect(await names()).toEqual(["今天要发"]);
});

test("a view is its owner's alone: nobody else sees, changes or throws it away", async () => {
  const mine = view("只给我看");
  await mill.planner.ask(saveView, mine);
  expect(await names(mill.finance)).toEqual([]);
  expect((await mill.finance.refused(saveView, { ...mine, name: "改名" })).code).toBe("notFound");
  await mill.finance.ask(dropView, { viewId: mine.viewId });
  await mill.finance.ask(arrangeViews, { viewIds: [mine.viewId] });
  expect(await names(mill.planner)).toEqual(["只给我看"]);
});

test("a name stands for one view, and there is an end to them", async () => {
  for (let count = 0; count < mostViews; count += 1) await mill.engineer.ask(saveView, view(`视图 ${count}`));
  expect((await mill.engineer.refused(saveView, view("再来一个"))).code).toBe("viewsFull");
  expect((await mill.engineer.refused(saveView, view("视图 3"))).code).toBe("viewNameTaken");
});
