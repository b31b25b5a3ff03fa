import { describe, expect, test } from "vitest";
import type { Axes, Stage } from "../../../contract/order-axes.ts";
import { nextLink } from "./next-link.ts";

const axes: Axes = { review: "passed", confirmation: "given", fulfilment: "none", payment: "unpaid", invoicing: "notInvoiced", afterSales: "none", archived: false };
const order = (stage: Stage, given: Partial<Axes> = {}, supply: "stock" | "make" = "stock") => ({ number: "SO-1", stage, axes: { ...axes, ...given }, lines: [{ supply }] });
const around = { deliveries: [{ id: "signed", state: "signed" as const }, { id: "off", state: "cancelled" as const }, { id: "open", state: "picking" as const }], reviewId: "r1" };
const may = () => true;

describe("the way to the page that moves an order on", () => {
  test.each([
    ["a review that runs", order("inReview"), "/reviews/r1"],
    ["planning, for goods that are made", order("approved", {}, "make"), "/production/requests?q=SO-1"],
    ["the delivery, for goods from stock", order("approved"), "/shipping/deliveries/open"],
    ["the delivery that is least far", order("toShip"), "/shipping/deliveries/open"],
    ["the delivery under way", order("shipped"), "/shipping/deliveries/open"],
    ["invoicing, once everything is signed for", order("delivered", { fulfilment: "signed" }), "/settlement/invoices?q=SO-1"],
    ["receivables, once it is invoiced", order("completed", { fulfilment: "signed", invoicing: "invoiced" }), "/settlement/receivables?q=SO-1"],
  ])("%s", (_, given, href) => expect(nextLink(given, around, may)?.href).toBe(href));

  test.each([
    ["a draft is moved on where it stands", order("draft")],
    ["nothing is left once it is paid", order("completed", { fulfilment: "signed", invoicing: "invoiced", payment: "paid" })],
  ])("none: %s", (_, given) => expect(nextLink(given, around, may)).toBeUndefined());

  test("of an order of which a part is ready, the delivery for who ships, production for others", () => {
    for (const mixed of [order("scheduled", { fulfilment: "partlyToShip" }, "make"), order("approved", { fulfilment: "partlyToShipRestToPlan" }, "make")]) {
      expect(nextLink(mixed, around, may)?.name).toBe("ship");
      expect(nextLink(mixed, around, (permission) => permission !== "shipping.ship")?.name).toBe("production");
    }
  });

  test("none to a page that the person may not see", () => expect(nextLink(order("completed", { fulfilment: "signed" }), around, () => false)).toBeUndefined());
});
