import { beforeAll, expect, test } from "vitest";
import { dutiesOfSubject } from "../../contract/duties.ts";
import * as orders from "../../contract/orders.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import * as proposals from "../../contract/proposals.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { codesOf, companyWith } from "../support/edited-policy.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import type { Life } from "../support/life.ts";
import type { Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
  ({ mill, life } = await companyWith(house, "澄江纸品", (pack) => void (pack.review.onFailed.proposals = ["splitDelivery", "laterDate", "prepayment", "substitute", "lowerQuantity"])));
});

type Terms = proposals.ProposalTerms;
const read = (orderId: string) => mill.clerk.ask(orders.readOrder, { orderId });
const listed = (orderId: string) => mill.clerk.ask(proposals.listProposals, { orderId });
const talk = { means: "phone", words: "电话沟通:库存不足,建议如下" } as const;
const propose = (orderId: string, terms: Terms) => mill.clerk.ask(proposals.makeProposal, { orderId, terms, ...talk });
const refused = async (orderId: string, terms: Terms) => codesOf(await mill.clerk.refused(proposals.makeProposal, { orderId, terms, ...talk }));
const said = (outcome: "accepted" | "declined") => ({ outcome, contactId: mill.customer.contacts[0]!.id, agreedAt: new Date("2026-11-24T00:30:00Z"), note: "李敏来电答复" });
const answer = (orderId: string, proposalId: string, outcome: "accepted" | "declined") => mill.clerk.ask(proposals.answerProposal, { orderId, proposalId, ...said(outcome) });

async function failed(lines = [{ productId: mill.roll, quantity: "2000" }, { productId: mill.roll, quantity: "7" }]) {
  const orderId = await life.submit({ lines, requestedDate: "2026-12-01" });
  await life.decide(orderId, "preliminary", mill.director, { statement: "资料齐全,不是重复下单" });
  await life.decide(orderId, "stock", mill.keeper, { verdict: "fail", statement: "库存不足" });
  return read(orderId);
}
const shape = ({ lines }: { lines: { lineNo: number; quantity: string; requestedDate: string | null }[] }) => lines.map(({ quantity, requestedDate }) => [quantity, requestedDate]);

test("an accepted proposal turns into the change that it means, in one command, and the order is ready to be submitted again", async () => {
  const [big, small] = [await failed(), await failed()];
  const [first, other] = big.lines as [typeof big.lines[number], typeof big.lines[number]];
  const owed = async () => (await mill.clerk.ask(dutiesOfSubject, { kind: "order", id: big.id })).filter(({ state }) => state === "open").length;
  const before = await owed();

  const parts = [{ quantity: "900", requestedDate: "2026-12-01" }, { quantity: "1100", requestedDate: "2026-12-15" }];
  const later = await propose(big.id, { kind: "laterDate", requestedDate: "2026-12-20" });
  // The talk that a failed review asks for within two hours.
  expect(await owed()).toBe(before - 1);
  await answer(big.id, later.proposalId, "declined");
  expect((await read(big.id)).stage).toBe("reviewFailed");
  const split = await propose(big.id, { kind: "splitDelivery", lines: [{ lineId: first.id, parts }] });
  const open = await propose(big.id, { kind: "lowerQuantity", lines: [{ lineId: first.id, quantity: "900" }] });
  await answer(big.id, split.proposalId, "accepted");

  const after = await read(big.id);
  expect(after).toMatchObject({ stage: "draft", totalAmount: big.totalAmount, version: 1, informationConfirmedAt: expect.any(Date) });
  expect(after.revision).toBeGreaterThan(big.revision);
  expect(shape(after)).toEqual([["900", "2026-12-01"], ["1100", "2026-12-15"], ["7", null]]);
  expect(after.lines.map(({ id }) => id)).toEqual([first.id, expect.any(String), other.id]);
  expect((await listed(big.id)).map(({ terms, state, answer: given }) => [terms.kind, state, given?.contactName ?? null])).toEqual([
    ["lowerQuantity", "lapsed", null], ["splitDelivery", "accepted", "李敏"], ["laterDate", "declined", "李敏"],
  ]);
  expect(codesOf(await mill.clerk.refused(proposals.answerProposal, { orderId: big.id, proposalId: open.proposalId, ...said("accepted") }))).toEqual(["proposalMovedOn"]);
  expect(codesOf(await mill.clerk.refused(proposals.answerProposal, { orderId: big.id, proposalId: split.proposalId, ...said("declined") }))).toEqual(["proposalAnswered"]);
  await mill.clerk.ask(orders.submitOrder, { orderId: big.id, expectedRevision: after.revision, duplicateAccepted: true });
  expect(await read(big.id)).toMatchObject({ stage: "inReview", version: 2 });

  const fewer = await propose(small.id, { kind: "lowerQuantity", lines: [{ lineId: small.lines[0]!.id, quantity: "993" }] });
  await answer(small.id, fewer.proposalId, "accepted");
  expect(await read(small.id)).toMatchObject({ stage: "draft", totalAmount: "3200.00" });
  expect((await verifyHouse(house.house.db, "/nowhere")).filter(({ wrong }) => wrong > 0)).toEqual([]);
}, 90_000);

test("prepayment, a later date and another product change terms, dates and lines as they say", async () => {
  const [paid, late, other] = [await failed(), await failed(), await failed()];
  const prepaid = usualTerms.find(({ code }) => code === "prepaid")!;
  const change = async (order: { id: string }, terms: Terms) => {
    const { proposalId } = await propose(order.id, terms);
    await answer(order.id, proposalId, "accepted");
    return read(order.id);
  };
  expect((await change(paid, { kind: "prepayment", paymentTerms: prepaid })).paymentTerms).toMatchObject({ code: "prepaid" });
  expect((await change(late, { kind: "laterDate", requestedDate: "2026-12-20" })).requestedDate).toBe("2026-12-20");
  const { lines } = await change(other, { kind: "substitute", lines: [{ lineId: other.lines[0]!.id, productId: mill.wide }] });
  expect(lines.map(({ productCode, quantity, unitPrice }) => [productCode, quantity, unitPrice])).toEqual([["DZ1092", "2000", "85"], ["SY5750", "7", "3.2"]]);
}, 60_000);

test("a proposal that means nothing, that nobody proves, or for an order that no review refused is told, and nothing is kept", async () => {
  const order = await failed();
  const [lineId, second] = order.lines.map(({ id }) => id) as [string, string];
  expect(await refused(order.id, { kind: "laterDate", requestedDate: "2026-12-01" })).toEqual(["proposalNotLater"]);
  expect(await refused(order.id, { kind: "prepayment", paymentTerms: usualTerms.find(({ code }) => code === "monthly60")! })).toEqual(["proposalOnCredit"]);
  expect(await refused(order.id, { kind: "lowerQuantity", lines: [{ lineId, quantity: "2000" }, { lineId: second, quantity: "0" }] })).toEqual(["proposalNotLess", "proposalNotLess"]);
  expect(await refused(order.id, { kind: "substitute", lines: [{ lineId, productId: mill.roll }] })).toEqual(["proposalSameProduct"]);
  expect(await refused(order.id, { kind: "substitute", lines: [{ lineId: order.id, productId: mill.wide }] })).toEqual(["proposalLineUnknown"]);
  const part = { quantity: "900", requestedDate: "2026-12-01" };
  expect(await refused(order.id, { kind: "splitDelivery", lines: [{ lineId, parts: [part, part] }] })).toEqual(["proposalPartsDiffer"]);
  expect(await listed(order.id)).toEqual([]);

  const unknown = await propose(order.id, { kind: "substitute", lines: [{ lineId, productId: order.id }] });
  const given = { orderId: order.id, proposalId: unknown.proposalId };
  expect(codesOf(await mill.clerk.refused(proposals.answerProposal, { ...given, ...said("accepted"), note: "" }))).toEqual(["proposalUnproven"]);
  expect(codesOf(await mill.clerk.refused(proposals.answerProposal, { ...given, ...said("accepted"), contactId: order.id }))).toEqual(["contactUnknown"]);
  expect(codesOf(await mill.clerk.refused(proposals.answerProposal, { ...given, ...said("accepted"), agreedAt: new Date("2027-01-01") }))).toEqual(["agreedInFuture"]);
  expect(codesOf(await mill.clerk.refused(proposals.answerProposal, { ...given, ...said("accepted") }))).toEqual(["productUnknown"]);
  expect((await mill.planner.refused(proposals.makeProposal, { orderId: order.id, terms: { kind: "laterDate", requestedDate: "2026-12-20" }, ...talk })).code).toBe("notPermitted");

  const fresh = await life.submit();
  expect(await refused(fresh, { kind: "laterDate", requestedDate: "2026-12-20" })).toEqual(["proposalMovedOn"]);
  const plain = await companyWith(house, "玉溪纸品");
  const strange = await plain.life.submit({ requestedDate: "2026-12-01" });
  await plain.life.decide(strange, "preliminary", plain.mill.director, { verdict: "fail", statement: "缺资料" });
  const line = (await plain.mill.clerk.ask(orders.readOrder, { orderId: strange })).lines[0]!;
  const fewer = { kind: "lowerQuantity" as const, lines: [{ lineId: line.id, quantity: "1" }] };
  expect(codesOf(await plain.mill.clerk.refused(proposals.makeProposal, { orderId: strange, terms: fewer, ...talk }))).toEqual(["proposalNotForeseen"]);
}, 60_000);
