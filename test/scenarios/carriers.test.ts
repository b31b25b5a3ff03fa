import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { connectCarrier, endCarrier, listCarrierEvents, listCarriers, trackingOf } from "../../contract/carriers.ts";
import { readDelivery } from "../../contract/shipping.ts";
import { outcomeOf } from "../../server/modules/shipping/carriers/receive.ts";
import { signed, whyNotBelieved } from "../../server/modules/shipping/carriers/signature.ts";
import { type Life, lifeOf } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

const secret = `whsec_${randomBytes(32).toString("base64")}`;
const number = "SF1234567890123";
let house: TestHouse;
let mill: Papermill;
let life: Life;
let path: string;
let connectionId: string;
let deliveryId: string;
let address = 0;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  ({ path, id: connectionId } = await mill.admin.ask(connectCarrier, { carrier: "顺丰速运", secret }));
});
beforeEach(() => void (address += 1));

interface Sent {
  id?: string;
  sentAt?: number;
  by?: string;
  to?: string;
  signature?: string;
  body?: string | Buffer;
}
/** One message as a carrier sends it; `at` in minutes from now. */
async function send(type: string, more: { trackingNumber?: string; minutes?: number; expectedOn?: string; note?: string } = {}, { id = randomUUID(), sentAt = Date.now(), by = secret, to = path, signature, body }: Sent = {}) {
  const { minutes = 0, ...said } = more;
  const payload = Buffer.from(body ?? JSON.stringify({ type, trackingNumber: number, at: new Date(house.clock.now().getTime() + minutes * 60_000).toISOString(), ...said }));
  const timestamp = String(Math.floor(sentAt / 1000));
  const answer = await house.house.app.inject({
    method: "POST", url: to, payload, remoteAddress: `10.9.0.${address}`,
    headers: { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature ?? signed(by, { id, timestamp, body: payload }) },
  });
  return { status: answer.statusCode, ...answer.json<{ outcome?: string; code?: string }>() };
}
const delivery = () => mill.keeper.ask(readDelivery, { deliveryId });
const noticesOf = async (kind: string) => (await house.asOwner("select person_id from notices.notices where kind = $1", [kind])).map(({ person_id: id }) => id);

test("a number that no delivery has is kept and told, and stands on the delivery once it has the number", async () => {
  expect(await send("pickedUp", { note: "已揽收" })).toMatchObject({ status: 200, outcome: "unknown" });
  expect(await mill.admin.ask(listCarrierEvents, { only: "unknown" })).toMatchObject({ rows: [{ trackingNumber: number, kind: "pickedUp", carrier: "顺丰速运" }] });
  const orderId = await life.confirm();
  house.clock.moveTo(house.clock.offset + 60_000);
  deliveryId = (await life.ship(orderId)).id;
  expect(await mill.keeper.ask(trackingOf, { deliveryId })).toMatchObject([{ kind: "pickedUp", outcome: "unknown" }]);
});

test("on its way it is noted; a delay moves the expected day, and one past the promised day is the customer's to know", async () => {
  house.clock.moveTo(house.clock.offset + 3_600_000);
  expect(await send("inTransit", { minutes: -30 })).toMatchObject({ outcome: "noted" });
  expect(await send("delayed", { minutes: -20, expectedOn: "2026-11-27", note: "道路结冰" })).toMatchObject({ outcome: "delayed" });
  expect(await delivery()).toMatchObject({ state: "shipped", expectedArrival: "2026-11-27" });
  expect(await noticesOf("delayToTell")).toEqual([]);
  expect(await send("delayed", { minutes: -10, expectedOn: "2026-12-20" })).toMatchObject({ outcome: "delayed" });
  expect(await delivery()).toMatchObject({ expectedArrival: "2026-12-20" });
  expect(await noticesOf("shipmentDelayed")).toContain(mill.salesperson.id);
  expect((await noticesOf("delayToTell")).length).toBeGreaterThan(0);
});

test("an older message that comes late is kept and moves nothing back", async () => {
  expect(await send("delayed", { minutes: -40, expectedOn: "2026-11-26" })).toMatchObject({ outcome: "late" });
  expect(await delivery()).toMatchObject({ expectedArrival: "2026-12-20" });
});

test("a fault on the way is told to the salesperson", async () => {
  expect(await send("exception", { note: "外箱破损", minutes: -8 })).toMatchObject({ outcome: "noted" });
  expect(await noticesOf("shipmentException")).toContain(mill.salesperson.id);
});

test("an arrival is put on record once, however often and by whichever word it is told", async () => {
  const id = randomUUID();
  const minutes = -5;
  const body = JSON.stringify({ type: "arrived", trackingNumber: number, at: new Date(house.clock.now().getTime() + minutes * 60_000).toISOString() });
  const both = await Promise.all([send("arrived", {}, { id, body }), send("arrived", {}, { id, body })]);
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["arrived", "duplicate"]);
  expect(await delivery()).toMatchObject({ state: "arrived" });
  expect(await send("signed")).toMatchObject({ outcome: "noted" });
  expect(await send("inTransit")).toMatchObject({ outcome: "late" });
  expect(await delivery()).toMatchObject({ state: "arrived", receipt: null });
  const events = await house.asOwner("select body from journal.entries where subject_kind = 'delivery' and body like '%\"what\":\"arrived\"%'");
  expect(events).toHaveLength(1);
  expect(await send("arrived", {}, { id, body: body.replace("arrived", "exception") })).toMatchObject({ status: 409, code: "webhookIdReused" });
});

test("forged, unsigned, old and foreign messages are not believed, change nothing, and are kept with their reason", async () => {
  const before = (await mill.admin.ask(listCarrierEvents, {})).rows.length;
  const other = `whsec_${randomBytes(32).toString("base64")}`;
  expect(await send("arrived", {}, { by: other })).toMatchObject({ status: 401, code: "webhookNotBelieved" });
  expect(await send("arrived", {}, { signature: "v1,AAAA v2,x" })).toMatchObject({ status: 401 });
  expect(await send("arrived", {}, { signature: "" })).toMatchObject({ status: 401 });
  expect(await send("arrived", {}, { sentAt: Date.now() - 301_000 })).toMatchObject({ status: 401 });
  expect(await send("arrived", {}, { sentAt: Date.now() + 310_000 })).toMatchObject({ status: 401 });
  expect(await send("arrived", {}, { to: `/hooks/carriers/gdc_${mill.companyId}_${"x".repeat(22)}` })).toMatchObject({ status: 401, code: "webhookNotBelieved" });
  expect(await send("arrived", {}, { to: "/hooks/carriers/nonsense" })).toMatchObject({ status: 401 });
  expect((await mill.admin.ask(listCarrierEvents, {})).rows).toHaveLength(before);
  const reasons = await house.asOwner("select reason from shipping.carrier_refusals order by at, id");
  expect(reasons.map(({ reason }) => reason)).toEqual(["forged", "forged", "unsigned", "tooOld", "tooOld"]);
  expect(await mill.admin.ask(listCarriers, {})).toMatchObject([{ refused: 5, lastRefusal: "tooOld" }]);
});

test("after ten that are not believed an address is not heard for a minute", async () => {
  for (let i = 0; i < 10; i += 1) expect(await send("arrived", {}, { signature: "v1,AAAA" })).toMatchObject({ status: 401 });
  expect(await send("inTransit")).toMatchObject({ status: 429, code: "webhookTooOften" });
});

test("what is too large or says nothing is refused", async () => {
  expect((await send("arrived", {}, { body: Buffer.alloc(65 * 1024, 32) })).status).toBe(413);
  expect(await send("arrived", {}, { body: "{" })).toMatchObject({ status: 422, code: "invalidInput" });
  expect(await send("teleported")).toMatchObject({ status: 422, code: "invalidInput" });
  expect(await send("arrived", { trackingNumber: "" })).toMatchObject({ status: 422 });
});

test("a connection that was ended is believed no more; its secret is shown to nobody", async () => {
  expect(JSON.stringify(await mill.admin.ask(listCarriers, {}))).not.toContain("whsec_");
  const [kept] = await house.asOwner("select string_agg(answer::text, '') || (select string_agg(body, '') from journal.entries) as whole from platform.idempotency");
  expect(String(kept!.whole)).not.toContain(secret.slice(6));
  await mill.admin.ask(endCarrier, { connectionId });
  expect(await send("inTransit")).toMatchObject({ status: 401 });
  expect((await mill.clerk.refused(listCarriers, {})).code).toBe("notPermitted");
  expect((await mill.admin.refused(connectCarrier, { carrier: "x", secret: "whsec_short" })).code).toBe("invalidInput");
});

test("signatures are those of Standard Webhooks", () => {
  // The example of its specification.
  const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", body: Buffer.from('{"test": 2432232314}') };
  const its = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  expect(signed(its, message)).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  expect(whyNotBelieved(its, { ...message, signature: `v1,AAAA ${signed(its, message)}` }, new Date(1614265330_000))).toBeUndefined();
});

test.each([
  ["pickedUp", "shipped", "noted"], ["delayed", "shipped", "delayed"], ["arrived", "shipped", "arrived"], ["signed", "shipped", "arrived"], ["signed", "signed", "noted"], ["delayed", "arrived", "late"], ["inTransit", "signed", "late"],
] as const)("%s of a delivery that is %s is %s", (type, state, outcome) => {
  expect(outcomeOf({ type, at: new Date(), expectedOn: "2026-12-01" }, { state }, null)).toBe(outcome);
});
