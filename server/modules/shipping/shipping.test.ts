import { beforeAll, beforeEach, expect, test } from "vitest";
import * as contract from "../../../contract/shipping.ts";
import { isRefused } from "../../platform/refusal.ts";
import { codesOf, warehouse } from "./shipping.fixture.ts";

let house: Awaited<ReturnType<typeof warehouse>>;
beforeAll(async () => {
  house = await warehouse();
});
beforeEach(() => {
  house.state.shut = ["checkFirst"];
});

test("an order's goods are asked for with their issue note, and the warehouse may pick and pack", async () => {
  const d = await house.requested();
  expect(d).toMatchObject({ state: "requested", number: expect.stringMatching(/^DN-/) as string, lineCount: 2 });
  expect(house.namesOf(d.id)).toEqual(["pickingRequested", "readyToPack", "pickingProgressDue"]);
});

test("the day's report keeps picking status, packing status and the carrier's appointment [01.13]", async () => {
  const d = await house.requested();
  const carrierAppointment = new Date("2026-11-24T08:00:00Z");
  await house.get(house.keeper, contract.reportPicking, { deliveryId: d.id, pickingDone: true, packingDone: false, carrierAppointment });
  expect(await house.get(house.keeper, contract.readDelivery, { deliveryId: d.id })).toMatchObject({ pickingDone: true, packingDone: false, carrierAppointment, reportedOn: house.clock.now().toISOString().slice(0, 10) });
  expect(house.namesOf(d.id)).toContain("pickingProgressReported");
});

test("scans add up by bar code or product code until every line is picked", async () => {
  const d = await house.requested();
  const first = await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, scans: [{ code: "690A" }, { code: "a", quantity: "9" }] });
  expect(first.state).toBe("picking");
  const second = await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, scans: [{ code: "690B", quantity: "5" }] });
  expect(second).toMatchObject({ state: "picked", lines: [{ picked: "10" }, { picked: "5" }] });
});

test("a foreign product is refused by what was scanned, and nothing of the batch is kept", async () => {
  const d = await house.requested();
  const refused = await house.ask(house.keeper, contract.pickDelivery, { deliveryId: d.id, scans: [{ code: "690A" }, { code: "690X" }] });
  expect(isRefused(refused) && refused.refusals[0]).toMatchObject({ code: "wrongProductScanned", facts: { scanned: "690X", expected: "A, B" } });
  expect((await house.get(house.keeper, contract.readDelivery, { deliveryId: d.id })).lines[0]!.picked).toBe("0");
});

test("more than was ordered cannot be picked, by scan or by hand", async () => {
  const d = await house.requested();
  expect(codesOf(await house.ask(house.keeper, contract.pickDelivery, { deliveryId: d.id, scans: [{ code: "690A", quantity: "11" }] }))).toEqual(["pickedTooMuch"]);
  expect(codesOf(await house.ask(house.keeper, contract.pickDelivery, { deliveryId: d.id, byHand: [{ lineId: d.lines[1]!.id, picked: "6" }] }))).toEqual(["pickedTooMuch"]);
});

test("a short line needs its reason before the picking is done, and only what was picked is packed", async () => {
  const d = await house.requested();
  const [a, b] = d.lines as [contract.DeliveryLine, contract.DeliveryLine];
  const byHand = [{ lineId: a.id, picked: "10" }, { lineId: b.id, picked: "3" }];
  expect((await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, byHand })).state).toBe("picking");
  expect(codesOf(await house.ask(house.keeper, contract.packDelivery, { deliveryId: d.id }))).toEqual(["wrongState"]);
  expect((await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, short: [{ lineId: b.id, reason: "damaged" }] })).state).toBe("picked");
  await house.get(house.keeper, contract.packDelivery, { deliveryId: d.id });
  const event = house.state.events.find(({ name, facts }) => name === "packed" && facts.part === d.id);
  expect(event?.facts.moves).toMatchObject([{ scheduleId: a.scheduleId, quantity: "10" }, { scheduleId: b.scheduleId, quantity: "3" }]);
});

test("boxes must hold what was picked; a packing that is mended tells the difference only", async () => {
  const d = await house.requested();
  const [a, b] = d.lines as [contract.DeliveryLine, contract.DeliveryLine];
  await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, scans: [{ code: "A", quantity: "10" }, { code: "B", quantity: "5" }] });
  const box = (quantity: string) => [{ label: "1/1", weightKg: "12.5", contents: [{ lineId: a.id, quantity }, { lineId: b.id, quantity: "5" }] }];
  expect(codesOf(await house.ask(house.keeper, contract.packDelivery, { deliveryId: d.id, packages: box("9") }))).toEqual(["boxesDiffer"]);
  await house.get(house.keeper, contract.packDelivery, { deliveryId: d.id, packages: box("10") });
  await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, byHand: [{ lineId: a.id, picked: "9" }], short: [{ lineId: a.id, reason: "damaged" }] });
  await house.get(house.keeper, contract.packDelivery, { deliveryId: d.id, packages: box("9") });
  expect(house.state.events.findLast(({ name, facts }) => name === "packed" && facts.part === d.id)?.facts.moves).toMatchObject([{ scheduleId: a.scheduleId, quantity: "-1" }]);
  expect((await house.get(house.keeper, contract.readDelivery, { deliveryId: d.id })).packages).toEqual([{ label: "1/1", weightKg: "12.5", size: null, contents: box("9")[0]!.contents }]);
});

test("product, quantity and address are checked against the issue note; a difference is on record by name and stops the goods [01.15]", async () => {
  const d = await house.requested();
  const [a, b] = d.lines as [contract.DeliveryLine, contract.DeliveryLine];
  await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, scans: [{ code: "A", quantity: "10" }, { code: "B", quantity: "5" }] });
  expect(codesOf(await house.ask(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage: house.carrier }))).toEqual(["checkFirst"]);
  await house.get(house.keeper, contract.packDelivery, { deliveryId: d.id });
  const lines = [{ lineId: a.id, productRight: false, counted: "10" }, { lineId: b.id, productRight: true, counted: "4" }];
  expect(codesOf(await house.ask(house.keeper, contract.checkDelivery, { deliveryId: d.id, lines: lines.slice(0, 1), addressRight: true }))).toEqual(["lineNotChecked"]);
  const differing = await house.get(house.keeper, contract.checkDelivery, { deliveryId: d.id, lines, addressRight: false, note: "标签是旧地址" });
  expect(differing).toMatchObject({ state: "packed", check: { passed: false, differs: [{ what: "product", lineId: a.id }, { what: "quantity", lineId: b.id, expected: "5", found: "4" }, { what: "address" }] } });
  expect(codesOf(await house.ask(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage: house.carrier }))).toEqual(["checkFirst"]);
  await house.get(house.keeper, contract.checkDelivery, { deliveryId: d.id, addressRight: true, lines: d.lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })) });
  expect((await house.get(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage: house.carrier })).state).toBe("shipped");
  expect((await house.get(house.keeper, contract.readDelivery, { deliveryId: d.id })).checks.map(({ passed }) => passed)).toEqual([false, true]);
});

test("nothing leaves without the carrier's number, or the own truck's plate and driver [01.15]", async () => {
  const d = await house.checked();
  const ship = (carriage: contract.CarriageInput) => house.ask(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage });
  expect(codesOf(await ship({ ...house.carrier, trackingNumber: "" }))).toEqual(["carriageFieldMissing"]);
  expect(codesOf(await ship({ by: "ownTruck", plate: "", driver: "", driverPhone: "" }))).toEqual(["carriageFieldMissing", "carriageFieldMissing"]);
  expect(codesOf(await ship({ by: "ownTruck", plate: "苏E12345", driver: "老周", driverPhone: "" }))).toEqual([]);
  expect((await house.get(house.keeper, contract.readDelivery, { deliveryId: d.id })).carriage).toMatchObject({ by: "ownTruck", plate: "苏E12345", driver: "老周" });
});

test("a shut gate keeps the goods in, with its reason", async () => {
  const d = await house.checked();
  house.state.shut = ["checkFirst", "gateWaitsForMoney"];
  const refused = await house.ask(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage: house.carrier });
  expect(isRefused(refused) && refused.refusals[0]).toMatchObject({ code: "gateWaitsForMoney" });
});

test("where the policy has no such gate, packed goods leave unchecked", async () => {
  const d = await house.requested();
  house.state.shut = [];
  const ship = () => house.ask(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage: house.carrier });
  await house.get(house.keeper, contract.pickDelivery, { deliveryId: d.id, byHand: d.lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
  expect(codesOf(await ship())).toEqual(["checkFirst"]);
  await house.get(house.keeper, contract.packDelivery, { deliveryId: d.id });
  expect(codesOf(await ship())).toEqual([]);
});

test("of two who send the same delivery off at once one wins, and the goods move once", async () => {
  const d = await house.checked();
  const ship = () => house.ask(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage: house.carrier });
  const outcomes = await Promise.all([ship(), ship()]);
  expect(outcomes.flatMap(codesOf)).toEqual(["wrongState"]);
  expect(house.namesOf(d.id).filter((name) => name === "shipped")).toHaveLength(1);
});

test("an arrival lies between the shipping and now, and the contact after it is on record with its answers", async () => {
  const d = await house.sent();
  expect(codesOf(await house.ask(house.keeper, contract.recordArrivalContact, { deliveryId: d.id, quantityGood: true, qualityGood: true, packagingGood: true }))).toEqual(["wrongState"]);
  expect(codesOf(await house.ask(house.keeper, contract.recordArrival, { deliveryId: d.id, arrivedAt: new Date("2020-01-01T00:00:00Z") }))).toEqual(["arrivalTimeWrong"]);
  await house.get(house.keeper, contract.recordArrival, { deliveryId: d.id });
  await house.get(house.keeper, contract.recordArrivalContact, { deliveryId: d.id, quantityGood: true, qualityGood: true, packagingGood: true });
  expect(house.namesOf(d.id).slice(-2)).toEqual(["arrived", "arrivalContacted"]);
});

test("a command stays within twelve statements, key and commit included", async () => {
  const d = await house.checked();
  const { statements } = await house.call(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage: { by: "ownTruck", plate: "苏E12345", driver: "老周" } });
  expect(statements).toBeLessThanOrEqual(12);
});
