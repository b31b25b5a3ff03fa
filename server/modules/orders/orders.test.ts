import { expect, test } from "vitest";
import { milestones } from "../../../contract/order-axes.ts";
import { fulfilmentOf, type Schedule } from "./orders.ts";

/** Ten pieces, of which all have passed each named milestone. */
const schedule = (...passed: readonly (typeof milestones)[number][]): Schedule => ({
  id: "s", orderId: "o", lineId: "l", quantity: "10", date: null, planned: "0", stocked: "0", issued: "0", packed: "0", shipped: "0", arrived: "0", signed: "0",
  ...Object.fromEntries(passed.map((milestone) => [milestone, "10"])),
});
const sent = schedule("issued", "packed", "shipped");

test.each([
  ["nothing is planned", [schedule()], "none"],
  ["some is planned", [schedule("planned"), schedule()], "scheduled"],
  ["one line lies in stock and the other is still to be made", [schedule("issued"), schedule()], "partlyToShip"],
  ["all of it is ready to ship", [schedule("issued"), schedule("planned", "stocked", "issued")], "toShip"],
  ["some of it left the house", [sent, schedule("issued")], "partlyShipped"],
  ["all of it left the house", [sent, sent], "shipped"],
])("when %s, its fulfilment is that of the slowest part", (_, schedules, fulfilment) => expect(fulfilmentOf(schedules)).toBe(fulfilment));
