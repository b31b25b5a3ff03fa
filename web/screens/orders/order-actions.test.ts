import { describe, expect, test } from "vitest";
import type { Axes } from "../../../contract/order-axes.ts";
import { type Asked, nextAct, shownActs, type Standing, whyNot } from "./order-actions.ts";

const axes: Axes = { review: "draft", confirmation: "none", fulfilment: "none", payment: "unpaid", invoicing: "notInvoiced", afterSales: "none", archived: false };
const order = (given: Partial<Axes> = {}, more: Partial<Standing> = {}): Standing => ({ axes: { ...axes, ...given }, flags: [], informationConfirmedAt: null, ...more });
const confirmed = { informationConfirmedAt: "2026-11-24T06:20:00Z" };
const asking = (asked: Partial<Asked> = {}) => order({ review: "passed", confirmation: "awaiting" }, { asked: { state: "awaiting", means: ["mail", "link", "onBehalf"], sendings: [], ...asked } });
const may = () => true;

describe("the one coloured action", () => {
  test.each([
    ["an oral order is called about first", order({}, { flags: ["oral"] }), "confirmOral"],
    ["a draft's information is confirmed", order(), "confirmInformation"],
    ["then it is submitted", order({}, confirmed), "submit"],
    ["a failed review is talked about with the customer", order({ review: "failed" }), "recordContact"],
    ["in review there is nothing to do but to wait", order({ review: "inReview" }), undefined],
    ["an approved order is sent to the customer", asking(), "sendConfirmation"],
    ["once it is sent, the answer is what is wanted", asking({ sendings: [{}] }), "recordAnswer"],
    ["where the policy foresees no sending, the answer is recorded at once", asking({ means: ["onBehalf"] }), "recordAnswer"],
    ["a refusal is talked about with the customer", order({ review: "passed", confirmation: "refused" }), "recordContact"],
    ["nothing here once the customer has agreed", order({ review: "passed", confirmation: "given" }), undefined],
  ])("%s", (_, given, act) => expect(nextAct(given)).toBe(act));
});

describe("an action that is off says why", () => {
  test("an order in review is withdrawn before it is edited", () => expect(whyNot("edit", order({ review: "inReview" }), may)).toBe("withdrawFirst"));
  test("a refused order is edited before it is submitted again", () => expect(whyNot("submit", order({ review: "failed" }), may)).toBe("editFirst"));
  test("for want of a permission, before anything else", () => expect(whyNot("edit", order(), () => false)).toBe("permission"));
  test("a copy is always possible", () => expect(whyNot("copy", order({ review: "cancelled" }), may)).toBeUndefined());
});

describe("the page shows what makes sense in its stage, the next action first", () => {
  test.each([
    ["a draft", order(), ["confirmInformation", "submit", "recordContact", "edit", "split", "copy", "cancel"]],
    ["an order in review", order({ review: "inReview" }), ["recordContact", "edit", "withdraw", "change", "hold", "copy"]],
    ["a failed one", order({ review: "failed" }), ["recordContact", "submit", "edit", "split", "copy", "cancel"]],
    ["one that waits for the customer", asking({ sendings: [{}] }), ["recordAnswer", "remindCustomer", "recordContact", "change", "hold", "copy"]],
    ["one that is being made", order({ review: "passed", confirmation: "given" }), ["recordContact", "change", "hold", "copy"]],
    ["a cancelled one", order({ review: "cancelled" }), ["copy"]],
  ])("%s", (_, given, acts) => expect(shownActs(given, may)).toEqual(acts));

  test("only an oral order shows the call", () => expect(shownActs(order({}, { flags: ["oral"] }), may)[0]).toBe("confirmOral"));
  test("who may do nothing sees the next action alone, with its reason", () => expect(shownActs(order(), () => false)).toEqual(["confirmInformation"]));
});
