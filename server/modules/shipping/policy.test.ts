import { beforeAll, describe, expect, test } from "vitest";
import { listCases } from "../../../contract/cases.ts";
import * as contract from "../../../contract/shipping.ts";
import { codesOf, png, warehouse } from "./shipping.fixture.ts";

let house: Awaited<ReturnType<typeof warehouse>>;
beforeAll(async () => {
  house = await warehouse();
});

type Given = { id: string; orderId: string; lines: contract.DeliveryLine[] };
const all = (d: Given) => d.lines.map(({ id, ordered }) => ({ lineId: id, received: ordered }));
const read = (d: Given) => house.get(house.keeper, contract.readDelivery, { deliveryId: d.id });
async function arrived(policy: object) {
  const d = await house.sent({ policy });
  await house.get(house.keeper, contract.recordArrival, { deliveryId: d.id });
  return d;
}
/** The customer's phone with a link to sign. */
const phoneOf = async (d: Given) => (await house.withToken((await house.get(house.keeper, contract.createDeliveryLink, { deliveryId: d.id, purpose: "signDelivery" })).token))!;
const onPaper = async (d: Given, what: "scan" | "photo", objection = "") =>
  house.ask(house.keeper, contract.recordSignature, { deliveryId: d.id, signer: "韩梅梅", lines: all(d), objection, files: [{ fileId: await house.photo(d.id), what }] });

describe("the check before goods leave", () => {
  const check = (d: Given, more: object) => house.ask(house.keeper, contract.checkDelivery, { deliveryId: d.id, ...more });

  test("compares what the policy lists and asks for all of it [01.15]", async () => {
    const d = await house.packed({ policy: { checks: ["quantity", "address"] } });
    const counted = d.lines.map(({ id, ordered }) => ({ lineId: id, counted: ordered }));
    expect(codesOf(await check(d, { lines: d.lines.map(({ id }) => ({ lineId: id, productRight: true })) }))).toEqual(["lineNotChecked", "lineNotChecked", "addressNotChecked"]);
    expect(await check(d, { lines: [{ ...counted[0]!, counted: "9" }, counted[1]!], addressRight: true })).toMatchObject({ state: "packed", check: { passed: false, differs: [{ what: "quantity", expected: "10", found: "9" }] } });
    expect(await check(d, { lines: counted, addressRight: true })).toMatchObject({ state: "checked", check: { passed: true } });
  });

  test("leaves alone what the policy does not list, whatever is said of it", async () => {
    const d = await house.packed({ policy: { checks: ["address"] } });
    expect(codesOf(await check(d, {}))).toEqual(["addressNotChecked"]);
    expect(await check(d, { lines: [{ lineId: d.lines[0]!.id, productRight: false, counted: "1" }], addressRight: true })).toMatchObject({ state: "checked" });
  });
});

describe("telling the customer of the shipment", () => {
  const tell = (d: Given, by: "mail" | "sms" | "page", more: object = {}) => house.ask(house.keeper, contract.recordNotice, { deliveryId: d.id, by, recipient: "李敏 138****4321", ...more });

  test("a short message that somebody wrote by hand stands on record with means, time and recipient, and answers the duty [01.16]", async () => {
    const d = await house.sent();
    expect(codesOf(await tell(d, "sms"))).toEqual([]);
    expect((await read(d)).notices).toMatchObject([{ by: "sms", recipient: "李敏 138****4321", byName: "王敏", at: expect.any(Date) as Date }]);
    expect(house.namesOf(d.id)).toContain("customerToldOfShipment");
  });

  test("a means that the policy does not list is refused, and so is a word before the goods left", async () => {
    const d = await house.sent({ policy: { told: ["mail"] } });
    expect(codesOf(await tell(d, "sms"))).toEqual(["meansNotListed"]);
    expect(codesOf(await tell(d, "mail"))).toEqual([]);
    expect(codesOf(await tell(d, "mail", { at: new Date("2020-01-01T00:00:00Z") }))).toEqual(["arrivalTimeWrong"]);
    expect(codesOf(await tell(await house.checked(), "mail"))).toEqual(["wrongState"]);
  });
});

describe("the contact after arrival", () => {
  const contact = (d: Given, answers: object) => house.ask(house.keeper, contract.recordArrivalContact, { deliveryId: d.id, ...answers });

  test("keeps an answer to each question of the policy, and misses what is not answered [01.18]", async () => {
    const d = await arrived({ questions: ["quantity", "packaging"] });
    expect(codesOf(await contact(d, { quantityGood: true, qualityGood: false }))).toEqual(["answerMissing"]);
    expect(codesOf(await contact(d, { quantityGood: true, packagingGood: true, qualityGood: false }))).toEqual([]);
    expect((await read(d)).contacts).toMatchObject([{ quantityGood: true, qualityGood: null, packagingGood: true }]);
    expect(house.namesOf(d.id)).not.toContain("objectionRaised");
  });
});

describe("the signed receipt", () => {
  test("is proven by what the policy takes, and by nothing else", async () => {
    const d = await house.sent({ policy: { evidence: ["drawnSignature", "stampedScan"] } });
    expect(codesOf(await onPaper(d, "photo"))).toEqual(["evidenceNotTaken"]);
    expect(codesOf(await onPaper(d, "scan"))).toEqual([]);
    const drawn = await house.sent({ policy: { evidence: ["drawnSignature"] } });
    expect(codesOf(await onPaper(drawn, "scan"))).toEqual(["evidenceNotTaken"]);
  });

  test("is drawn on the phone where the policy takes drawn signatures, else a photo of the signed paper is its scan", async () => {
    const drawn = await house.sent();
    expect(codesOf(await house.ask(await phoneOf(drawn), contract.signByLink, { signer: "韩梅梅", lines: all(drawn) }))).toEqual(["signatureMissing"]);
    const d = await house.sent({ policy: { evidence: ["stampedScan"] } });
    const phone = await phoneOf(d);
    const receipt = { signer: "韩梅梅", lines: all(d) };
    expect((await house.get(phone, contract.readByLink, {})).policy.evidence).toEqual(["stampedScan"]);
    expect(codesOf(await house.ask(phone, contract.signByLink, { ...receipt, signature: png }))).toEqual(["evidenceNotTaken"]);
    expect(codesOf(await house.ask(phone, contract.signByLink, { ...receipt, photos: [{ fileId: await house.photo(d.id), lineId: d.lines[0]!.id }] }))).toEqual(["receiptUnproven"]);
    expect(codesOf(await house.ask(phone, contract.signByLink, { ...receipt, photos: [{ fileId: await house.photo(d.id) }] }))).toEqual([]);
    expect((await read(d)).receipt?.files).toMatchObject([{ what: "scan" }]);
  });
});

describe("an objection where the policy opens no case", () => {
  test("stands on record without a case, and ends when sales hears from the customer that all is right", async () => {
    const d = await house.sent({ policy: { opensCase: false } });
    expect(codesOf(await onPaper(d, "scan", "外箱受潮"))).toEqual([]);
    expect((await house.get(house.keeper, listCases, { subjectId: d.orderId })).rows).toEqual([]);
    expect(await read(d)).toMatchObject({ state: "signedWithObjection", receipt: { objection: "外箱受潮" } });
    const good = { deliveryId: d.id, quantityGood: true, qualityGood: true, packagingGood: true };
    await house.get(house.keeper, contract.recordArrivalContact, { ...good, packagingGood: false, note: "仍待处理" });
    expect(house.namesOf(d.id)).not.toContain("signedOff");
    await house.get(house.keeper, contract.recordArrivalContact, { ...good, note: "已减价 200 元" });
    expect(await read(d)).toMatchObject({ state: "signed", receipt: { objection: "外箱受潮" } });
    expect(house.namesOf(d.id).filter((name) => name === "signedOff")).toHaveLength(1);
  });

  test("where it opens one, the talk ends nothing: the case does", async () => {
    const d = await house.sent();
    await onPaper(d, "scan", "外箱受潮");
    await house.get(house.keeper, contract.recordArrivalContact, { deliveryId: d.id, quantityGood: true, qualityGood: true, packagingGood: true });
    expect((await read(d)).state).toBe("signedWithObjection");
    expect(house.namesOf(d.id)).not.toContain("signedOff");
  });
});

describe("the customer's rating", () => {
  const signed = async (policy: object, objection = "") => {
    const d = await house.sent({ policy });
    const answer = await house.get(await phoneOf(d), contract.signByLink, { signer: "韩梅梅", signature: png, lines: all(d), objection });
    return { d, rating: answer.rating };
  };

  test("asks the scores of the policy, all of them and no others [01.20]", async () => {
    const { d, rating } = await signed({ scores: ["quality", "service"] });
    const phone = (await house.withToken(rating!.token))!;
    expect(await house.get(phone, contract.readRatingByLink, {})).toMatchObject({ policy: { scores: ["quality", "service"] }, asksResult: false });
    expect(codesOf(await house.ask(phone, contract.rateByLink, { quality: 5, punctuality: 4 }))).toEqual(["scoreMissing"]);
    await house.get(phone, contract.rateByLink, { quality: 5, punctuality: 4, service: 3 });
    expect((await read(d)).feedback).toMatchObject([{ quality: 5, punctuality: null, service: 3 }]);
  });

  test("tells how the objection was made good where there was one: staff must, the customer may not know yet", async () => {
    const { d, rating } = await signed({}, "两箱压坏");
    const scores = { quality: 3, punctuality: 5, service: 5 };
    await house.get((await house.withToken(rating!.token))!, contract.rateByLink, scores);
    expect(codesOf(await house.ask(house.keeper, contract.giveFeedback, { deliveryId: d.id, ...scores }))).toEqual(["resultMissing"]);
    await house.get(house.keeper, contract.giveFeedback, { deliveryId: d.id, ...scores, afterSalesResult: "已补发" });
    expect((await read(d)).feedback.map(({ means, afterSalesResult }) => [means, afterSalesResult])).toEqual([["link", null], ["staff", "已补发"]]);
  });

  test("does not ask for a result that the policy does not want, or without an objection", async () => {
    const scores = { quality: 5, punctuality: 5, service: 5 };
    for (const { d } of [await signed({ afterSalesResult: false }, "两箱压坏"), await signed({})]) {
      await house.get(house.keeper, contract.giveFeedback, { deliveryId: d.id, ...scores, afterSalesResult: "已补发" });
      expect((await read(d)).feedback).toMatchObject([{ afterSalesResult: null }]);
    }
  });

  test("is not asked at all under a policy without feedback", async () => {
    const { d, rating } = await signed({ scores: [] });
    expect(rating).toBeNull();
    expect(codesOf(await house.ask(house.keeper, contract.giveFeedback, { deliveryId: d.id, quality: 5 }))).toEqual(["ratingNotAsked"]);
    expect(codesOf(await house.ask(house.keeper, contract.createDeliveryLink, { deliveryId: d.id, purpose: "giveFeedback" }))).toEqual(["ratingNotAsked"]);
  });
});
