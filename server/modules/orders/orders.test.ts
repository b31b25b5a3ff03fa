import { expect, test } from "vitest";
import { type FulfilmentState, milestones, type Stage, stageOf } from "../../../contract/order-axes.ts";
import { fulfilmentOf, type Schedule } from "./orders.ts";

/** Ten pieces, of which all have passed each named milestone. */
const schedule = (...passed: readonly (typeof milestones)[number][]): Schedule => ({
  id: "s", orderId: "o", lineId: "l", quantity: "10", date: null, planned: "0", stocked: "0", issued: "0", packed: "0", shipped: "0", arrived: "0", signed: "0",
  ...Object.fromEntries(passed.map((milestone) => [milestone, "10"])),
});
const sent = schedule("issued", "packed", "shipped");
const made = schedule("planned", "stocked", "issued");
const fromStock = schedule("issued");
const half = (given: Partial<Schedule>): Schedule => ({ ...schedule(), ...given });

test.each<[string, Schedule[], FulfilmentState, Stage]>([
  ["nothing is planned", [schedule()], "none", "approved"],
  ["one line has a plan and the other none", [schedule("planned"), schedule()], "partlyScheduled", "approved"],
  ["one line is planned by half", [half({ planned: "5" })], "partlyScheduled", "approved"],
  ["every line has a plan", [schedule("planned"), schedule("planned")], "scheduled", "scheduled"],
  ["one line lies in stock and the other is not planned yet", [fromStock, schedule()], "partlyToShipRestToPlan", "approved"],
  ["half of a line lies in stock and the rest is not planned yet", [half({ issued: "5" })], "partlyToShipRestToPlan", "approved"],
  ["one line lies in stock and the other is planned", [fromStock, schedule("planned")], "partlyToShip", "scheduled"],
  ["half of a line lies in stock and the rest is planned", [half({ issued: "5", planned: "5" })], "partlyToShip", "scheduled"],
  ["half of a line is planned and the rest is bought", [half({ planned: "5", coming: "5" })], "awaitingPurchase", "awaitingPurchase"],
  ["half of a line lies in stock and the rest is bought", [half({ issued: "5", coming: "5" })], "partlyToShipRestToCome", "awaitingPurchase"],
  ["half of a line has left and of the rest only a part is bought", [half({ issued: "5", shipped: "5", coming: "3" })], "partlyShippedRestToPlan", "approved"],
  ["half of a plan is made, and the rest still to be made", [half({ planned: "10", stocked: "5", issued: "5" })], "partlyToShip", "scheduled"],
  ["a run brought less than planned, and the rest waits for a plan", [half({ planned: "5", stocked: "5", issued: "5" })], "partlyToShipRestToPlan", "approved"],
  ["all of it is ready to ship", [fromStock, made], "toShip", "toShip"],
  ["some of it left the house and the rest lies ready", [sent, fromStock], "partlyShipped", "toShip"],
  ["some of it left the house and the rest is planned", [sent, schedule("planned")], "partlyShippedRestToMake", "scheduled"],
  ["some of it left the house and the rest has no plan", [sent, schedule()], "partlyShippedRestToPlan", "approved"],
  ["all of it left the house", [sent, sent], "shipped", "shipped"],
])("[01.12] when %s, the order stands where its slowest part stands", (_, schedules, fulfilment, stage) => {
  expect(fulfilmentOf(schedules)).toBe(fulfilment);
  expect(stageOf({ review: "passed", confirmation: "given", fulfilment, payment: "unpaid", invoicing: "notInvoiced", afterSales: "none", archived: false }, { invoiced: false, paid: false })).toBe(stage);
});
