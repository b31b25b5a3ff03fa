import { beforeAll, expect, test } from "vitest";
import { listCases } from "../../contract/cases.ts";
import { listChanges, requestChange } from "../../contract/changes.ts";
import { listComments, listMentionable, takeBackComment, writeComment } from "../../contract/comments.ts";
import { listNotices } from "../../contract/notices.ts";
import { readOrder } from "../../contract/orders.ts";
import { addStandIn } from "../../contract/people.ts";
import { timeline } from "../../contract/views.ts";
import { type Colleague, testHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

const house = await testHouse();
let mill: Papermill;
let stranger: Colleague;
let life: Life;
let about: { kind: string; id: string };

beforeAll(async () => {
  mill = await papermill(house, "留言纸品");
  stranger = await mill.colleague("salesperson");
  life = lifeOf(house, mill);
  about = { kind: "order", id: await life.submit() };
});

const told = async (who: Colleague) => (await who.ask(listNotices, {})).rows.filter(({ kind }) => kind === "mentioned");

test("a colleague who is mentioned in a comment on an order is told of it once, with the order to go to", async () => {
  const text = "@销售 客户催交期,请回复";
  const { commentId } = await mill.keeper.ask(writeComment, { ...about, text, mentions: [mill.salesperson.id, mill.keeper.id] });
  const notices = await told(mill.salesperson);
  expect(notices).toMatchObject([{ subject: about, text }]);
  expect(notices[0]!.title).toContain((await mill.clerk.ask(readOrder, { orderId: about.id })).number);
  expect(await told(mill.keeper)).toEqual([]);
  const [comment] = await mill.clerk.ask(listComments, about);
  expect(comment).toMatchObject({ id: commentId, text, byId: mill.keeper.id, mine: false });
  expect(comment!.mentioned.map(({ id }) => id).toSorted()).toEqual([mill.salesperson.id, mill.keeper.id].toSorted());
});

test("[00.4] a comment stands in the order's timeline with who and when, and its author alone takes it back; it is marked and its words are shown no more", async () => {
  const { commentId } = await mill.keeper.ask(writeComment, { ...about, text: "数量记错了" });
  const inTimeline = async () => (await mill.clerk.ask(timeline, { orderId: about.id })).rows;
  expect((await inTimeline())[0]).toMatchObject({ what: "commented", why: "数量记错了" });
  expect((await mill.finance.refused(takeBackComment, { commentId })).code).toBe("commentNotYours");
  await mill.keeper.ask(takeBackComment, { commentId });
  expect((await mill.keeper.refused(takeBackComment, { commentId })).code).toBe("commentTakenBack");
  expect((await mill.clerk.ask(listComments, about))[0]).toMatchObject({ id: commentId, text: null, mine: false, takenBackAt: expect.any(Date) });
  const rows = await inTimeline();
  expect(rows.slice(0, 2)).toMatchObject([{ what: "commentTakenBack" }, { what: "commented", why: null }]);
  const kept = await house.asOwner("select text from comments.comments where id = $1", [commentId]);
  expect(kept).toEqual([{ text: "数量记错了" }]);
});

test("nobody is mentioned who may not see the order: he is not offered, and naming him is refused with his name and nobody is told", async () => {
  const offered = (await mill.clerk.ask(listMentionable, about)).map(({ id }) => id);
  expect(offered).toEqual(expect.arrayContaining([mill.salesperson.id, mill.keeper.id, mill.finance.id]));
  expect(offered).not.toContain(stranger.id);
  const refused = await mill.clerk.refused(writeComment, { ...about, text: "请看", mentions: [stranger.id, mill.finance.id] });
  expect(refused.refusals).toMatchObject([{ code: "mentionedCannotSee", facts: { names: "salesperson 留言纸品" }, path: ["mentions"] }]);
  expect([await told(stranger), await told(mill.finance)]).toEqual([[], []]);
});

test("who may not see an order reads and writes no comment on it, and who stands in for its salesperson does both", async () => {
  for (const endpoint of [listComments, listMentionable]) expect((await stranger.refused(endpoint, about)).code).toBe("notFound");
  expect((await stranger.refused(writeComment, { ...about, text: "看看" })).code).toBe("notFound");
  expect((await mill.clerk.refused(writeComment, { kind: "customer", id: mill.customer.id, text: "看看" })).code).toBe("notFound");
  expect((await mill.clerk.refused(writeComment, { ...about, text: "  " })).refusals?.[0]?.path).toEqual(["text"]);
  const now = house.clock.now().getTime();
  await mill.admin.ask(addStandIn, { absentId: mill.salesperson.id, standInId: stranger.id, roles: ["salesperson"], from: new Date(now - 1000), to: new Date(now + 3_600_000) });
  await mill.clerk.ask(writeComment, { ...about, text: "请代为跟进", mentions: [stranger.id] });
  expect(await told(stranger)).toHaveLength(1);
  await stranger.ask(writeComment, { ...about, text: "收到" });
});

test("cases and changes are talked about in the same way", async () => {
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId, "1 卷破损");
  const [one] = (await mill.director.ask(listCases, {})).rows;
  const next = await life.confirm();
  const { revision } = await mill.clerk.ask(readOrder, { orderId: next });
  await mill.clerk.ask(requestChange, { orderId: next, content: { kind: "cancel" }, reason: "客户取消", source: { from: "customer", channel: "phone" }, expectedRevision: revision });
  const [change] = (await mill.clerk.ask(listChanges, {})).rows;
  for (const subject of [{ kind: "case", id: one!.id }, { kind: "change", id: change!.id }]) {
    await mill.director.ask(writeComment, { ...subject, text: "请先核实", mentions: [mill.clerk.id] });
    expect((await told(mill.clerk))[0]).toMatchObject({ subject, text: "请先核实" });
    expect((await mill.director.ask(listComments, subject))).toHaveLength(1);
  }
});
