import { beforeAll, describe, expect, test } from "vitest";
import { readDelay } from "../../contract/case-delays.ts";
import * as cases from "../../contract/cases.ts";
import * as driver from "../../contract/driver.ts";
import * as duties from "../../contract/duties.ts";
import { readFile } from "../../contract/files.ts";
import * as notices from "../../contract/notices.ts";
import * as shipping from "../../contract/shipping.ts";
import * as trips from "../../contract/trips.ts";
import type { Colleague, TestHouse } from "../support/house.ts";
import { type Life, lifeOf, signaturePng } from "../support/life.ts";
import { anotherCustomer, millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse({ customerUrl: "https://orders.example.com" }));
  life = lifeOf(house, mill);
});

const another = (no: number) =>
  anotherCustomer(mill, {
    name: `曲靖第${no}文具有限公司`, shortName: `曲靖${no}文`,
    contacts: [{ name: "王芳", phones: [`1397${String(no).padStart(3, "0")}4321`], emails: [`wangfang${no}@example.com`], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "曲靖市", district: "麒麟区", detail: `南宁路 ${no} 号`, receiver: 0 }],
  });

/** A delivery, packed and checked. */
const checked = async (more: Parameters<Life["confirm"]>[0] = {}): Promise<string> => life.check(await life.confirm(more));
const open = (deliveryId: string) => mill.keeper.ask(shipping.readDelivery, { deliveryId });
const tripNow = (tripId: string) => mill.keeper.ask(trips.readTrip, { tripId });
const plan = async (deliveryIds: string[]) => (await mill.keeper.ask(trips.planTrip, { day: "2026-11-24", plate: "云A·12345", driver: "赵师傅", driverPhone: "13800001111", deliveryIds })).tripId;
async function phoneOf(tripId: string): Promise<Colleague> {
  const { url } = await mill.keeper.ask(trips.createTripLink, { tripId });
  expect(url).toMatch(/^https:\/\/orders\.example\.com\/p\/drive#gdl_/);
  return house.holderOf(url.split("#")[1]!);
}
const received = (lines: { id: string; shipped: string }[]) => lines.map(({ id, shipped }) => ({ lineId: id, received: shipped }));
const photo = (phone: Colleague) => phone.upload(Buffer.from(signaturePng, "base64"), "货物.png");

describe("the driver on his way", () => {
  test("leaves, is late, arrives, hands over, is refused: all of it by his link, each thing once, and the office sees it", async () => {
    const [near, far] = [await checked(), await checked(await another(1))];
    const tripId = await plan([near, far]);
    const phone = await phoneOf(tripId);
    const before = await phone.ask(driver.readDrivenTrip, {});
    expect(before).toMatchObject({ plate: "云A·12345", driver: "赵师傅", state: "planned", stops: [{ no: 1, phone: null }, { no: 2, phone: null }] });
    expect(Number(before.stops[0]!.deliveries[0]!.lines[0]!.shipped)).toBeGreaterThan(0);
    // Nobody hands over what has not left.
    expect((await phone.refused(driver.driverArrives, { no: 1 })).code).toBe("wrongState");
    expect((await phone.ask(driver.driverLeaves, {})).deliveries.map(({ state }) => state)).toEqual(["shipped", "shipped"]);
    const page = await phone.ask(driver.readDrivenTrip, {});
    expect(page.stops.map(({ receiver, phone: number }) => [receiver, number])).toEqual([["李敏", "13887654321"], ["王芳", "13970014321"]]);

    await phone.ask(driver.driverIsLate, { expectedArrival: "2026-11-25", expectedTime: "15:30", reason: "高速封路" });
    await phone.ask(driver.driverIsLate, { expectedArrival: "2026-11-25", expectedTime: "17:00", reason: "仍在堵车" });
    const delays = (await mill.director.ask(cases.listCases, { kind: "delay" })).rows;
    expect(delays.map(({ subject, source }) => [subject, source])).toEqual([[{ kind: "trip", id: tripId }, "trip"]]);
    expect((await mill.director.ask(readDelay, { caseId: delays[0]!.id })).rows.map(({ dateAfter }) => dateAfter)).toEqual(["2026-11-25", "2026-11-25"]);
    const drafts = (await mill.salesperson.ask(notices.listNotices, {})).rows.filter(({ kind, part }) => kind === "arrivalDelayToTell" && part === far);
    expect(drafts.map(({ text }) => /2026-11-25 (\d\d:\d\d)/.exec(text)?.[1]).toSorted()).toEqual(["15:30", "17:00"]);
    expect((await open(far)).delays).toMatchObject([{ expectedTime: "15:30", byName: "云A·12345" }, { expectedTime: "17:00" }]);

    // A phone whose clock is a little ahead, and that sends again what it had no answer to.
    const at = new Date(house.clock.now().getTime() + 180_000);
    const arrivals = [await phone.ask(driver.driverArrives, { no: 1, at }, "arrived-once"), await phone.ask(driver.driverArrives, { no: 1, at }, "arrived-once")];
    expect(arrivals[1]).toEqual(arrivals[0]);
    expect((await open(near)).arrivedAt!.getTime()).toBeLessThanOrEqual(house.clock.now().getTime());
    expect((await phone.refused(driver.driverArrives, { no: 1 })).code).toBe("nothingArrives");

    const { lines } = page.stops[0]!.deliveries[0]!;
    const broken = await photo(phone);
    const handOver = {
      deliveryId: near, signer: "李敏", signature: signaturePng, objection: "一卷受潮", lines: [{ lineId: lines[0]!.id, received: String(Number(lines[0]!.shipped) - 1), reason: "damaged" as const }], photos: [{ fileId: broken, lineId: lines[0]!.id }],
    };
    expect((await phone.refused(driver.driverHandsOver, { ...handOver, signature: undefined })).code).toBe("signatureMissing");
    const signed = [await phone.ask(driver.driverHandsOver, handOver, "signed-once"), await phone.ask(driver.driverHandsOver, handOver, "signed-once")];
    expect(signed[1]).toEqual(signed[0]);
    expect(await open(near)).toMatchObject({ state: "signedWithObjection", receipt: { means: "driver", signer: "李敏", recordedByName: "云A·12345", hash: signed[0]!.hash, files: [{ what: "photo" }, { what: "signature" }] } });
    // The photo is the delivery's now: whoever sees the order sees it.
    expect((await mill.salesperson.ask(readFile, { fileId: broken })).subject).toEqual({ kind: "delivery", id: near });
    expect((await phone.refused(driver.driverHandsOver, handOver)).code).toBe("wrongState");

    await phone.ask(driver.driverIsRefused, { deliveryId: far, reason: "notOrdered", words: "仓库说未下此单", photos: [{ fileId: await photo(phone) }] });
    const complaints = (await mill.director.ask(cases.listCases, {})).rows.filter(({ kind }) => kind !== "delay");
    expect(complaints.map(({ source, kind }) => [source, kind]).toSorted()).toEqual([["driver", "other"], ["receipt", "damage"]]);
    expect(await tripNow(tripId)).toMatchObject({
      link: { state: "used" },
      stops: [{ arrived: true, deliveries: [{ id: near, state: "signedWithObjection", delayed: true, refused: null }] }, { arrived: true, deliveries: [{ id: far, state: "arrived", delayed: true, refused: { reason: "notOrdered", words: "仓库说未下此单" } }] }],
    });
    // It is over: the result is shown, no phone any more, and nothing more is decided.
    const after = await phone.ask(driver.readDrivenTrip, {});
    expect(after.stops.map(({ phone: number }) => number)).toEqual([null, null]);
    expect(after.stops[0]!.deliveries[0]!.receipt).toMatchObject({ signer: "李敏", hash: signed[0]!.hash });
    expect((await phone.refused(driver.driverHandsOver, { ...handOver, deliveryId: far })).code).toBe("linkUsed");
  });

  test("what he did without a network counts from when it happened, and both instants are on record; what cannot be is refused", async () => {
    const deliveryId = await checked();
    const tripId = await plan([deliveryId]);
    const phone = await phoneOf(tripId);
    const begun = house.clock.now().getTime();
    const after = (minutes: number) => new Date(begun + minutes * 60_000);
    house.clock.moveTo(house.clock.offset + 4 * 3_600_000);
    const codeOf = async (at: Date) => (await phone.refused(driver.driverLeaves, { at })).code;
    expect([await codeOf(after(4 * 60 + 10)), await codeOf(after(-10))]).toEqual(["deedOfFuture", "deedBeforeLink"]);
    expect((await phone.refused(driver.driverLeaves, { at: "soon" })).code).toBe("invalidInput");
    await phone.ask(driver.driverLeaves, { at: after(10) });
    await phone.ask(driver.driverArrives, { no: 1, at: after(40) });
    const { lines } = await open(deliveryId);
    await phone.ask(driver.driverHandsOver, { deliveryId, at: after(50), signer: "李敏", signature: signaturePng, lines: received(lines) });
    const now = house.clock.now().getTime();
    const done = await open(deliveryId);
    expect([done.shippedAt, done.arrivedAt, done.signedAt, done.receipt?.signedAt]).toEqual([after(10), after(40), after(50), after(50)]);
    for (const heard of Object.values(done.heardLater)) expect(now - heard.getTime()).toBeLessThan(60_000);
    expect(Object.keys(done.heardLater).toSorted()).toEqual(["arrived", "shipped", "signed"]);
    expect((await tripNow(tripId)).leftAt).toEqual(after(10));
    const told = await house.asOwner("select e.at, did ->> 'what' as what, did -> 'facts' ->> 'happenedAt' as happened, did -> 'facts' ->> 'heardAt' as heard from journal.entries e, jsonb_array_elements(body::jsonb -> 'did') did where did -> 'facts' ? 'happenedAt' and subject_id = any($1::uuid[]) order by seq", [[deliveryId, tripId]]);
    expect(told.map(({ what, happened }) => [what, happened]).toSorted()).toEqual([["arrived", after(40).toISOString()], ["shipped", after(10).toISOString()], ["signed", after(50).toISOString()], ["tripLeft", after(10).toISOString()]]);
    expect(told.map(({ heard }) => heard)).toEqual(told.map(({ at }) => (at instanceof Date ? at.toISOString() : at)));
    // The time limits go by it: contacted within 24 h of the arrival, not of when the house heard of it.
    const contact = (await mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: done.orderId })).find(({ definition }) => definition.id === "T15");
    expect(contact).toMatchObject({ openedAt: after(40), closedAt: after(50), kept: true });
    house.clock.moveTo(house.clock.offset - 4 * 3_600_000);
  });

  test("what waited on a phone for more than three days is refused, and what is told at once is no late news", async () => {
    const deliveryId = await checked();
    const phone = await phoneOf(await plan([deliveryId]));
    const at = house.clock.now();
    await phone.ask(driver.driverLeaves, {});
    expect((await open(deliveryId)).heardLater).toEqual({});
    house.clock.moveTo(house.clock.offset + 73 * 3_600_000);
    expect(await phone.refused(driver.driverArrives, { no: 1, at })).toMatchObject({ code: "deedTooOld", title: expect.stringContaining("72") });
    expect((await open(deliveryId)).state).toBe("shipped");
    house.clock.moveTo(house.clock.offset - 73 * 3_600_000);
  });

  test("sees no price, no amount, no phone but those he calls, and nothing that another truck carries", async () => {
    const [mine, foreign] = [await checked(), await checked()];
    const [tripId, other] = [await plan([mine]), await plan([foreign])];
    const phone = await phoneOf(tripId);
    await phone.ask(driver.driverLeaves, {});
    await mill.keeper.ask(trips.leaveTrip, { tripId: other });
    const { statusCode, payload } = await phone.knock("GET", "/link/trip", { key: "look" });
    expect(statusCode).toBe(200);
    expect(payload).not.toMatch(/price|amount|total|tax|credit|orderId|orderNumber|customerId/i);
    expect(payload).not.toContain(foreign);
    // Eleven digits in a row may stand in an id too.
    expect(payload.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, "").match(/1[3-9]\d{9}/g)).toEqual(["13887654321"]);
    const { lines } = await open(foreign);
    expect((await phone.refused(driver.driverHandsOver, { deliveryId: foreign, signer: "李敏", signature: signaturePng, lines: received(lines) })).code).toBe("notFound");
    expect((await phone.refused(driver.driverIsRefused, { deliveryId: foreign, reason: "other", words: "不要" })).code).toBe("notFound");
    // A photo that came by another driver's link proves nothing here.
    const strange = await photo(await phoneOf(other));
    expect((await phone.refused(driver.driverHandsOver, { deliveryId: mine, signer: "李敏", signature: signaturePng, lines: received((await open(mine)).lines), photos: [{ fileId: strange }] })).code).toBe("fileNotYours");
    // Of all else that the house answers, a driver's link opens nothing.
    for (const endpoint of [shipping.readByLink, shipping.readRatingByLink]) expect((await phone.refused(endpoint, {})).code).toBe("notPermitted");
    for (const url of [`/trips/${tripId}`, `/deliveries/${mine}`, "/orders", "/trips"]) expect((await phone.knock("GET", url, { key: url })).statusCode).toBe(403);
  });

  test("a link that was forged, replaced, withdrawn or has expired opens nothing", async () => {
    const tripId = await plan([await checked()]);
    const first = await phoneOf(tripId);
    const forged = house.holderOf(`gdl_${mill.companyId}_${"x".repeat(43)}`);
    expect((await forged.knock("GET", "/link/trip", { key: "forged" })).statusCode).toBe(401);
    const second = await phoneOf(tripId);
    expect((await first.refused(driver.readDrivenTrip, {})).code).toBe("linkRevoked");
    expect((await tripNow(tripId)).link).toMatchObject({ state: "good" });
    await mill.keeper.ask(trips.withdrawTripLinks, { tripId, reason: "手机丢失" });
    expect((await mill.keeper.refused(trips.withdrawTripLinks, { tripId, reason: "再一次" })).code).toBe("noLinkOut");
    expect((await tripNow(tripId)).link).toMatchObject({ state: "withdrawn" });
    expect((await second.refused(driver.driverLeaves, {})).code).toBe("linkRevoked");
    const third = await phoneOf(tripId);
    house.clock.moveTo(house.clock.offset + 7 * 86_400_000 + 1000);
    expect((await third.refused(driver.readDrivenTrip, {})).code).toBe("linkExpired");
    expect((await tripNow(tripId)).link).toMatchObject({ state: "expired" });
    house.clock.moveTo(house.clock.offset - 7 * 86_400_000 - 1000);
    const planner = await mill.colleague("planner");
    expect((await planner.refused(trips.createTripLink, { tripId })).code).toBe("notPermitted");
    expect((await (await mill.colleague("salesperson")).refused(trips.createTripLink, { tripId })).code).toBe("notFound");
  });
});

describe("a trip that changes", () => {
  test("before it leaves everything of it may change, and what is taken off is free again", async () => {
    const [one, two, three] = [await checked(), await checked(await another(2)), await checked(await another(3))];
    const tripId = await plan([one, two]);
    const phone = await phoneOf(tripId);
    const change = { tripId, day: "2026-11-25", plate: "云A·99999", driver: "赵师傅", deliveryIds: [three, one], expectedRevision: 0 };
    const done = await mill.keeper.ask(trips.changeTrip, change);
    expect(done.deliveries.map(({ deliveryId }) => deliveryId).toSorted()).toEqual([one, two, three].toSorted());
    expect(await tripNow(tripId)).toMatchObject({ day: "2026-11-25", plate: "云A·99999", revision: 1, link: { state: "withdrawn" }, stops: [{ no: 1, deliveries: [{ id: three }] }, { no: 2, deliveries: [{ id: one }] }] });
    // The phone was not typed again: it stays.
    expect((await mill.clerk.ask(trips.readTrip, { tripId })).driverPhone).toBe("13800001111");
    expect((await phone.refused(driver.readDrivenTrip, {})).code).toBe("linkRevoked");
    expect((await mill.keeper.refused(trips.changeTrip, change)).code).toBe("stale");
    const other = await plan([two]);
    expect((await mill.keeper.refused(trips.changeTrip, { ...change, deliveryIds: [one, two], expectedRevision: 1 })).code).toBe("leavesOtherwise");
    await mill.keeper.ask(trips.dissolveTrip, { tripId, reason: "改由快递" });
    expect((await mill.keeper.refused(trips.changeTrip, { ...change, expectedRevision: 2 })).code).toBe("wrongState");
    expect((await tripNow(tripId)).stops).toEqual([]);
    expect((await mill.keeper.ask(trips.changeTrip, { ...change, tripId: other, deliveryIds: [two, three, one], expectedRevision: 0 })).state).toBe("planned");
  });

  test("on its way only truck and driver change, with the reason, and the link of the one before is void", async () => {
    const [one, two] = [await checked(), await checked(await another(4))];
    const tripId = await plan([one, two]);
    const swap = { tripId, plate: "云A·66666", driver: "钱师傅", driverPhone: "13800002222", reason: "原车故障", expectedRevision: 1 };
    expect((await mill.keeper.refused(trips.changeDriver, { ...swap, expectedRevision: 0 })).code).toBe("wrongState");
    const phone = await phoneOf(tripId);
    await phone.ask(driver.driverLeaves, {});
    const edit = { tripId, day: "2026-11-24", plate: "云A·66666", driver: "钱师傅", deliveryIds: [one], expectedRevision: 1 };
    expect((await mill.keeper.refused(trips.changeTrip, edit)).code).toBe("tripUnderWay");
    expect((await mill.keeper.refused(trips.changeDriver, { ...swap, expectedRevision: 0 })).code).toBe("stale");
    await mill.keeper.ask(trips.changeDriver, swap);
    expect((await phone.refused(driver.readDrivenTrip, {})).code).toBe("linkRevoked");
    expect(await mill.clerk.ask(trips.readTrip, { tripId })).toMatchObject({ plate: "云A·66666", driver: "钱师傅", driverPhone: "13800002222" });
    const told = await house.asOwner("select did ->> 'why' as why from journal.entries, jsonb_array_elements(body::jsonb -> 'did') did where subject_kind = 'trip' and subject_id = $1 and did ->> 'what' = 'otherDriver'", [tripId]);
    expect(told).toEqual([{ why: "原车故障" }]);
    const next = await phoneOf(tripId);
    for (const deliveryId of [one, two]) await next.ask(driver.driverHandsOver, { deliveryId, signer: "李敏", signature: signaturePng, lines: received((await open(deliveryId)).lines) });
    expect((await open(one)).receipt).toMatchObject({ means: "driver", recordedByName: "云A·66666" });
    expect((await mill.keeper.refused(trips.changeDriver, { ...swap, expectedRevision: 2 })).code).toBe("nothingArrives");
  });
});
