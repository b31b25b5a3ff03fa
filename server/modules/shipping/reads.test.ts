import { beforeAll, expect, test } from "vitest";
import * as contract from "../../../contract/shipping.ts";
import { isRefused } from "../../platform/refusal.ts";
import { codesOf, warehouse } from "./shipping.fixture.ts";
import { deliveriesUnderWay, paperFactsOf } from "./index.ts";

let house: Awaited<ReturnType<typeof warehouse>>;
beforeAll(async () => {
  house = await warehouse();
});

test("the workbench groups what is due by the step that is next", async () => {
  await house.requested();
  const ready = await house.checked();
  const { groups } = await house.get(house.keeper, contract.readWorkbench, { day: "2026-11-25" });
  expect(groups.map(({ group }) => group)).toEqual(["pick", "pack", "check", "ship", "underway", "sign"]);
  expect(groups.find(({ group }) => group === "ship")).toMatchObject({ due: 1, overdue: 1, later: 0, rows: [{ id: ready.id }] });
  expect((await house.get(house.keeper, contract.readWorkbench, { day: "2026-11-20" })).groups[0]).toMatchObject({ due: 0, later: 1 });
});

test("deliveries are found by state, by part of a customer's name or tracking number, page by page", async () => {
  const d = await house.sent();
  const found = async (filter: object) => (await house.get(house.keeper, contract.listDeliveries, filter)).rows.map(({ id }) => id);
  expect(await found({ state: "shipped" })).toEqual([d.id]);
  expect(await found({ search: "f10" })).toEqual([d.id]);
  expect(await found({ search: "华强", carrier: "顺丰" })).toEqual([d.id]);
  expect(await found({ search: "无此客户" })).toEqual([]);
  const first = await house.get(house.keeper, contract.listDeliveries, { limit: 2 });
  const second = await house.get(house.keeper, contract.listDeliveries, { limit: 2, cursor: first.next! });
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(3);
  expect(second.next).toBeNull();
});

test("a salesperson reaches the deliveries of his own orders only, and another company none", async () => {
  const seller = house.person(["salesperson"]);
  const own = await house.requested({ salespersonId: seller.id });
  const foreign = await house.requested();
  expect((await house.get(seller, contract.listDeliveries, {})).rows.map(({ id }) => id)).toEqual([own.id]);
  expect(codesOf(await house.ask(seller, contract.readDelivery, { deliveryId: foreign.id }))).toEqual(["notFound"]);
  expect(codesOf(await house.ask(seller, contract.recordArrival, { deliveryId: foreign.id }))).toEqual(["notFound"]);
  const stranger = house.person(["warehouse"], { companyId: "2" });
  expect(codesOf(await house.ask(stranger, contract.readDelivery, { deliveryId: own.id }))).toEqual(["notFound"]);
  expect(codesOf(await house.ask(stranger, contract.pickDelivery, { deliveryId: own.id }))).toEqual(["notFound"]);
});

test("a phone is shown to those who must call and masked for the rest", async () => {
  const { id } = await house.requested();
  const phoneFor = async (role: "warehouse" | "logistics") => (await house.get(house.person([role]), contract.readDelivery, { deliveryId: id })).receiver.phone;
  expect(await phoneFor("logistics")).toBe("13912348000");
  expect(await phoneFor("warehouse")).toBe("139****8000");
});

test("who has not the permission picks, checks and ships nothing", async () => {
  const d = await house.checked();
  const planner = house.person(["planner"]);
  expect(codesOf(await house.ask(planner, contract.shipDelivery, { deliveryId: d.id, carriage: house.carrier }))).toEqual(["notPermitted"]);
  expect(codesOf(await house.ask(house.person(["logistics"]), contract.checkDelivery, { deliveryId: d.id, lines: [], addressRight: true }))).toEqual(["notPermitted"]);
});

test("papers find all facts of a delivery in the transaction that made them, in one statement", async () => {
  const d = await house.sent();
  await house.database.inCompany("1", async (tx) => {
    const before = tx.statements;
    expect(await paperFactsOf(tx, d.id)).toMatchObject({ delivery: { trackingNumber: "SF100" }, lines: [{ shipped: "10" }, { shipped: "5" }], people: [{ role: "receiver", name: "李雷" }], checks: [{ passed: true }] });
    expect(tx.statements - before).toBe(1);
  });
});

test("a delivery owes its daily word until it leaves", async () => {
  const ready = await house.checked();
  const sent = await house.sent();
  const owing = await house.database.inCompany("1", deliveriesUnderWay);
  expect(owing).toContainEqual({ orderId: ready.orderId, part: ready.id, since: ready.requestedAt });
  expect(owing.map(({ part }) => part)).not.toContain(sent.id);
});

test("a stale page is told so instead of acting on what it no longer shows", async () => {
  const d = await house.requested();
  await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, scans: [{ code: "A" }] });
  const refused = await house.ask(house.keeper, contract.pickDelivery, { deliveryId: d.id, scans: [{ code: "A" }], expectedRevision: 0 });
  expect(isRefused(refused) && refused.refusals[0]).toMatchObject({ code: "stale", facts: { revision: 1 } });
});
