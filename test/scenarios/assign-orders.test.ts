import { beforeAll, expect, test } from "vitest";
import { dutiesOfSubject, reassignDuty } from "../../contract/duties.ts";
import { listNotices } from "../../contract/notices.ts";
import { assignOrder } from "../../contract/order-assignment.ts";
import * as orders from "../../contract/orders.ts";
import { readPerson, setPersonState } from "../../contract/people.ts";
import { listInvoiceRequests } from "../../contract/settlement.ts";
import { listDeliveries } from "../../contract/shipping.ts";
import { overview, timeline } from "../../contract/views.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { codesOf } from "../support/edited-policy.ts";
import { type Colleague, type TestHouse, tuesday } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { anotherCustomer, millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let first: Colleague;
let second: Colleague;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  [first, second] = [mill.salesperson, await mill.colleague("salesperson")];
});

const give = (orderId: string, to: string, from: string | null, reason = "区域调整") => ({ orderId, salespersonId: to, fromId: from, reason });
const ofFirst = (more = {}) => life.confirm({ salespersonId: first.id, ...more });
const running = async (orderId: string) => (await mill.director.ask(dutiesOfSubject, { kind: "order", id: orderId })).filter(({ state }) => state === "open");
const monthOf = async (who: Colleague) => (await who.ask(overview, {})).month;
const told = async (who: Colleague) => (await who.ask(listNotices, {})).rows.map(({ kind, text, subject }) => ({ kind, text, subject: subject?.id }));

test("the sales director gives an order to another salesperson: he sees it with its deliveries and money, the one before does not, and both are told why", async () => {
  const orderId = await ofFirst();
  await life.ship(orderId);
  expect(codesOf(await second.refused(orders.readOrder, { orderId }))).toEqual(["notFound"]);
  const months = [await monthOf(first), await monthOf(second)];
  const { number } = await mill.director.ask(assignOrder, give(orderId, second.id, first.id));

  expect(await second.ask(orders.readOrder, { orderId })).toMatchObject({ number, salespersonId: second.id });
  expect(codesOf(await first.refused(orders.readOrder, { orderId }))).toEqual(["notFound"]);
  expect((await second.ask(listDeliveries, {})).rows.map((row) => row.orderNumber)).toContain(number);
  expect((await first.ask(listDeliveries, {})).rows.map((row) => row.orderNumber)).not.toContain(number);
  expect([await monthOf(first), await monthOf(second)].map(({ orderedIn, shipped }, n) => [orderedIn - months[n]!.orderedIn, shipped - months[n]!.shipped])).toEqual([[-1, -1], [1, 1]]);
  expect(await house.asOwner("select distinct salesperson_id from settlement.requests where order_id = $1", [orderId])).toEqual([{ salesperson_id: second.id }]);
  expect((await mill.finance.ask(listInvoiceRequests, {})).rows.map((row) => row.orderId)).toContain(orderId);
  expect(await told(second)).toContainEqual({ kind: "orderGiven", subject: orderId, text: expect.stringContaining("区域调整") });
  expect(await told(first)).toContainEqual({ kind: "orderPassedOn", subject: orderId, text: expect.stringContaining("区域调整") });
  const { rows } = await mill.director.ask(timeline, { orderId });
  expect(rows.find(({ what }) => what === "assigned")).toMatchObject({ why: "区域调整", facts: { salesperson: { from: expect.stringContaining("salesperson"), to: expect.stringContaining("salesperson") } } });
}, 60_000);

test("what the order's salesperson has to do passes to the new one with its time limit; what was handed to a colleague by name stays his", async () => {
  const { orderId } = await mill.clerk.ask(orders.enterOrder, life.typed({ salespersonId: first.id, promisedReplyAt: new Date(tuesday.getTime() + 7_200_000) }));
  const before = (await running(orderId)).find(({ ownerId }) => ownerId === first.id)!;
  await mill.director.ask(assignOrder, give(orderId, second.id, first.id));
  expect(await running(orderId)).toContainEqual(expect.objectContaining({ id: before.id, ownerId: second.id, dueAt: before.dueAt }));
  await mill.director.ask(assignOrder, give(orderId, first.id, second.id, "撤销指派"));
  expect(await running(orderId)).toContainEqual(expect.objectContaining({ id: before.id, ownerId: first.id, dueAt: before.dueAt }));
  const third = await mill.colleague("salesperson");
  await mill.director.ask(reassignDuty, { dutyId: before.id, owner: { personId: third.id }, why: "代为答复" });
  await mill.director.ask(assignOrder, give(orderId, second.id, first.id));
  expect(await running(orderId)).toContainEqual(expect.objectContaining({ id: before.id, ownerId: third.id }));
  expect((await verifyHouse(house.house.db, "/nowhere")).filter(({ wrong }) => wrong > 0)).toEqual([]);
}, 60_000);

test("whoever entered an order still sees it after it was given away, and an order that is nobody's by name is given too, and is nobody's again when that is taken back", async () => {
  const { orderId } = await first.ask(orders.enterOrder, life.typed({ salespersonId: first.id }));
  await mill.director.ask(assignOrder, give(orderId, second.id, first.id));
  expect(await first.ask(orders.readOrder, { orderId })).toMatchObject({ salespersonId: second.id });
  const customer = await anotherCustomer(mill, {
    name: "大理州苍山文具有限公司", shortName: "大理苍山", salespersonId: null, contacts: [{ name: "段誉", phones: ["13800994321"], emails: [], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "大理州", district: "大理市", detail: "人民路 1 号", receiver: 0 }],
  });
  const free = await mill.clerk.ask(orders.enterOrder, life.typed({ ...customer, promisedReplyAt: new Date(tuesday.getTime() + 7_200_000) }));
  expect((await running(free.orderId)).map(({ ownerId }) => ownerId)).toContain(mill.clerk.id);
  await mill.director.ask(assignOrder, give(free.orderId, second.id, null));
  expect((await running(free.orderId)).map(({ ownerId }) => ownerId)).not.toContain(mill.clerk.id);

  await mill.director.ask(assignOrder, { ...give(free.orderId, second.id, second.id, "撤销指派"), salespersonId: null });
  expect(await mill.clerk.ask(orders.readOrder, { orderId: free.orderId })).toMatchObject({ salespersonId: null });
  expect(codesOf(await second.refused(orders.readOrder, { orderId: free.orderId }))).toEqual(["notFound"]);
  expect((await running(free.orderId)).map(({ ownerId }) => ownerId)).toContain(mill.clerk.id);
  const { rows } = await mill.director.ask(timeline, { orderId: free.orderId });
  expect(rows.find(({ what }) => what === "unassigned")).toMatchObject({ why: "撤销指派", facts: { salesperson: { from: expect.stringContaining("salesperson"), to: null } } });
  expect(codesOf(await mill.director.refused(assignOrder, { ...give(free.orderId, second.id, null), salespersonId: null }))).toEqual(["orderNobodys"]);
}, 60_000);

test("the former salesperson of an order that is nobody's again reads just that, not that it is somebody's now; whoever entered it is told that its duties are his", async () => {
  const promised = { promisedReplyAt: new Date(tuesday.getTime() + 7_200_000) };
  const { orderId } = await mill.clerk.ask(orders.enterOrder, life.typed({ salespersonId: first.id, ...promised }));
  const { number } = await mill.clerk.ask(orders.readOrder, { orderId });
  await mill.director.ask(assignOrder, { ...give(orderId, first.id, first.id, "离岗"), salespersonId: null });
  const kinds = async (who: Colleague, of: string) => (await who.ask(listNotices, {})).rows.filter(({ subject }) => subject?.id === of).map(({ kind }) => kind);
  expect(await kinds(first, orderId)).toEqual(["orderTakenOff"]);
  const notice = (await first.ask(listNotices, {})).rows.find(({ subject }) => subject?.id === orderId);
  expect(notice).toMatchObject({ title: `${number} 不再由您负责`, text: expect.stringMatching(/暂无销售员，您的待办转出 2 项。原因：离岗$/) });
  expect(await kinds(mill.clerk, orderId)).toEqual(["dutiesCameBack"]);
  expect((await running(orderId)).map(({ ownerId }) => ownerId)).toContain(mill.clerk.id);

  const own = await first.ask(orders.enterOrder, life.typed({ salespersonId: first.id, ...promised }));
  await mill.director.ask(assignOrder, { ...give(own.orderId, first.id, first.id, "离岗"), salespersonId: null });
  expect(await kinds(first, own.orderId)).toEqual(["orderTakenOff"]);
  expect((await mill.director.ask(timeline, { orderId: own.orderId })).rows.map(({ what }) => what)).not.toContain("dutyReassigned");
}, 60_000);

test("an order is given to a salesperson who works here, and to nobody else", async () => {
  const orderId = await ofFirst();
  const gone = await mill.colleague("salesperson");
  const { revision } = await mill.admin.ask(readPerson, { personId: gone.id });
  await mill.admin.ask(setPersonState, { personId: gone.id, state: "left", expectedVersion: revision });
  const refused = async (to: string, from: string | null = first.id) => codesOf(await mill.director.refused(assignOrder, give(orderId, to, from)));
  expect(await refused(mill.keeper.id)).toEqual(["notASalesperson"]);
  expect(await refused(orderId)).toEqual(["notASalesperson"]);
  expect(await refused(gone.id)).toEqual(["salespersonLeft"]);
  expect(await refused(first.id)).toEqual(["orderTheirsAlready"]);
  expect(await refused(second.id, second.id)).toEqual(["stale"]);
  expect(await refused(second.id, null)).toEqual(["stale"]);
}, 60_000);

test("only those who lead sales give orders away, and none that has ended", async () => {
  const orderId = await ofFirst();
  for (const who of [first, mill.clerk, mill.finance]) expect(codesOf(await who.refused(assignOrder, give(orderId, second.id, first.id)))).toEqual(["notPermitted"]);
  const { orderId: drafted, revision } = await life.enter({ salespersonId: first.id });
  await mill.clerk.ask(orders.cancelOrder, { orderId: drafted, expectedRevision: revision, reason: "录错" });
  expect(codesOf(await mill.director.refused(assignOrder, give(drafted, second.id, first.id)))).toEqual(["wrongState"]);
  expect(codesOf(await mill.director.refused(assignOrder, give(second.id, second.id, first.id)))).toEqual(["notFound"]);
}, 60_000);
