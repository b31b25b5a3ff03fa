import { describe, expect, test } from "vitest";
import type { Axes } from "../../../contract/order-axes.ts";
import { daysLate, reachedOf, todoOf, toneOf } from "./progress.ts";
import { addressOfStage, conditionsIn, questionOf, showing } from "./views.ts";

const draft: Axes = { review: "draft", confirmation: "none", fulfilment: "none", payment: "unpaid", invoicing: "notInvoiced", afterSales: "none", archived: false };
const agreed: Axes = { ...draft, review: "passed", confirmation: "given" };
const standing = (axes: Axes, more = {}) => ({ axes, flags: [] as string[], requestedDate: "2026-11-20", promisedDate: null as string | null, ...more });

describe("what an order waits for", () => {
  test.each([
    ["a draft is to be submitted", standing(draft), "submit"],
    ["an oral order first needs the call", standing(draft, { flags: ["oral"] }), "callCustomer"],
    ["a failed review wants a talk with the customer", standing({ ...draft, review: "failed" }), "contactCustomer"],
    ["a passed review wants the customer's word", standing({ ...draft, review: "passed" }), "askCustomer"],
    ["an agreed order is planned", standing(agreed), "plan"],
    ["one of which a part is ready wants a plan for its rest", standing({ ...agreed, fulfilment: "partlyToShipRestToPlan" }), "planRest"],
    ["so does one of which a part has left", standing({ ...agreed, fulfilment: "partlyShippedRestToPlan" }), "planRest"],
    ["one of which a part has left waits for what is being made", standing({ ...agreed, fulfilment: "partlyShippedRestToMake" }), "prepareRest"],
    ["a partly shipped one ships its rest", standing({ ...agreed, fulfilment: "partlyShipped" }), "shipRest"],
    ["signed goods are invoiced and paid, whichever comes first", standing({ ...agreed, fulfilment: "signed", payment: "paid" }), "invoice"],
    ["an open complaint goes before money", standing({ ...agreed, fulfilment: "signed", afterSales: "open" }), "afterSales"],
    ["a cancelled one waits for nothing", standing({ ...draft, review: "cancelled" }), "nothing"],
  ])("%s", (_, order, todo) => expect(todoOf(order)).toBe(todo));

  test("payment before delivery shows as paid although nothing was made", () => {
    expect(reachedOf({ ...agreed, payment: "paid" })).toMatchObject({ made: "open", paid: "done" });
  });
});

describe("late goods", () => {
  test("count from the promised day, else from the wanted one", () => {
    expect(daysLate(standing(agreed), "2026-11-22")).toBe(2);
    expect(daysLate(standing(agreed, { promisedDate: "2026-11-25" }), "2026-11-22")).toBe(0);
  });
  test("end when the goods arrive, and do not begin on the day itself", () => {
    expect(daysLate(standing({ ...agreed, fulfilment: "arrived" }), "2026-11-22")).toBe(0);
    expect(daysLate(standing(agreed), "2026-11-20")).toBe(0);
  });
  test("turn every state red", () => expect(toneOf("plan", 1)).toBe("bad"));
});

describe("the list's filter in the address", () => {
  const asker = { me: "0190a000-0000-7000-8000-000000000001", today: "2026-11-22" };
  test("a view says which stages and whose orders", () => {
    expect(questionOf({ view: "mine" }, asker)).toMatchObject({ salespersonId: asker.me });
    expect(questionOf({ view: "toShip" }, asker)).toMatchObject({ stage: ["toShip"], sort: "newest" });
    expect(questionOf({ view: "toInvoice" }, asker)).toMatchObject({ toInvoice: "true", stage: undefined });
  });
  test("a tag is an id, and nothing else", () => {
    expect(questionOf({ tag: asker.me }, asker)).toMatchObject({ tagId: asker.me });
    expect(questionOf({ tag: "展会" }, asker).tagId).toBeUndefined();
  });
  test("late orders were wanted before today, the longest waiting first", () => {
    expect(questionOf({ view: "late", to: "2026-12-31" }, asker)).toMatchObject({ requestedTo: "2026-11-21", sort: "requestedDate" });
  });
  test("a sort has its direction, and without one its usual", () => {
    expect(questionOf({ sort: "requestedDate.descending" }, asker)).toMatchObject({ sort: "requestedDate", direction: "descending" });
    expect(questionOf({ sort: "number" }, asker)).toMatchObject({ sort: "number", direction: "descending" });
    expect(questionOf({ view: "late", sort: "createdAt.ascending" }, asker)).toMatchObject({ sort: "newest", direction: "ascending" });
  });
  test("what was won or paid since a day, to which the first page's figures lead", () => {
    expect(questionOf({ won: "2026-11-01" }, asker)).toMatchObject({ establishedFrom: "2026-11-01", paidFrom: undefined });
    expect(questionOf({ paid: "2026-11-01", won: "soon" }, asker)).toMatchObject({ establishedFrom: undefined, paidFrom: "2026-11-01" });
  });
  test("what was paid since a day stands by its payment, unless somebody sorts it otherwise; without the day there is nothing to sort by", () => {
    expect(questionOf({ paid: "2026-11-01" }, asker)).toMatchObject({ sort: "paid", direction: "descending" });
    expect(questionOf({ paid: "2026-11-01", sort: "number" }, asker)).toMatchObject({ sort: "number", direction: "descending" });
    expect(questionOf({ sort: "paid.ascending" }, asker)).toMatchObject({ sort: "newest", direction: "descending" });
  });
  test("nonsense is passed over", () => {
    expect(questionOf({ view: "x", stage: "lost,shipped", customer: "1", from: "soon", sort: "price" }, asker)).toMatchObject({
      stage: ["shipped"], customerId: undefined, requestedFrom: undefined, sort: "newest",
    });
  });
  test("a count of a stage leads to exactly that stage", () => {
    expect([addressOfStage("inReview"), addressOfStage("delivered"), addressOfStage("cancelled")]).toEqual(["/orders?view=inReview", "/orders?stage=delivered", "/orders?stage=cancelled"]);
  });
});

test("a saved view keeps the list's conditions and shows them and no others", () => {
  expect(conditionsIn({ stage: "toShip", q: "鑫达", own: "v1", tab: "x" })).toEqual({ stage: "toShip", q: "鑫达" });
  expect(showing("v1", { stage: "toShip" })).toMatchObject({ own: "v1", stage: "toShip", q: undefined, seller: undefined });
});
