import { beforeAll, expect, test } from "vitest";
import { listCases } from "../../contract/cases.ts";
import { listChanges, requestChange } from "../../contract/changes.ts";
import { writeComment } from "../../contract/comments.ts";
import { countCopies, listCopies, readCopies } from "../../contract/copies.ts";
import { listNotices } from "../../contract/notices.ts";
import { readOrder } from "../../contract/orders.ts";
import { decideStep } from "../../contract/reviews.ts";
import { timeline } from "../../contract/views.ts";
import { companyWith } from "../support/edited-policy.ts";
import { type Colleague, testHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

const house = await testHouse();
let mill: Papermill;
let stranger: Colleague;
let life: Life;

beforeAll(async () => {
  mill = await papermill(house, "抄送纸品");
  stranger = await mill.colleague("salesperson");
  life = lifeOf(house, mill);
});

const copies = async (who: Colleague) => (await who.ask(listCopies, {})).rows;
/** An order before its first review step, and how to decide that. */
async function underReview(of = life) {
  const orderId = await of.submit();
  const { id: reviewId, subjectHash } = await of.reviewOf(orderId);
  return { orderId, reviewId, decision: { reviewId, stepKey: "preliminary", verdict: "pass" as const, statement: "同意，请财务留意账期", subjectHash } };
}

test("a reviewer who decides names colleagues who get a copy: they find it under 抄送我的, unread, with what was decided and said, and a notice that leads to it", async () => {
  const { orderId, reviewId, decision } = await underReview();
  await mill.director.ask(decideStep, { ...decision, copyTo: [mill.finance.id, mill.keeper.id, mill.director.id] });
  const { number } = await mill.clerk.ask(readOrder, { orderId });
  const [copy] = await copies(mill.finance);
  expect(copy).toMatchObject({ subject: { kind: "order", id: orderId }, review: { id: reviewId, stepKey: "preliminary" }, occasion: "passed", words: decision.statement, byPolicy: false, readAt: null });
  expect(copy!.title).toContain(number);
  expect((await mill.finance.ask(listNotices, {})).rows.find(({ kind }) => kind === "copied")).toMatchObject({ subject: { kind: "review", id: reviewId }, part: "preliminary" });
  // Nobody gets a copy of his own words.
  expect(await copies(mill.director)).toEqual([]);
  const told = (await mill.clerk.ask(timeline, { orderId })).rows.find(({ what }) => what === "copied");
  expect(String(told?.facts["copied"]).split(", ").toSorted()).toEqual(["finance 抄送纸品", "warehouse 抄送纸品"]);
});

test("a copy is read once it was opened, by its owner alone: somebody else's reading changes nothing of mine", async () => {
  const { decision } = await underReview();
  await mill.director.ask(decideStep, { ...decision, copyTo: [mill.finance.id, mill.keeper.id] });
  const [mine, theirs] = [(await copies(mill.finance))[0]!, (await copies(mill.keeper))[0]!];
  const before = (await mill.keeper.ask(countCopies, {})).unread;
  const { unread } = await mill.finance.ask(readCopies, { ids: [mine.id, theirs.id] });
  expect((await mill.finance.ask(listCopies, { only: "unread" })).rows).toHaveLength(unread);
  expect((await copies(mill.finance))[0]!.readAt).toEqual(expect.any(Date));
  expect((await mill.keeper.ask(countCopies, {})).unread).toBe(before);
  await mill.keeper.ask(readCopies, {});
  expect((await mill.keeper.ask(countCopies, {})).unread).toBe(0);
});

test("copies are found by number or sender, and paged", async () => {
  const first = (await copies(mill.finance))[0]!;
  const page = await mill.finance.ask(listCopies, { limit: 1 });
  expect(page.rows.map(({ id }) => id)).toEqual([first.id]);
  expect((await mill.finance.ask(listCopies, { limit: 1, cursor: page.next! })).rows[0]!.id).not.toBe(first.id);
  expect((await mill.finance.ask(listCopies, { search: first.title })).rows.map(({ id }) => id)).toContain(first.id);
  expect((await mill.finance.ask(listCopies, { search: "没有这张单" })).rows).toEqual([]);
});

test("a copy opens nothing: somebody who may not see the order is refused by name, nothing is decided, and nobody is told", async () => {
  const { orderId, decision } = await underReview();
  const refused = await mill.director.refused(decideStep, { ...decision, copyTo: [stranger.id, mill.engineer.id] });
  expect(refused.refusals).toMatchObject([{ code: "copiedCannotSee", facts: { names: "salesperson 抄送纸品" }, path: ["copyTo"] }]);
  expect([await copies(stranger), await copies(mill.engineer)]).toEqual([[], []]);
  expect((await stranger.refused(readOrder, { orderId })).code).toBe("notFound");
  await mill.director.ask(decideStep, decision);
});

test("a comment on an order or a change is copied without its words, which its author may take back; one on a case is not", async () => {
  const orderId = await life.confirm();
  const { revision } = await mill.clerk.ask(readOrder, { orderId });
  await mill.clerk.ask(requestChange, { orderId, content: { kind: "cancel" }, reason: "客户取消", source: { from: "customer", channel: "phone" }, expectedRevision: revision });
  const [change] = (await mill.clerk.ask(listChanges, {})).rows;
  for (const subject of [{ kind: "order", id: orderId }, { kind: "change", id: change!.id }]) {
    await mill.director.ask(writeComment, { ...subject, text: "请先核实", copyTo: [mill.engineer.id] });
    expect((await copies(mill.engineer))[0]).toMatchObject({ subject, review: null, occasion: "commented", words: "" });
  }
  const objected = await life.confirm();
  await life.ship(objected);
  await life.sign(objected, "1 卷破损");
  const [one] = (await mill.director.ask(listCases, {})).rows;
  const refused = await mill.director.refused(writeComment, { kind: "case", id: one!.id, text: "请看", copyTo: [mill.engineer.id] });
  expect(refused.refusals).toMatchObject([{ code: "copyNotOfThis", path: ["copyTo"] }]);
});

test("a policy's roles get a copy of every decision about a step, as far as they may see the order", async () => {
  const { mill: there, life: itsLife } = await companyWith(house, "制度抄送", ({ review: { steps } }) => void (steps.find(({ key }) => key === "preliminary")!.copyTo = ["quality", "salesperson"]));
  const [inspector, blind] = [await there.colleague("quality"), await there.colleague("salesperson")];
  const { decision } = await underReview(itsLife);
  await there.director.ask(decideStep, decision);
  expect(await copies(inspector)).toMatchObject([{ byPolicy: true, occasion: "passed" }]);
  // The order's own salesperson sees it, another one does not.
  expect(await copies(there.salesperson)).toHaveLength(1);
  expect(await copies(blind)).toEqual([]);
});
