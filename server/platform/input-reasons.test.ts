import { expect, test } from "vitest";
import { refusalOfIssue } from "./input-reasons.ts";
import { problemWriter } from "./problems.ts";
import { allRefusals } from "../../contract/refusals/index.ts";
import type { Language } from "../../contract/toolkit.ts";

const told = (language: Language, issue: Parameters<typeof refusalOfIssue>[0]) => {
  const [refusal] = problemWriter(allRefusals).told(language, [refusalOfIssue(issue)]);
  return [refusal!.title, refusal!.hint, refusal!.path];
};

test.each<[Language, string, string]>([
  ["zh-CN", "填写有误：付款条件 › 付款阶段", "各期付款比例之和须为 100%"],
  ["zh-TW", "填寫有誤：付款條件 › 付款階段", "各期付款比例之和須為 100%"],
  ["en", "Invalid input: Payment terms › Stage", "The stages of the payment must add up to 100 percent"],
])("a rule of a contract is told in %s, with the field's name", (language, title, hint) =>
  expect(told(language, { instancePath: "/paymentTerms/stages", keyword: "custom", message: "stagesAddUp" })).toEqual([title, hint, ["paymentTerms", "stages"]]));

test("a line is called by its number as people count", () =>
  expect(told("zh-CN", { instancePath: "/lines/2/quantity", keyword: "invalid_format", params: { format: "regex" } })).toEqual(["填写有误：明细行 3 › 数量", "格式不对，或含有不能使用的字符", ["lines", 2, "quantity"]]));

test("what nobody has words for is told as a wrong form, and the field by its own name", () =>
  expect(told("zh-CN", { instancePath: "/shape", keyword: "custom", message: "something new" })).toEqual(["填写有误：shape", "格式不对，或含有不能使用的字符", ["shape"]]));
