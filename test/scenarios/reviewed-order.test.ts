import { beforeAll, describe, expect, test } from "vitest";
import * as files from "../../contract/files.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import type { TestHouse } from "../support/house.ts";
import { signaturePng } from "../support/life.ts";
import { millHouse, type Papermill, papermill } from "../support/scene.ts";

let mill: Papermill;
let house: TestHouse;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
});

// Every order of another quantity, so that none looks like a duplicate of one before.
let quantity = 400;
const entered = async (more: Parameters<Papermill["order"]>[0] = {}) => mill.clerk.ask(orders.enterOrder, mill.order({ lines: [{ productId: mill.roll, quantity: String((quantity += 1)) }], ...more }));
const submitted = async (more: Parameters<Papermill["order"]>[0] = {}) => {
  const { orderId, revision } = await entered(more);
  return mill.clerk.ask(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
};
const reviewOf = async (orderId: string) => (await mill.finance.ask(reviews.reviewsOfSubject, { kind: "order", id: orderId }))[0]!;
const decide = (who: keyof Papermill & ("finance" | "keeper" | "engineer" | "director" | "salesperson"), orderId: string, stepKey: string, more: object = {}) =>
  reviewOf(orderId).then((review) => mill[who].ask(reviews.decideStep, { reviewId: review.id, stepKey, verdict: "pass", subjectHash: review.subjectHash, ...more }));

describe("entry", () => {
  test("[01.4] an order gets its number by the system, and every order another", async () => {
    const [one, two] = [await entered(), await entered()];
    expect(one.number).toMatch(/^SO20261124-\d{4}$/);
    expect(two.number).not.toBe(one.number);
    expect(mill.clerk.statements()).toBeLessThanOrEqual(15);
  });

  test("[01.4] all that is missing is told at once, and nothing is lost", async () => {
    const { orderId, revision } = await entered({ requestedDate: undefined, channelNote: undefined, lines: [{ productId: mill.roll, quantity: "5" }] });
    const problem = await mill.clerk.refused(orders.submitOrder, { orderId, expectedRevision: revision });
    expect(problem.status).toBe(422);
    expect(problem.refusals?.map(({ code, facts }) => [code, facts?.element])).toEqual([["elementMissing", "deliveryDate"], ["evidenceMissing", undefined]]);
    expect((await mill.clerk.ask(orders.readOrder, { orderId })).stage).toBe("draft");
  });

  test("[01.1] an order is registered with its channel, and its original belongs to it from then on", async () => {
    const original = await mill.clerk.upload(Buffer.from(signaturePng, "base64"), "展会订单.png");
    const { orderId } = await entered({ channel: "tradeFair", channelNote: "广州展会", originals: [original] });
    expect(await mill.clerk.ask(orders.readOrder, { orderId })).toMatchObject({ channel: "tradeFair", channelNote: "广州展会", originals: [original] });
    const rows = await mill.finance.ask(files.listFiles, { kind: "order", id: orderId });
    expect(rows.map(({ id, name }) => [id, name])).toEqual([[original, "展会订单.png"]]);
  });

  test("an original that nobody uploaded is refused, and no order is left", async () => {
    const problem = await mill.clerk.refused(orders.enterOrder, mill.order({ originals: [mill.customer.id], customerPo: "PO-404" }));
    expect(problem.status).toBeLessThan(500);
    expect((await mill.clerk.ask(orders.listOrders, { search: "PO-404" })).rows).toEqual([]);
  });

  test("a stale edit is refused with the revision that it missed", async () => {
    const { orderId, revision } = await entered();
    await mill.clerk.ask(orders.confirmInformation, { orderId, expectedRevision: revision });
    const problem = await mill.clerk.refused(orders.editOrder, { orderId, expectedRevision: revision, ...mill.order() });
    expect([problem.status, problem.code, problem.facts?.revision]).toEqual([409, "stale", revision + 1]);
  });

  test("a salesperson sees his own customers' orders, and another company sees none", async () => {
    const { orderId, number } = await entered();
    const other = await mill.colleague("salesperson");
    const stranger = await papermill(house, "隔壁纸业");
    expect((await mill.salesperson.ask(orders.listOrders, { search: number })).rows.map(({ id }) => id)).toEqual([orderId]);
    expect((await other.ask(orders.listOrders, { search: number })).rows).toEqual([]);
    expect((await other.refused(orders.readOrder, { orderId })).code).toBe("notFound");
    expect((await stranger.clerk.refused(orders.readOrder, { orderId })).code).toBe("notFound");
  });

  test("an order is found by two characters from the middle of its customer's name", async () => {
    const { orderId } = await entered();
    expect((await mill.clerk.ask(orders.listOrders, { search: "明鑫" })).rows.map(({ id }) => id)).toContain(orderId);
    expect((await mill.clerk.ask(orders.listOrders, { search: "鑫明" })).rows).toEqual([]);
  });
});

describe("review", () => {
  test("[01.7] finance and warehouse review side by side with live checks; engineering only what is customised", async () => {
    const { orderId } = await submitted();
    expect((await reviewOf(orderId)).steps.map(({ key, state }) => [key, state])).toEqual([["preliminary", "open"], ["finance", "waiting"], ["stock", "waiting"], ["release", "waiting"]]);
    await decide("director", orderId, "preliminary");
    const { steps } = await reviewOf(orderId);
    expect(steps.filter(({ state }) => state === "open").map(({ key }) => key)).toEqual(["finance", "stock"]);
    expect(steps.find(({ key }) => key === "finance")?.checks.map(({ check, result }) => [check, result])).toEqual([["creditWithinLimit", "green"], ["termsWithinPolicy", "green"], ["priceWithinAuthority", "green"]]);
    expect(steps.find(({ key }) => key === "stock")?.checks[0]).toMatchObject({ check: "stockCoversOrder", result: "green" });
  });

  test("an order that all departments passed waits for the customer once sales releases it", async () => {
    const { orderId } = await submitted();
    await decide("director", orderId, "preliminary");
    await decide("finance", orderId, "finance");
    await decide("keeper", orderId, "stock");
    expect(await decide("salesperson", orderId, "release")).toMatchObject({ state: "passed" });
    expect((await mill.clerk.ask(orders.readOrder, { orderId })).stage).toBe("awaitingCustomer");
  });

  test("a red check is passed only with words, and the credit that is exceeded is shown", async () => {
    const { orderId } = await submitted({ lines: [{ productId: mill.roll, quantity: "900", unitPrice: "60" }] });
    await decide("director", orderId, "preliminary");
    const review = await reviewOf(orderId);
    const [credit] = review.steps.find(({ key }) => key === "finance")!.checks;
    expect(credit).toMatchObject({ result: "red", facts: { limit: "50000.00" } });
    // What finance passed of other orders counts.
    expect(Number(credit!.facts["over"])).toBeCloseTo(Number(credit!.facts["exposure"]) + 4000, 2);
    const problem = await mill.finance.refused(reviews.decideStep, { reviewId: review.id, stepKey: "finance", verdict: "pass", subjectHash: review.subjectHash });
    expect(problem.code).toBe("statementNeeded");
  });

  test("Finance's refusal returns the order to Sales with its reason and drops what others would have decided", async () => {
    const { orderId } = await submitted();
    await decide("director", orderId, "preliminary");
    expect(await decide("finance", orderId, "finance", { verdict: "fail", statement: "逾期未付" })).toMatchObject({ state: "failed" });
    expect((await mill.clerk.ask(orders.readOrder, { orderId })).stage).toBe("reviewFailed");
    expect((await reviewOf(orderId)).steps.map(({ key, state }) => [key, state])).toEqual([["preliminary", "passed"], ["finance", "failed"], ["stock", "dropped"], ["release", "dropped"]]);
  });

  test("of two who decide the same step at once one wins and the other is told who", async () => {
    const { orderId } = await submitted();
    const second = await mill.colleague("salesDirector");
    const review = await reviewOf(orderId);
    const verdict = { reviewId: review.id, stepKey: "preliminary", verdict: "pass" as const, subjectHash: review.subjectHash };
    const [one, two] = await Promise.allSettled([mill.director.ask(reviews.decideStep, verdict), second.ask(reviews.decideStep, verdict)]);
    expect([one.status, two.status].sort()).toEqual(["fulfilled", "rejected"]);
    const lost = [one, two].find((r): r is PromiseRejectedResult => r.status === "rejected");
    expect((lost!.reason as { problem: object }).problem).toMatchObject({ code: "stepDecided", title: "此步骤已由 salesDirector 澄江纸品 处理" });
  });

  test("nobody passes what he submitted himself where the policy forbids it, and a stranger to the step neither", async () => {
    const { orderId } = await submitted();
    const review = await reviewOf(orderId);
    const verdict = { reviewId: review.id, stepKey: "preliminary", verdict: "pass" as const, subjectHash: review.subjectHash };
    expect((await mill.clerk.refused(reviews.decideStep, verdict)).code).toBe("ownOrder");
    expect((await mill.finance.refused(reviews.decideStep, verdict)).code).toBe("notYourStep");
    expect((await mill.director.refused(reviews.decideStep, { ...verdict, subjectHash: "0".repeat(64) })).code).toBe("versionChanged");
  });

  test("a decision costs at most twenty statements, however many departments hear of it", async () => {
    const { orderId } = await submitted();
    await decide("director", orderId, "preliminary");
    expect(mill.director.statements()).toBeLessThanOrEqual(20);
  });
});
