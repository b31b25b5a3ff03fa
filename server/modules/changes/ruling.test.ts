import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { ChangeField, ChangeManner, ChangeProgress } from "../../../contract/changes.ts";
import { type PolicyPack, policyPack } from "../../../contract/policy-pack.ts";
import { changeFields, changeStates, wordsOf } from "../../../contract/policy-words.ts";
import { progressOf, rulingOf, wholeProgress } from "./ruling.ts";

const pack = policyPack.parse(parse(readFileSync(new URL("../../../packs/sys-25.order-and-change-management.yaml", import.meta.url), "utf8")));
const route = pack.review.steps.map(({ key, name, roles }) => ({ key, name, roles }));
const differ = (field: ChangeField, lineId: string | null = "l1") => ({ field, lineId, lineNo: 1, productCode: null, name: null, unit: null, before: "1", after: "2" });
const ruled = (fields: readonly ChangeField[], progress: ChangeProgress, { table = pack.changes, confirmed = true }: { table?: PolicyPack["changes"]; confirmed?: boolean } = {}) =>
  rulingOf({ differences: fields.map((field) => differ(field)), progress: () => progress, table, route, confirmed });

const free: ChangeManner = "free", approve: ChangeManner = "approve", consent: ChangeManner = "approveWithConsent", both: ChangeManner = "agreement", never: ChangeManner = "forbidden";
/** By field: notBegun, planned, inProduction, toShip, partlyShipped, shipped. */
const expected: Record<ChangeField, readonly ChangeManner[]> = {
  quantityUp: [consent, consent, consent, consent, consent, never], quantityDown: [approve, approve, consent, consent, consent, never], priceUp: [both, both, both, both, never, never],
  priceDown: [approve, approve, approve, approve, never, never], dateLater: [both, both, both, both, both, never], dateEarlier: [approve, approve, approve, approve, approve, never],
  product: [consent, consent, never, never, never, never], lineAdded: [consent, consent, consent, consent, consent, never], lineRemoved: [approve, approve, consent, consent, consent, never],
  terms: [consent, consent, consent, consent, never, never], address: [approve, approve, approve, approve, approve, never], contact: [approve, approve, approve, approve, approve, never],
  specialNeeds: [consent, consent, never, never, never, never], remarks: [free, free, free, free, free, free], cancel: [approve, approve, consent, consent, never, never],
  shortClose: [approve, approve, approve, approve, approve, never],
};

describe("[25.3] the policy's table, state by field", () => {
  test.each(wordsOf(changeFields))("%s", (field) => expect(wordsOf(changeStates).map((state) => ruled([field], state).how)).toEqual(expected[field]));

  test("of several differences the strictest holds, and every department that one of them touches is asked once", () => {
    const ruling = ruled(["quantityDown", "dateLater", "remarks"], "toShip");
    expect([ruling.how, ruling.departments.map(({ key }) => key), ruling.asksCustomer]).toEqual([both, ["sales", "production", "warehouse"], true]);
    expect(ruled(["quantityDown", "product"], "toShip").how).toBe(never);
  });

  test("of several rows that match one difference the strictest holds; without any row all is forbidden", () => {
    const rows: PolicyPack["changes"]["rows"] = [
      { fields: ["remarks"], states: ["notBegun"], how: free, approvedBy: [], keeps: [] }, { fields: ["remarks"], states: ["notBegun"], how: approve, approvedBy: ["sales"], keeps: ["finance"] },
    ];
    expect(ruled(["remarks"], "notBegun", { table: { ...pack.changes, rows } }).how).toBe(approve);
    expect(ruled(["remarks"], "notBegun", { table: { departments: [], rows: [] } }).how).toBe(never);
  });

  test("review steps that some row does not keep are asked again, and stand for their department", () => {
    const ruling = ruled(["terms"], "toShip");
    expect([ruling.askedAgain.map(({ key }) => key), ruling.departments.map(({ key }) => key)]).toEqual([["finance"], ["sales"]]);
    const more = ruled(["quantityUp", "priceUp"], "notBegun");
    expect([more.askedAgain.map(({ key }) => key), more.departments.map(({ key }) => key)]).toEqual([["finance", "stock"], ["sales", "production"]]);
    expect(ruled(["remarks"], "toShip").askedAgain).toEqual([]);
  });

  test("[25.4] an order that is called off for a compensation needs the customer's consent, where calling off alone needs only the departments'", () => {
    const asked = (state: ChangeProgress, costs: boolean) => rulingOf({ differences: [differ("cancel", null)], progress: () => state, table: pack.changes, route, confirmed: true, costs });
    expect([false, true].map((costs) => [asked("notBegun", costs).how, asked("notBegun", costs).asksCustomer])).toEqual([[approve, false], [consent, true]]);
    expect([asked("notBegun", true).departments, asked("partlyShipped", true).how]).toEqual([asked("notBegun", false).departments, never]);
  });

  test("the customer is asked before only where his yes to the order is on record", () => expect(ruled(["quantityUp"], "toShip", { confirmed: false }).asksCustomer).toBe(false));
});

const goods = { ordered: "400", planned: "0", running: "0", finished: "0", stocked: "0", onDelivery: "0", shipped: "0" };
test.each([
  [{}, "notBegun"], [{ planned: "400" }, "planned"], [{ planned: "100", running: "300" }, "inProduction"], [{ finished: "150" }, "inProduction"], [{ onDelivery: "150", running: "250" }, "toShip"],
  [{ shipped: "10", onDelivery: "390" }, "partlyShipped"], [{ shipped: "400" }, "shipped"],
] as const)("a line with %j stands at %s", (change, progress) => expect(progressOf({ ...goods, ...change })).toBe(progress));

test.each([
  [["notBegun", "planned"], "planned"], [["shipped", "notBegun"], "partlyShipped"], [["shipped", "shipped"], "shipped"], [["toShip", "inProduction"], "toShip"], [[], "notBegun"],
] as const)("an order whose lines stand at %j stands at %s", (lines, whole) => expect(wholeProgress(lines)).toBe(whole));
