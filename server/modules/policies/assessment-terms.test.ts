import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { PolicyPack } from "../../../contract/policies.ts";
import { termsOfBroken } from "./assessment-terms.ts";
import { checkPack } from "./pack-check.ts";

const text = readFileSync(new URL("../../../packs/sys-24.time-limits.yaml", import.meta.url), "utf8");
const term = {
  key: "late", name: { "zh-CN": "超时", "zh-TW": "逾時", en: "Late" }, on: { brokenDuty: ["T04"] } as object | string, kind: "points", points: 1, confirmedBy: ["salesDirector"], appealDays: 7,
};
const withTerms = (...assessment: object[]) => checkPack(JSON.stringify({ ...(parse(text) as object), assessment }));
const faultsOf = (...assessment: object[]) => {
  const result = withTerms(...assessment);
  return "errors" in result ? result.errors.map(({ path, message }) => `${path}: ${message}`) : [];
};
const { points: _points, ...unmeasured } = term;

test.each([
  ["a duty that the pack does not have", { ...term, on: { brokenDuty: ["T04", "T99"] } }, 'assessment.0.on.brokenDuty.1: no duty has the id "T99"'],
  ["points without their number", unmeasured, "assessment.0.points: says how many points are suggested"],
  ["a warning with an amount", { ...unmeasured, kind: "warning", amountMinor: 100 }, "assessment.0.amountMinor: only a fine or a reward has an amount"],
  ["a fine in points", { ...term, kind: "fine" }, "assessment.0.points: only points or a reward have points"],
  ["a condition on what is proposed by hand", { ...term, on: "byHand", when: "order.urgent" }, "assessment.0.when: what is proposed by hand asks no condition"],
  ["a condition that cannot be read", { ...term, when: "order.loud" }, "assessment.0.when:"],
  ["an administrator who judges people", { ...term, confirmedBy: ["admin"] }, "assessment.0.confirmedBy.0:"],
  ["no time to appeal", { ...term, appealDays: 0 }, "assessment.0.appealDays:"],
])("a pack is faulty with %s", (_, given, fault) => expect(faultsOf(given)).toEqual([expect.stringContaining(fault)]));

test("a key stands once, and a fine may leave its amount to whoever confirms", () => {
  expect(faultsOf(term, term)).toEqual(['assessment.1.key: "late" stands here twice']);
  expect(faultsOf({ ...unmeasured, kind: "fine" }, { ...unmeasured, key: "reward", on: "byHand", kind: "reward", amountMinor: 20_000 })).toEqual([]);
});

test("a broken duty falls under the rules that name it, or name any, and whose condition holds", () => {
  const result = withTerms(term, { ...term, key: "any", on: { brokenDuty: "any" } }, { ...term, key: "urgent", on: { brokenDuty: "any" }, when: "order.urgent" }, { ...term, key: "hand", on: "byHand" });
  const { pack } = result as { pack: PolicyPack };
  const keys = (duty: string, urgent: boolean) => termsOfBroken(pack, duty, () => urgent).map(({ key }) => key);
  expect([keys("T04", false), keys("T04", true), keys("T08", false)]).toEqual([["late", "any"], ["late", "any", "urgent"], ["any"]]);
});
