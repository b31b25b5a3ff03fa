import { expect, test } from "vitest";
import en from "../../i18n/en/index.ts";
import { translator } from "../../i18n/translator.ts";
import zhCN from "../../i18n/zh-CN/index.ts";
import zhTW from "../../i18n/zh-TW/index.ts";
import { asText } from "./path-steps.ts";

test.each([
  ["zh-CN", zhCN, "以 林晓芸（内勤）", "以 林晓芸"],
  ["zh-TW", zhTW, "以 林晓芸（内勤）", "以 林晓芸"],
  ["en", en, "as 林晓芸 (内勤)", "as 林晓芸"],
])("a door of the demo says as whom one goes through it, without empty brackets for somebody without a job title (%s)", (language, messages, titled, untitled) => {
  const t = translator({ language, messages, missing: (key) => key });
  expect(asText({ name: "林晓芸", jobTitle: "内勤" }, t)).toBe(titled);
  expect(asText({ name: "林晓芸", jobTitle: "" }, t)).toBe(untitled);
});
