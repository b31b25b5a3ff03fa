import { describe, expect, test } from "vitest";
import { runAxis } from "../../../contract/production.ts";
import { isRefused } from "../../platform/refusal.ts";
import { decideShares, delaysOf, guard, mergedShares, operationDays, type Request, type Share, shareOut } from "./production.ts";
import { checkApprover, checkProgress, checkVerdict } from "./rules.ts";

const request = (id: string, more: Partial<Request> = {}): [string, Request] => [
  id,
  {
    id, orderId: `order of ${id}`, orderNumber: `SO-${id}`, customerName: "华强", scheduleId: `s${id}`, productId: "p", productCode: "P", productName: "收银纸", spec: "", unit: "卷",
    quantity: "100.000000", planned: "0", neededBy: null, urgent: false, customParameters: null, loadFactor: "1", operations: ["分切", "复卷"], requestedAt: new Date(0), ...more,
  },
];
const share = (requestId: string, quantity: string, more: Partial<Share> = {}): Share => ({
  requestId, orderId: `order of ${requestId}`, scheduleId: `s${requestId}`, quantity, stocked: "0", neededBy: null, urgent: false, ...more,
});
const code = (value: unknown) => (isRefused(value) ? value.refusals[0].code : undefined);

describe("the way of a run", () => {
  test.each([
    ["approve", ["planned"]], ["return", ["planned"]], ["change", ["planned", "returned"]], ["start", ["approved", "failed"]], ["report", ["running"]], ["finish", ["running"]],
    ["pass", ["finished"]], ["fail", ["finished"]], ["stockIn", ["passed"]], ["storeUninspected", ["finished"]], ["reportWaiting", ["approved"]],
  ] as const)("%s is possible from %j alone", (verb, from) => {
    expect(runAxis.states.filter((state) => !guard({ state, revision: 3 }, verb, 3))).toEqual(from);
    expect(code(guard({ state: from[0], revision: 3 }, verb, 2))).toBe("stale");
  });
});

describe("what a run may serve", () => {
  const requests = new Map([request("a"), request("b", { planned: "40" }), request("c", { productId: "other" }), request("d", { loadFactor: "2.5" })]);
  test("lines of several orders, as far as they are still open", () => {
    expect(decideShares([{ requestId: "a", quantity: "100" }, { requestId: "b", quantity: "60" }], requests)).toMatchObject({ quantity: "160", load: "160" });
    expect(decideShares([{ requestId: "a", quantity: "10" }, { requestId: "d", quantity: "10" }], requests)).toMatchObject({ quantity: "20", load: "35" });
  });
  test.each([
    ["more than is open", [{ requestId: "b", quantity: "60.5" }], "moreThanOpen"],
    ["nothing", [{ requestId: "a", quantity: "0" }], "moreThanOpen"],
    ["another product beside it", [{ requestId: "a", quantity: "1" }, { requestId: "c", quantity: "1" }], "differentProducts"],
    ["what nobody asked for", [{ requestId: "a", quantity: "1" }, { requestId: "z", quantity: "1" }], "notFound"],
  ])("not %s", (_, shares, refusal) => {
    expect(code(decideShares(shares, requests))).toBe(refusal);
  });
  test("a changed plan may use what it held itself", () => {
    expect(decideShares([{ requestId: "b", quantity: "100" }], requests, new Map([["b", "40"]]))).toMatchObject({ quantity: "100" });
  });
  test("a line named twice is one share", () => {
    expect(mergedShares([{ requestId: "a", quantity: "1.5" }, { requestId: "a", quantity: "2" }])).toEqual([{ requestId: "a", quantity: "3.5" }]);
  });
});

test("a delay is told to each order with the earliest date that is missed", () => {
  const shares = [
    { orderId: "x", neededBy: "2026-03-05" }, { orderId: "x", neededBy: "2026-03-04" }, { orderId: "y", neededBy: "2026-03-06" }, { orderId: "z", neededBy: null },
  ];
  expect(delaysOf(shares, "2026-03-06")).toEqual([{ orderId: "x", neededBy: "2026-03-04" }]);
  expect(delaysOf(shares, "2026-03-04")).toEqual([]);
});

describe("handing out what was made", () => {
  const shares = [share("late", "10", { neededBy: "2026-03-09" }), share("soon", "10", { neededBy: "2026-03-05" }), share("urgent", "5", { neededBy: "2026-03-20", urgent: true })];
  test.each([
    ["all and more", "27", { urgent: "5", soon: "10", late: "10" }, "2"],
    ["exactly all", "25", { urgent: "5", soon: "10", late: "10" }, "0"],
    ["not enough for the last", "16.5", { urgent: "5", soon: "10", late: "1.5" }, "0"],
    ["only for the urgent one", "3", { urgent: "3", soon: "0", late: "0" }, "0"],
  ])("%s", (_, good, stocked, surplus) => {
    const out = shareOut(good, shares);
    expect(Object.fromEntries(out.shares.map((s) => [s.requestId, s.stocked]))).toEqual(stocked);
    expect(out.surplus).toBe(surplus);
  });
});

test.each([
  [["a", "b"], ["1", "2", "3", "4"], [["1", "2"], ["3", "4"]]],
  [["a", "b", "c"], ["1"], [["1", "1"], ["1", "1"], ["1", "1"]]],
  [["a", "b"], ["1", "2", "3"], [["1", "2"], ["2", "3"]]],
  [[], ["1"], []],
])("operations %j are spread over the days %j", (operations, days, expected) => {
  expect(operationDays(operations, days).map(({ start, finish }) => [start, finish])).toEqual(expected);
});

describe("what is believed", () => {
  const run = { operations: ["分切", "复卷"], state: "running" as const };
  test.each([
    ["an operation of the run and a date to come", run, { currentOperation: "复卷", percent: 40, expectedFinish: "2026-03-04" }, []],
    ["no foreign operation, no date in the past", run, { currentOperation: "印刷", percent: 40, expectedFinish: "2026-03-01" }, ["operationUnknown", "finishInPast"]],
    ["no progress before the start", { ...run, state: "approved" as const }, { currentOperation: null, percent: 1, expectedFinish: "2026-03-04" }, ["runNotStarted"]],
    ["any operation where the product has none", { ...run, operations: [] }, { currentOperation: "印刷", percent: 1, expectedFinish: "2026-03-02" }, []],
  ])("%s", (_, given, progress, codes) => {
    expect(checkProgress(given, progress, "2026-03-02").map((refusal) => refusal.code)).toEqual(codes);
  });

  const checks = { quantity: true, appearance: true, packaging: true, label: true };
  test.each([
    ["a clean pass", { outcome: "passed" as const, checks, good: "98", rejected: "2" }, []],
    ["a pass with a check unmet", { outcome: "passed" as const, checks: { ...checks, label: false }, good: "100", rejected: "0" }, ["standardNotMet"]],
    ["pieces that are not accounted for", { outcome: "passed" as const, checks, good: "90", rejected: "2" }, ["inspectionIncomplete"]],
    ["a pass of nothing", { outcome: "passed" as const, checks, good: "0", rejected: "100" }, ["nothingPassed"]],
    ["a failure without a reason", { outcome: "failed" as const, checks, good: "0", rejected: "100" }, ["failureReasonMissing"]],
    ["a failure with its reason", { outcome: "failed" as const, checks, good: "0", rejected: "100", reason: "边缘毛刺" }, []],
  ])("%s", (_, verdict, codes) => {
    expect(checkVerdict({ good: "100.000000" }, verdict).map((refusal) => refusal.code)).toEqual(codes);
  });

  test("a planner approves his own plan only where the policy lets him", () => {
    expect(code(checkApprover({ plannedBy: "me" }, "me", false))).toBe("approvedBySelf");
    expect(checkApprover({ plannedBy: "me" }, "me", true)).toBeUndefined();
    expect(checkApprover({ plannedBy: "me" }, "you", false)).toBeUndefined();
  });
});
