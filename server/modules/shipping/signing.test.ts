import { createHash, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { listCases } from "../../../contract/cases.ts";
import * as contract from "../../../contract/shipping.ts";
import { allRefusals } from "../../../contract/refusals/index.ts";
import { shippingRefusals } from "../../../contract/refusals/shipping.ts";
import type { Actor } from "../../platform/actor.ts";
import { buildHttp } from "../../platform/http.ts";
import { problemWriter } from "../../platform/problems.ts";
import { codesOf, png, warehouse } from "./shipping.fixture.ts";

let house: Awaited<ReturnType<typeof warehouse>>;
beforeAll(async () => {
  house = await warehouse();
});

const all = (d: { lines: contract.DeliveryLine[] }) => d.lines.map(({ id, ordered }) => ({ lineId: id, received: ordered }));
const casesOf = async (orderId: string) => (await house.get(house.keeper, listCases, { subjectId: orderId })).rows;

async function withLink() {
  const d = await house.sent();
  const link = await house.get(house.keeper, contract.createDeliveryLink, { deliveryId: d.id, purpose: "signDelivery" });
  return { d, link, customer: (await house.withToken(link.token))! };
}
const sign = (customer: Actor, d: { lines: contract.DeliveryLine[] }, more: object = {}) => house.ask(customer, contract.signByLink, { signer: "韩梅梅", signature: png, lines: all(d), ...more });

test("the customer signs on the phone; the receipt keeps picture and hash and answers the contact duty [01.18]", async () => {
  const { d, customer } = await withLink();
  expect(await house.get(customer, contract.readByLink, {})).toMatchObject({ number: d.number, company: "澄江纸品", lines: [{ shipped: "10" }, { shipped: "5" }] });
  const { outcome, statements } = await house.call(customer, contract.signByLink, { signer: "韩梅梅", signature: png, lines: all(d), photos: [{ fileId: await house.photo(d.id), lineId: d.lines[0]!.id }] });
  expect(outcome).toMatchObject({ state: "signed" });
  expect(statements).toBeLessThanOrEqual(12);
  expect(house.namesOf(d.id).slice(-3)).toEqual(["arrived", "arrivalContacted", "signedOff"]);
  const { receipt } = await house.get(house.keeper, contract.readDelivery, { deliveryId: d.id });
  expect(receipt).toMatchObject({ means: "link", signer: "韩梅梅", objection: null, files: [{ what: "photo" }, { what: "signature" }] });
  const [row] = await house.asOwner("select receipt_body, receipt_hash from shipping.deliveries where id = $1", [d.id]);
  expect(createHash("sha256").update(row!.receipt_body as string).digest("hex")).toBe(row!.receipt_hash);
});

test("the phone shows no names and phones but the signer's own", async () => {
  const { customer } = await withLink();
  const page = JSON.stringify(await house.get(customer, contract.readByLink, {}));
  for (const personal of ["李雷", "13912348000", "王敏"]) expect(page).not.toContain(personal);
});

test("a missing line, an unexplained difference, a broken signature and somebody else's photo are refused and the link stays good", async () => {
  const { d, customer } = await withLink();
  const [a] = d.lines as [contract.DeliveryLine];
  expect(codesOf(await sign(customer, d, { lines: [{ lineId: a.id, received: "8" }] }))).toEqual(["differenceReasonNeeded", "receivedNotSaid"]);
  expect(codesOf(await sign(customer, d, { signature: Buffer.from("not a picture at all").toString("base64") }))).toEqual(["signatureBroken"]);
  expect(codesOf(await sign(customer, d, { photos: [{ fileId: await house.photo(randomUUID()) }] }))).toEqual(["fileNotYours"]);
  expect(codesOf(await sign(customer, d))).toEqual([]);
});

test("an objection on the receipt opens exactly one case at once, however often it is said [01.19]", async () => {
  const { d, customer } = await withLink();
  const [a, b] = d.lines as [contract.DeliveryLine, contract.DeliveryLine];
  const lines = [{ lineId: a.id, received: "8", reason: "damaged" as const, note: "两箱压坏" }, { lineId: b.id, received: "5" }];
  const outcomes = await Promise.all([sign(customer, d, { lines, objection: "要求补发" }), sign(customer, d, { lines, objection: "要求补发" })]);
  expect(outcomes.flatMap(codesOf)).toEqual(["linkUsed"]);
  await house.get(house.keeper, contract.recordArrivalContact, { deliveryId: d.id, quantityGood: false, qualityGood: true, packagingGood: true, note: "少两箱" });
  expect(await casesOf(d.orderId)).toMatchObject([{ kind: "damage", source: "receipt", state: "open", part: d.id, description: "要求补发\nA 纸箱A：10 → 8 箱 两箱压坏" }]);
  expect(await house.get(house.keeper, contract.readDelivery, { deliveryId: d.id })).toMatchObject({ state: "signedWithObjection", receipt: { objection: "要求补发" }, lines: [{ received: "8" }, {}] });
  expect(house.namesOf(d.id)).not.toContain("signedOff");
});

test("an objection by phone opens a case and needs its words", async () => {
  const d = await house.sent();
  await house.get(house.keeper, contract.recordArrival, { deliveryId: d.id });
  const answers = { deliveryId: d.id, quantityGood: true, qualityGood: false, packagingGood: true };
  expect(codesOf(await house.ask(house.keeper, contract.recordArrivalContact, answers))).toEqual(["contactNoteNeeded"]);
  await house.get(house.keeper, contract.recordArrivalContact, { ...answers, note: "纸张受潮" });
  expect(await casesOf(d.orderId)).toMatchObject([{ kind: "quality", source: "phone" }]);
});

test("a paper receipt is recorded with its scan, only once, and not before the goods left", async () => {
  const d = await house.checked();
  const receipt = { deliveryId: d.id, signer: "韩梅梅", lines: all(d), files: [{ fileId: await house.photo(d.id), what: "scan" as const }] };
  expect(codesOf(await house.ask(house.keeper, contract.recordSignature, receipt))).toEqual(["wrongState"]);
  await house.get(house.keeper, contract.shipDelivery, { deliveryId: d.id, carriage: house.carrier });
  expect((await house.get(house.keeper, contract.recordSignature, receipt)).state).toBe("signed");
  expect(codesOf(await house.ask(house.keeper, contract.recordSignature, receipt))).toEqual(["wrongState"]);
});

test("a used link shows what was signed but signs nothing more", async () => {
  const { d, customer, link } = await withLink();
  await sign(customer, d);
  const again = (await house.withToken(link.token))!;
  expect(await house.get(again, contract.readByLink, {})).toMatchObject({ state: "signed", receipt: { signer: "韩梅梅" }, link: { usedAt: expect.any(Date) as Date } });
  expect(codesOf(await sign(again, d))).toEqual(["linkUsed"]);
});

test("the customer rates product, punctuality and service after signing, and staff add what he says later [01.20]", async () => {
  const { d, customer } = await withLink();
  const signed = await house.get(customer, contract.signByLink, { signer: "韩梅梅", signature: png, lines: all(d) });
  const rater = (await house.withToken(signed.rating!.token))!;
  await house.get(rater, contract.rateByLink, { quality: 5, punctuality: 4, service: 5, comments: "包装很好" });
  expect(codesOf(await house.ask(rater, contract.rateByLink, { quality: 1, punctuality: 1, service: 1 }))).toEqual(["linkUsed"]);
  expect((await house.get(rater, contract.readRatingByLink, {})).rated).toBe(true);
  await house.get(house.keeper, contract.giveFeedback, { deliveryId: d.id, quality: 5, punctuality: 4, service: 5, comments: "回访满意" });
  const { feedback } = await house.get(house.keeper, contract.readDelivery, { deliveryId: d.id });
  expect(feedback).toMatchObject([{ means: "link", quality: 5, punctuality: 4, comments: "包装很好" }, { means: "staff", comments: "回访满意" }]);
  expect(house.namesOf(d.id).filter((name) => name === "feedbackGiven")).toHaveLength(2);
});

test("a phone without login signs over HTTP, and a retry of the same request gives the same answer", async () => {
  const { d, link } = await withLink();
  const { pipeline, handlers, authenticate } = house;
  const app = await buildHttp({ handlers, pipeline, authenticate, problems: problemWriter({ ...allRefusals, ...shippingRefusals }), checkAnswers: true, version: "test" });
  const send = (authorization: string) => app.inject({
    method: "POST", url: "/api/v1/link/delivery/receipt", headers: { authorization, "idempotency-key": "sign-0001" },
    payload: { signer: "韩梅梅", signature: png, lines: all(d) },
  });
  expect((await send(`Link gdl_1_${"x".repeat(43)}`)).statusCode).toBe(401);
  const first = await send(`Link ${link.token}`);
  expect(first.statusCode).toBe(200);
  const again = await send(`Link ${link.token}`);
  expect([again.json(), again.headers["idempotency-replayed"]]).toEqual([first.json(), "true"]);
  expect((await app.inject({ url: "/api/v1/link/delivery", headers: { authorization: `Link ${link.token}` } })).json()).toMatchObject({ state: "signed" });
  expect((await app.inject({ url: "/api/v1/openapi.json", headers: { authorization: `Link ${link.token}` } })).statusCode).toBe(401);
  await app.close();
});

test("a rating before the goods were signed for is refused", async () => {
  const d = await house.sent();
  expect(codesOf(await house.ask(house.keeper, contract.giveFeedback, { deliveryId: d.id, quality: 5, punctuality: 5, service: 5 }))).toEqual(["wrongState"]);
});
