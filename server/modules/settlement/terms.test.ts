import { expect, test } from "vitest";
import { type PaymentStage, type PaymentTerms, usualTerms } from "../../../contract/payment-terms.ts";
import { ageBuckets, type GateMoment } from "../../../contract/settlement.ts";
import { bucketOf, bucketRange, daysOverdue } from "./ageing.ts";
import { gateAt, withOpen } from "./gates.ts";
import { dueOn, obligationsOf } from "./terms.ts";

const stage = (due: PaymentStage["due"], days = 0, fromMonthEnd = false): PaymentStage => ({ percent: "100", due, days, fromMonthEnd });
const moments = { confirmedOn: "2026-01-31", suppliedOn: "2026-02-10" };

test.each([
  ["with the order, at once", stage("onOrder"), "2026-01-31"],
  ["seven days after the order", stage("onOrder", 7), "2026-02-07"],
  ["before production: a gate without a day", stage("beforeProduction"), null],
  ["before shipping: a gate without a day", stage("beforeShipping"), null],
  ["cash on delivery", stage("onDelivery"), "2026-02-10"],
  ["thirty days after the delivery", stage("afterDelivery", 30), "2026-03-12"],
  ["monthly settlement counts from the end of the month", stage("afterDelivery", 30, true), "2026-03-30"],
])("a stage falls due %s", (_, terms, day) => {
  expect(dueOn(terms, moments)).toBe(day);
});

test("what counts from the delivery has no day before it", () => {
  expect(dueOn(stage("afterDelivery", 30), { ...moments, suppliedOn: null })).toBeNull();
});

const thirds: PaymentTerms = { code: "thirds", name: "", stages: ["33.33", "33.33", "33.34"].map((percent, i) => ({ percent, due: (["onOrder", "beforeShipping", "afterDelivery"] as const)[i]!, days: 0, fromMonthEnd: false })) };
const order = { orderId: "o", currency: "CNY", confirmedOn: "2026-01-10", suppliedOn: null };

test("the stages of an order add up to its total to the cent", () => {
  expect(obligationsOf({ ...order, total: "100.01", terms: thirds }).map(({ amount }) => amount)).toEqual(["33.33", "33.33", "33.35"]);
});

test("money fills the stages in their order, whatever it was meant for", () => {
  const stages = withOpen(obligationsOf({ ...order, total: "1000", terms: thirds }), "400", "CNY");
  expect(stages.map(({ open }) => open)).toEqual(["0.00", "266.60", "333.40"]);
});

const termsOf = (code: string): PaymentTerms => usualTerms.find((terms) => terms.code === code)!;
const later: PaymentTerms = { code: "later", name: "", stages: [{ percent: "20", due: "onOrder", days: 10, fromMonthEnd: false }, { percent: "80", due: "afterDelivery", days: 0, fromMonthEnd: false }] };

interface GateCase {
  name: string;
  terms: PaymentTerms;
  paid: string;
  moment?: GateMoment;
  today?: string;
  missing?: string;
  shutBy?: number;
}
test.each<GateCase>([
  { name: "30 % prepaid, nothing in", terms: termsOf("prepaid30"), paid: "0", missing: "300.00", shutBy: 1 },
  { name: "30 % prepaid, a fen too little", terms: termsOf("prepaid30"), paid: "299.99", missing: "0.01", shutBy: 1 },
  { name: "30 % prepaid and in", terms: termsOf("prepaid30"), paid: "300" },
  { name: "the rest before shipping", terms: termsOf("prepaid30"), paid: "300", moment: "beforeShipping", missing: "700.00", shutBy: 2 },
  { name: "all in before shipping", terms: termsOf("prepaid30"), paid: "1000", moment: "beforeShipping" },
  { name: "cash on delivery holds nothing up", terms: termsOf("cashOnDelivery"), paid: "0", moment: "beforeShipping" },
  { name: "monthly settlement holds nothing up", terms: termsOf("monthly30"), paid: "0", moment: "beforeShipping" },
  { name: "ten days after the order are not over", terms: later, paid: "0", today: "2026-01-19" },
  { name: "ten days after the order are over", terms: later, paid: "0", today: "2026-01-20", missing: "200.00", shutBy: 1 },
])("gate: $name", ({ terms, paid, moment = "beforeProduction", today = "2026-01-10", missing = "0.00", shutBy }) => {
  const obligations = withOpen(obligationsOf({ ...order, total: "1000", terms }), paid, "CNY");
  const gate = gateAt(moment, { obligations, total: "1000", paid, currency: "CNY" }, { today, inFull: false });
  expect(gate).toMatchObject({ open: shutBy === undefined, missing });
  expect(gate.stage?.stage).toBe(shutBy);
});

test.each([
  ["2026-03-31", "notDue"], ["2026-03-30", "days1to30"], ["2026-03-01", "days1to30"], ["2026-02-28", "days31to60"], ["2026-01-30", "days31to60"],
  ["2026-01-29", "days61to90"], ["2025-12-31", "days61to90"], ["2025-12-30", "over90"], ["2026-05-01", "notDue"], [null, "notDue"],
])("due on %s is %s at the end of March", (due, bucket) => {
  expect(bucketOf(due, "2026-03-31")).toBe(bucket);
});

test("the due dates of a bucket are those that fall into it", () => {
  const asOf = "2026-03-31";
  for (const bucket of ageBuckets) {
    const { from, to } = bucketRange(bucket, asOf);
    for (const day of [from, to]) if (day) expect(bucketOf(day, asOf)).toBe(bucket);
  }
  expect(daysOverdue("2026-03-01", asOf)).toBe(30);
});
