import { beforeAll, expect, test } from "vitest";
import { listCustomers } from "../../contract/customers.ts";
import { myDuties } from "../../contract/duties.ts";
import { confirmInformation, enterOrder, listOrders, readOrder } from "../../contract/orders.ts";
import { addStandIn } from "../../contract/people.ts";
import { timeline } from "../../contract/views.ts";
import { papermill, type Papermill } from "../support/scene.ts";
import { testHouse } from "../support/house.ts";

const house = await testHouse();
const hour = 3_600_000;
const hence = (hours: number) => new Date(house.clock.now().getTime() + hours * hour);
let mill: Papermill;
let other: Papermill["salesperson"];
let bystander: Papermill["salesperson"];
let orderId: string;

beforeAll(async () => {
  mill = await papermill(house, "代理纸品", { pack: "sys-24.time-limits.yaml" });
  // Whose role reaches his own documents, and somebody to whom a role is lent that does not.
  [other, bystander] = [await mill.colleague("salesperson"), await mill.colleague("salesperson")];
  ({ orderId } = await mill.clerk.ask(enterOrder, mill.order()));
});

const sees = async (who: typeof other) => ({
  orders: (await who.ask(listOrders, {})).rows.map(({ id }) => id),
  customers: (await who.ask(listCustomers, {})).rows.map(({ id }) => id),
  duties: (await who.ask(myDuties, {})).rows.filter(({ subject }) => subject.id === orderId).map(({ definition }) => definition.id),
});
const nothing = { orders: [], customers: [], duties: [] };
const all = () => ({ orders: [orderId], customers: [mill.customer.id], duties: ["T03"] });

test("whoever takes the place of an absent salesperson reaches that one's own orders, customers and duties while the period runs, and not before", async () => {
  await mill.admin.ask(addStandIn, { absentId: mill.salesperson.id, standInId: other.id, roles: ["salesperson"], from: hence(1), to: hence(24) });
  expect(await sees(other)).toEqual(nothing);
  expect((await other.refused(readOrder, { orderId })).code).toBe("notFound");
  house.clock.moveTo(house.clock.offset + 2 * hour);
  expect(await sees(other)).toEqual(all());
});

test("what a stand-in does is on record as done in the place of the absent person", async () => {
  const { revision } = await other.ask(readOrder, { orderId });
  await other.ask(confirmInformation, { orderId, expectedRevision: revision });
  const { rows, sound } = await mill.clerk.ask(timeline, { orderId });
  expect(rows[0]).toMatchObject({ what: "informationConfirmed", actorFor: ["salesperson 代理纸品"] });
  expect(rows.find(({ what }) => what === "entered")?.actorFor).toEqual([]);
  expect(sound).toBe(true);
});

test("a colleague who stands in for nobody sees none of it, nor does the stand-in the day after", async () => {
  expect(await sees(bystander)).toEqual(nothing);
  house.clock.moveTo(house.clock.offset + 24 * hour);
  expect(await sees(other)).toEqual(nothing);
  expect((await other.refused(readOrder, { orderId })).code).toBe("notFound");
});

test("a lent role that reaches no own documents brings none", async () => {
  const both = await mill.colleague("salesperson", "warehouse");
  const { orderId: his } = await both.ask(enterOrder, mill.order({ salespersonId: both.id }));
  await mill.admin.ask(addStandIn, { absentId: both.id, standInId: bystander.id, roles: ["warehouse"], from: hence(-1), to: hence(9) });
  expect((await bystander.ask(listOrders, {})).rows.map(({ id }) => id)).toContain(his);
  const { revision } = await bystander.ask(readOrder, { orderId: his });
  expect((await bystander.refused(confirmInformation, { orderId: his, expectedRevision: revision })).code).toBe("notFound");
});
