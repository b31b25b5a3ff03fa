import { fieldText } from "../../contract/field-names.ts";
import { inputReasons } from "../../contract/input-reasons.ts";
import type { Refusal, Text } from "../../contract/toolkit.ts";

/** One fault that a contract found in an input, as the validator of the HTTP side tells it. */
export interface Issue {
  instancePath?: string;
  /** What kind of fault it is, and in English words of the validator. */
  keyword?: string;
  message?: string;
  params?: Readonly<Record<string, unknown>>;
}

const reasons = {
  absent: { "zh-CN": "没有填写，或不是这里要的内容", "zh-TW": "沒有填寫，或不是這裡要的內容", en: "It is missing, or of another kind than is wanted here" },
  empty: { "zh-CN": "不能为空", "zh-TW": "不能為空", en: "It must not be empty" },
  long: { "zh-CN": "最多 {maximum} 个字符", "zh-TW": "最多 {maximum} 個字元", en: "At most {maximum} characters" },
  many: { "zh-CN": "最多 {maximum} 项", "zh-TW": "最多 {maximum} 項", en: "At most {maximum} items" },
  few: { "zh-CN": "至少 {minimum} 项", "zh-TW": "至少 {minimum} 項", en: "At least {minimum} items" },
  large: { "zh-CN": "不能大于 {maximum}", "zh-TW": "不能大於 {maximum}", en: "It must not be greater than {maximum}" },
  small: { "zh-CN": "不能小于 {minimum}", "zh-TW": "不能小於 {minimum}", en: "It must not be less than {minimum}" },
  choice: { "zh-CN": "只能是其中之一：{values}", "zh-TW": "只能是其中之一：{values}", en: "It must be one of: {values}" },
  day: { "zh-CN": "日期要写成 2026-12-08 这样，并且确有这一天", "zh-TW": "日期要寫成 2026-12-08 這樣，並且確有這一天", en: "Write the date as 2026-12-08, and a day that exists" },
  form: { "zh-CN": "格式不对，或含有不能使用的字符", "zh-TW": "格式不對，或含有不能使用的字元", en: "It has the wrong form, or characters that cannot be used" },
  unknown: { "zh-CN": "没有这样的字段：{keys}", "zh-TW": "沒有這樣的欄位：{keys}", en: "There is no such field: {keys}" },
} satisfies Record<string, Text>;

function kindOf({ keyword, params = {} }: Issue): keyof typeof reasons | undefined {
  const { origin, minimum, format } = params;
  if (keyword === "too_big") return origin === "string" ? "long" : origin === "array" ? "many" : "large";
  if (keyword === "too_small") return origin === "string" && minimum === 1 ? "empty" : origin === "array" ? "few" : "small";
  if (keyword === "invalid_format") return format === "date" ? "day" : "form";
  return ({ invalid_type: "absent", invalid_union: "absent", invalid_value: "choice", unrecognized_keys: "unknown" } as const)[keyword ?? ""];
}

const filled = (text: Text, facts: Issue["params"] = {}): Text => {
  const fill = (words: string) => words.replaceAll(/\{(\w+)\}/g, (_, name: string) => [facts[name]].flat().join(", "));
  return { "zh-CN": fill(text["zh-CN"]), "zh-TW": fill(text["zh-TW"]), en: fill(text.en) };
};

const contractReasons: Readonly<Record<string, Text>> = inputReasons;
/** Why an input was refused: what its shape tells, or the reason that a contract's own rule names. */
export const reasonOf = (issue: Issue): Text => contractReasons[issue.message ?? ""] ?? filled(reasons[kindOf(issue) ?? "form"], issue.params);

type Path = readonly (string | number)[];
/** A refusal of one field of an input, which people are told by the name that they know. */
export const invalidInput = (path: Path, reason: Text): Refusal => ({ code: "invalidInput", facts: { field: fieldText(path), reason }, path: [...path] });

/** Where and why, as the HTTP side's validator tells it. */
export function refusalOfIssue(issue: Issue): Refusal {
  const path = (issue.instancePath ?? "").split("/").slice(1).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return invalidInput(path, reasonOf(issue));
}
