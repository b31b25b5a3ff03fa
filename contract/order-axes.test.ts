import { expect, test } from "vitest";
import { type Axes, reviewAxis, type Stage, stageOf } from "./order-axes.ts";

const fresh: Axes = { review: "draft", confirmation: "none", fulfilment: "none", payment: "unpaid", invoicing: "notInvoiced", afterSales: "none", archived: false };
const onReceipt = { invoiced: false, paid: false };

test.each<[Partial<Axes>, Stage]>([
  [{}, "draft"],
  [{ review: "inReview" }, "inReview"],
  [{ review: "failed" }, "reviewFailed"],
  [{ review: "cancelled", confirmation: "given" }, "cancelled"],
  [{ review: "passed" }, "awaitingCustomer"],
  [{ review: "passed", confirmation: "awaiting" }, "awaitingCustomer"],
  [{ review: "passed", confirmation: "awaiting", fulfilment: "toShip" }, "toShip"],
  [{ review: "passed", confirmation: "refused" }, "customerRefused"],
  [{ review: "passed", confirmation: "refused", fulfilment: "toShip" }, "customerRefused"],
  [{ review: "passed", confirmation: "given" }, "approved"],
  [{ review: "passed", confirmation: "given", fulfilment: "scheduled" }, "scheduled"],
  [{ review: "passed", confirmation: "given", fulfilment: "partlyToShip" }, "scheduled"],
  [{ review: "passed", confirmation: "given", fulfilment: "partlyToShipRestToPlan" }, "approved"],
  [{ review: "passed", confirmation: "given", fulfilment: "partlyShippedRestToPlan" }, "approved"],
  [{ review: "passed", confirmation: "given", fulfilment: "partlyShippedRestToMake" }, "scheduled"],
  [{ review: "passed", confirmation: "given", fulfilment: "awaitingPurchase" }, "awaitingPurchase"],
  [{ review: "passed", confirmation: "given", fulfilment: "partlyToShipRestToCome" }, "awaitingPurchase"],
  [{ review: "passed", confirmation: "given", fulfilment: "partlyShippedRestToCome" }, "awaitingPurchase"],
  [{ review: "passed", confirmation: "given", fulfilment: "toShip" }, "toShip"],
  [{ review: "passed", confirmation: "given", fulfilment: "partlyShipped" }, "toShip"],
  [{ review: "passed", confirmation: "given", fulfilment: "shipped" }, "shipped"],
  [{ review: "passed", confirmation: "given", fulfilment: "arrived" }, "delivered"],
  [{ review: "passed", confirmation: "given", fulfilment: "signed" }, "completed"],
  [{ review: "passed", confirmation: "given", fulfilment: "signed", afterSales: "open" }, "inAfterSales"],
  [{ review: "passed", confirmation: "given", fulfilment: "signed", afterSales: "settled", archived: true }, "archived"],
])("an order with %o stands at %s", (change, stage) => expect(stageOf({ ...fresh, ...change }, onReceipt)).toBe(stage));

test("payment moves no stage unless the policy says that an order is complete only when paid", () => {
  const signed: Axes = { ...fresh, review: "passed", confirmation: "given", fulfilment: "signed" };
  expect(stageOf({ ...signed, payment: "paid" }, onReceipt)).toBe("completed");
  expect(stageOf(signed, { invoiced: false, paid: true })).toBe("delivered");
  expect(stageOf({ ...signed, payment: "paid" }, { invoiced: false, paid: true })).toBe("completed");
});

test("a decided order cannot be submitted again", () => {
  expect(reviewAxis.allows("submit", "passed")).toBe(false);
  expect(() => reviewAxis.after("submit", "passed")).toThrow();
});
