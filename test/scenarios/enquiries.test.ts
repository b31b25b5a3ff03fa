import { beforeAll, describe, expect, test } from "vitest";
import { dutiesOfSubject } from "../../contract/duties.ts";
import { dropEnquiry, editEnquiry, type EnquiryInput, eraseEnquiryContact, listEnquiries, readEnquiry, recordEnquiry, replyToEnquiry } from "../../contract/enquiries.ts";
import { listFiles } from "../../contract/files.ts";
import { enterOrder, readOrder } from "../../contract/orders.ts";
import { testHouse, type TestHouse, tuesday } from "../support/house.ts";
import { papermill, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
const hours = 3_600_000;
const at = (after: number) => house.clock.moveTo(tuesday.getTime() + after * hours - Date.now());
const instant = (after: number) => new Date(tuesday.getTime() + after * hours);
beforeAll(async () => {
  house = await testHouse();
  at(-24);
  mill = await papermill(house, "登记纸品", { pack: "sys-24.time-limits.yaml" });
});

const wish = (more: Partial<EnquiryInput> = {}) => ({ receivedAt: instant(0), channel: "phone", customerId: mill.customer.id, contact: "李敏 13887654321", words: "收银纸 400 卷,12 月 8 日要", ...more });
const record = async (more: Partial<EnquiryInput> = {}) => (await mill.clerk.ask(recordEnquiry, wish(more))).enquiryId;
const dutiesOf = async (kind: string, id: string) => Object.fromEntries((await mill.director.ask(dutiesOfSubject, { kind, id })).map((duty) => [duty.definition.id, duty]));
const sweep = async () => {
  for (const job of house.house.jobs.filter(({ name }) => name === "duties.sweep")) await job.work(new AbortController().signal);
};

describe("a wish to order is on record before its order", () => {
  test("[24.1] from its receipt one working hour runs in which the order is entered; entered in time, the limit is kept on the order's record", async () => {
    at(0.5);
    const enquiryId = await record();
    expect((await dutiesOf("enquiry", enquiryId))["T02"]).toMatchObject({ state: "open", openedAt: instant(0), dueAt: instant(1), title: "昆明鑫达" });
    const { orderId, number } = await mill.clerk.ask(enterOrder, { ...mill.order({ receivedAt: instant(0) }), enquiryId });
    expect(await dutiesOf("enquiry", enquiryId)).toEqual({});
    expect((await dutiesOf("order", orderId))["T02"]).toMatchObject({ state: "closed", kept: true, openedAt: instant(0), title: `${number} 昆明鑫达` });
    expect(await mill.clerk.ask(readEnquiry, { enquiryId })).toMatchObject({ state: "entered", orderId, orderNumber: number, duties: [] });
  });

  test("[24.1] not entered within the hour, the limit is broken: sales' head is told, and the order entered late bears it", async () => {
    at(0);
    const enquiryId = await record();
    at(1.5);
    await sweep();
    const late = (await dutiesOf("enquiry", enquiryId))["T02"]!;
    expect(late.escalations).toMatchObject([{ to: "salesDirector", firedAt: expect.any(Date) as Date }]);
    const { orderId } = await mill.clerk.ask(enterOrder, { ...mill.order({ receivedAt: instant(0) }), enquiryId });
    expect((await dutiesOf("order", orderId))["T02"]).toMatchObject({ state: "closed", kept: false, escalations: late.escalations });
  });

  test("[01.1] its channel and its papers become the order's", async () => {
    at(0);
    const file = await mill.clerk.upload(Buffer.from("%PDF-1.4 order"), "order.pdf");
    const enquiryId = await record({ files: [file] });
    expect((await mill.clerk.ask(readEnquiry, { enquiryId })).files).toEqual([{ id: file, name: "order.pdf" }]);
    const { orderId } = await mill.clerk.ask(enterOrder, { ...mill.order({ originals: [file] }), enquiryId });
    expect((await mill.clerk.ask(listFiles, { kind: "order", id: orderId })).map(({ id }) => id)).toEqual([file]);
    expect(await mill.clerk.ask(readOrder, { orderId })).toMatchObject({ channel: "phone", originals: [file] });
  });

  test("one order answers it: a second is refused and enters nothing", async () => {
    at(0);
    const enquiryId = await record();
    const { number } = await mill.clerk.ask(enterOrder, { ...mill.order(), enquiryId });
    const again = await mill.clerk.refused(enterOrder, { ...mill.order(), enquiryId });
    expect([again.code, again.facts?.["order"]]).toEqual(["enquiryClosed", number]);
  });
});

describe("a promised answer", () => {
  test("runs to the promised instant and ends with the answer, kept or broken", async () => {
    at(0);
    const [soon, late] = [await record({ promisedReplyAt: instant(2) }), await record({ promisedReplyAt: instant(2) })];
    at(1);
    await mill.clerk.ask(replyToEnquiry, { enquiryId: soon, outcome: "报价已发", expectedRevision: 0 });
    expect((await mill.clerk.refused(replyToEnquiry, { enquiryId: soon, outcome: "再次", expectedRevision: 1 })).code).toBe("enquiryAnswered");
    at(3);
    await mill.clerk.ask(replyToEnquiry, { enquiryId: late, outcome: "已回电", expectedRevision: 0 });
    expect((await dutiesOf("enquiry", soon))["T22"]).toMatchObject({ state: "closed", kept: true });
    expect((await dutiesOf("enquiry", late))["T22"]).toMatchObject({ state: "closed", kept: false });
  });
  test("goes on with the order when that is entered before it was given", async () => {
    at(0);
    const enquiryId = await record({ promisedReplyAt: instant(5) });
    const { orderId } = await mill.clerk.ask(enterOrder, { ...mill.order({ promisedReplyAt: instant(5) }), enquiryId });
    expect((await dutiesOf("order", orderId))["T22"]).toMatchObject({ state: "open", dueAt: instant(5) });
  });
  test("may be given later, and once given is not taken back", async () => {
    at(0);
    const enquiryId = await record();
    const { receivedAt: _received, ...said } = wish();
    await mill.clerk.ask(editEnquiry, { ...said, enquiryId, promisedReplyAt: instant(4), expectedRevision: 0 });
    expect((await dutiesOf("enquiry", enquiryId))["T22"]).toMatchObject({ state: "open", dueAt: instant(4) });
    await mill.clerk.ask(editEnquiry, { ...said, enquiryId, words: "改为 500 卷", expectedRevision: 1 });
    expect(await mill.clerk.ask(readEnquiry, { enquiryId })).toMatchObject({ words: "改为 500 卷", promisedReplyAt: instant(4), contact: "李敏 13887654321" });
  });
});

describe("when no order comes of it", () => {
  test("its reason is on record, and what ran ends without a verdict", async () => {
    at(0);
    const enquiryId = await record({ customerId: undefined, customerName: "路过的客人", promisedReplyAt: instant(2) });
    await mill.clerk.ask(dropEnquiry, { enquiryId, reason: "price", note: "嫌贵", expectedRevision: 0 });
    expect(await mill.clerk.ask(readEnquiry, { enquiryId })).toMatchObject({ state: "dropped", reason: "price", reasonNote: "嫌贵", orderId: null });
    const ended = await dutiesOf("enquiry", enquiryId);
    expect([ended["T02"], ended["T22"]].map((duty) => [duty?.state, duty?.kept, duty?.cancelReason])).toEqual([["cancelled", null, "enquiryDropped"], ["cancelled", null, "enquiryDropped"]]);
    expect((await mill.clerk.refused(enterOrder, { ...mill.order(), enquiryId })).code).toBe("enquiryClosed");
  });
});

describe("the register", () => {
  test("is searched by name and words, filtered by state, and shows what runs", async () => {
    at(0);
    const enquiryId = await record({ customerId: undefined, customerName: "大理古城文具店", words: "要 80 毫米热敏纸" });
    const { rows } = await mill.clerk.ask(listEnquiries, { search: "热敏" });
    expect(rows).toMatchObject([{ id: enquiryId, customerName: "大理古城文具店", duties: [{ id: "T02", dueAt: instant(1) }] }]);
    expect((await mill.clerk.ask(listEnquiries, { search: "热敏", state: "dropped" })).rows).toEqual([]);
  });
  test("shows a salesperson what is his or what he recorded, and to those who do not sell nothing", async () => {
    at(0);
    const enquiryId = await record({ customerId: undefined, customerName: "无主客户" });
    expect((await mill.salesperson.refused(readEnquiry, { enquiryId })).code).toBe("notFound");
    expect((await mill.salesperson.ask(listEnquiries, { state: "all" })).rows.every(({ salespersonId }) => salespersonId === mill.salesperson.id)).toBe(true);
    expect((await mill.keeper.refused(listEnquiries, {})).code).toBe("notPermitted");
    expect((await mill.salesperson.refused(enterOrder, { ...mill.order(), enquiryId })).code).toBe("notFound");
  });
});

test("Who said it is deleted on request, with a reason on record: not while the wish is open, not by a clerk, and only once; what was wanted stays", async () => {
  at(0);
  const enquiryId = await record();
  const reason = "本人来电要求删除";
  const read = () => mill.clerk.ask(readEnquiry, { enquiryId });
  const codes = async (by: "clerk" | "director", expectedRevision: number) => (await mill[by].refused(eraseEnquiryContact, { enquiryId, expectedRevision, reason })).code;
  expect(await codes("director", (await read()).revision)).toBe("enquiryOpen");
  const { revision } = await mill.clerk.ask(dropEnquiry, { enquiryId, reason: "price", expectedRevision: (await read()).revision });
  expect([await codes("clerk", revision), await codes("director", revision - 1)]).toEqual(["notPermitted", "stale"]);
  const erased = await mill.director.ask(eraseEnquiryContact, { enquiryId, expectedRevision: revision, reason });
  expect(await read()).toMatchObject({ contact: "", words: "收银纸 400 卷,12 月 8 日要", state: "dropped" });
  expect(await codes("director", erased.revision)).toBe("contactErased");
  const kept = await house.asOwner("select facts->>'reason' as reason from people.audit where company_id = $1 and facts->>'enquiryId' = $2", [mill.companyId, enquiryId]);
  expect(kept).toEqual([{ reason }]);
});
