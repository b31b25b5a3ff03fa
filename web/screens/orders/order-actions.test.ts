import { describe, expect, test } from "vitest";
import type { Axes } from "../../../contract/order-axes.ts";
import { nextAct, shownActs, whyNot } from "./order-actions.ts";

const axes: Axes = { review: "draft", confirmation: "none", fulfilment: "none", payment: "unpaid", invoicing: "notInvoiced", afterSales: "none", archived: false };
const order = (given: Partial<Axes> = {}, more = {}) => ({ axes: { ...axes, ...given }, flags: [] as string[], informationConfirmedAt: null as string | null, ...more });
const confirmed = { informationConfirmedAt: "2026-11-24T06:20:00Z" };

describe("the one coloured action", () => {
  test.each([
    ["an oral order is called about first", order({}, { flags: ["oral"] }), "confirmOral"],
    ["a draft's information is confirmed", order(), "confirmInformation"],
    ["then it is submitted", order({}, confirmed), "submit"],
    ["a failed review is talked about with the customer", order({ review: "failed" }), "recordContact"],
    ["in review there is nothing to do but to wait", order({ review: "inReview" }), undefined],
    ["nor once it is approved", order({ review: "passed", confirmation: "given" }), undefined],
  ])("%s", (_, given, act) => expect(nextAct(given)).toBe(act));
});

describe("an action that is off says why", () => {
  const may = () => true;
  test("in the wrong state", () => expect(whyNot("edit", order({ review: "inReview" }), may)).toBe("state"));
  test("for want of a permission, before anything else", () => expect(whyNot("edit", order(), () => false)).toBe("permission"));
  test("because it is done", () => expect(whyNot("confirmInformation", order({}, confirmed), may)).toBe("done"));
  test("a copy is always possible", () => expect(whyNot("copy", order({ review: "cancelled" }), may)).toBeUndefined());
});

test("only an oral order shows the call", () => {
  expect(shownActs(order())).not.toContain("confirmOral");
  expect(shownActs(order({}, { flags: ["oral"] }))).toContain("confirmOral");
});
