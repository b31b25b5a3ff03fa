import { beforeAll, describe, expect, test } from "vitest";
import { readDelay } from "../../contract/case-delays.ts";
import * as cases from "../../contract/cases.ts";
import * as notices from "../../contract/notices.ts";
import * as shipping from "../../contract/shipping.ts";
import * as trips from "../../contract/trips.ts";
import { type Life, lifeOf, signaturePng } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { anotherCustomer, millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

/** Deliveries of so many orders, packed and checked. */
async function checked(count: number, customers: readonly Partial<Parameters<Papermill["order"]>[0]>[] = []): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) ids.push(await life.check(await life.confirm(customers[i] ?? {})));
  return ids;
}
const open = (deliveryId: string) => mill.keeper.ask(shipping.readDelivery, { deliveryId });
const carriage = { by: "carrier" as const, carrier: "德邦", trackingNumber: "DB9900" };

const another = (no: number) =>
  anotherCustomer(mill, {
    name: `昆明第${no}百货有限公司`, shortName: `昆明${no}百`,
    contacts: [{ name: "李敏", phones: ["13887654321"], emails: [`limin${no}@example.com`], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "昆明市", district: "五华区", detail: `人民路 ${no} 号`, receiver: 0 }],
  });

describe("leaving together", () => {
  test("deliveries of one customer and address leave under one number, and one link lists all of them, each with its own receipt", async () => {
    const ids = await checked(2);
    const { groupId } = await mill.clerk.ask(trips.consolidate, { deliveryIds: ids, day: "2026-11-25" });
    expect((await mill.keeper.refused(shipping.shipDelivery, { deliveryId: ids[0]!, carriage })).code).toBe("leavesTogether");
    await mill.clerk.ask(trips.dissolveGroup, { groupId, reason: "改为分开发" });
    const again = await mill.clerk.ask(trips.consolidate, { deliveryIds: ids, day: "2026-11-25" });
    await mill.keeper.ask(trips.shipGroup, { groupId: again.groupId, carriage, expectedArrival: "2026-11-27" });
    expect((await mill.clerk.refused(trips.dissolveGroup, { groupId: again.groupId, reason: "晚了" })).code).toBe("wrongState");
    expect(await Promise.all(ids.map(async (id) => (await open(id)).trackingNumber))).toEqual(["DB9900", "DB9900"]);
    const { token } = await mill.clerk.ask(shipping.createDeliveryLink, { deliveryId: ids[0]!, purpose: "signDelivery" });
    const phone = house.holderOf(token);
    const hashes: string[] = [];
    for (const deliveryId of ids) {
      const page = await phone.ask(shipping.readByLink, { deliveryId });
      expect([page.deliveryId, page.together.map((one) => one.deliveryId).toSorted()]).toEqual([deliveryId, ids.toSorted()]);
      const photo = await phone.upload(Buffer.from(signaturePng, "base64"), "货物.png");
      const done = await phone.ask(shipping.signByLink, {
        deliveryId, signer: "李敏", signature: signaturePng, photos: [{ fileId: photo, lineId: page.lines[0]!.id }], lines: page.lines.map(({ id, shipped }) => ({ lineId: id, received: shipped })),
      });
      hashes.push(done.hash);
    }
    expect(new Set(hashes).size).toBe(2);
    expect(await Promise.all(ids.map(async (id) => (await open(id)).state))).toEqual(["signed", "signed"]);
    expect((await phone.ask(shipping.readByLink, {})).link.usedAt).toBeInstanceOf(Date);
    const [foreign] = await checked(1);
    expect((await phone.refused(shipping.readByLink, { deliveryId: foreign! })).code).toBe("notFound");
  });

  test("of two customers, or of what left already, nothing becomes one shipment", async () => {
    const [own, other] = await checked(2, [{}, await another(7)]);
    expect((await mill.clerk.refused(trips.consolidate, { deliveryIds: [own!, other!], day: "2026-11-25" })).code).toBe("otherPlace");
    await mill.keeper.ask(shipping.shipDelivery, { deliveryId: own!, carriage });
    const [next] = await checked(1);
    expect((await mill.clerk.refused(trips.consolidate, { deliveryIds: [next!, own!], day: "2026-11-25" })).code).toBe("leavesOtherwise");
  });
});

describe("a trip", () => {
  test("(7) a truck with four orders is late: entered once, four deliveries have the new arrival, four words are drafted, one case answers, and nobody outside hears before a person lets it go", async () => {
    const places = [{}, await another(1), await another(2), await another(3)];
    const ids = await checked(4, places);
    const planned = await mill.keeper.ask(trips.planTrip, { day: "2026-11-24", plate: "云A·12345", driver: "赵师傅", driverPhone: "13800001111", deliveryIds: ids });
    expect(planned.stops).toBe(4);
    expect((await mill.keeper.refused(trips.planTrip, { day: "2026-11-24", plate: "云A·9", deliveryIds: [ids[0]!] })).code).toBe("leavesOtherwise");
    expect((await mill.keeper.refused(trips.delayTrip, { tripId: planned.tripId, expectedArrival: "2026-11-26", reason: "堵车" })).code).toBe("wrongState");
    const left = await mill.keeper.ask(trips.leaveTrip, { tripId: planned.tripId, expectedArrival: "2026-11-25" });
    expect(left.deliveries.map(({ state }) => state)).toEqual(["shipped", "shipped", "shipped", "shipped"]);
    const mailsBefore = await house.asOwner("select count(*)::int as n from notices.mails where kind = 'arrivalDelayed'");
    expect((await mill.keeper.refused(trips.delayTrip, { tripId: planned.tripId, expectedArrival: "2026-11-24", reason: "堵车" })).code).toBe("notLater");
    await mill.keeper.ask(trips.delayTrip, { tripId: planned.tripId, expectedArrival: "2026-11-27", reason: "高速封路" });
    const pages = await Promise.all(ids.map(open));
    expect(pages.map(({ expectedArrival }) => expectedArrival)).toEqual(["2026-11-27", "2026-11-27", "2026-11-27", "2026-11-27"]);
    const drafts = (await mill.salesperson.ask(notices.listNotices, {})).rows.filter(({ kind }) => kind === "arrivalDelayToTell");
    expect(drafts.map(({ part }) => part).toSorted()).toEqual(ids.toSorted());
    expect(drafts[0]!.text).toContain("2026-11-27");
    const opened = (await mill.director.ask(cases.listCases, { kind: "delay" })).rows;
    expect(opened.map(({ subject, source }) => [subject, source])).toEqual([[{ kind: "trip", id: planned.tripId }, "trip"]]);
    const delayed = async () => (await mill.director.ask(readDelay, { caseId: opened[0]!.id })).rows;
    expect((await delayed()).map(({ orderNumber, dateAfter }) => [orderNumber, dateAfter])).toEqual(pages.map(({ orderNumber }) => [orderNumber, "2026-11-27"]).toSorted());
    expect(await house.asOwner("select count(*)::int as n from notices.mails where kind = 'arrivalDelayed'")).toEqual(mailsBefore);
    await mill.salesperson.ask(trips.tellOfDelay, { deliveryId: ids[0]!, by: "mail" });
    expect((await house.asOwner("select recipient_name from notices.mails where kind = 'arrivalDelayed'")).length).toBe(1);
    // What was told from the delivery is not told again from the case.
    expect((await delayed()).filter(({ toldMeans }) => toldMeans === "mail").map(({ orderNumber }) => orderNumber)).toEqual([pages[0]!.orderNumber]);
    await mill.salesperson.ask(trips.tellOfDelay, { deliveryId: ids[1]!, by: "phone", recipient: "李敏" });
    expect((await open(ids[1]!)).delays).toMatchObject([{ expectedBefore: "2026-11-25", expected: "2026-11-27", toldBy: "phone", recipient: "李敏" }]);
    expect((await mill.salesperson.refused(trips.tellOfDelay, { deliveryId: ids[1]!, by: "mail" })).code).toBe("noDelayToTell");
  });

  test("two deliveries of one customer are one stop, and the arrival there is entered once", async () => {
    const [own, also, other] = await checked(3, [{}, {}, await another(5)]);
    const { tripId, stops } = await mill.keeper.ask(trips.planTrip, { day: "2026-11-24", plate: "云A·55555", driver: "钱师傅", deliveryIds: [own!, other!, also!] });
    expect(stops).toBe(2);
    await mill.keeper.ask(trips.leaveTrip, { tripId });
    const arrived = await mill.clerk.ask(trips.arriveAtStop, { tripId, no: 1 });
    expect(arrived.deliveries.map(({ deliveryId, state }) => [deliveryId, state]).toSorted()).toEqual([[own, "arrived"], [also, "arrived"]].toSorted());
    expect((await mill.clerk.refused(trips.arriveAtStop, { tripId, no: 1 })).code).toBe("nothingArrives");
    const [trip] = (await mill.keeper.ask(trips.listTrips, { state: "left" })).rows;
    expect(trip!.stops.map(({ no, arrived: there }) => [no, there])).toEqual([[1, true], [2, false]]);
    expect(trip).toMatchObject({ plate: "云A·55555", driver: "钱师傅" });
  });

  test("a trip that was given up frees its deliveries, and one that is not checked holds the truck up by name", async () => {
    const [own] = await checked(1);
    const { tripId } = await mill.keeper.ask(trips.planTrip, { day: "2026-11-24", plate: "云A·1", driver: "孙师傅", deliveryIds: [own!] });
    await mill.keeper.ask(trips.dissolveTrip, { tripId, reason: "车坏" });
    const orderId = await life.confirm();
    const { id } = await life.deliveryOf(orderId);
    const again = await mill.keeper.ask(trips.planTrip, { day: "2026-11-24", plate: "云A·2", driver: "孙师傅", deliveryIds: [own!, id] });
    expect((await mill.keeper.refused(trips.leaveTrip, { tripId: again.tripId })).code).toBe("checkFirst");
  });
});
