import { expect, test } from "vitest";
import { capitalsOf } from "./capitals.ts";

test.each([
  ["1280.00", "CNY", "zh-CN", "壹仟贰佰捌拾元整"],
  ["1280.5", "CNY", "zh-TW", "壹仟貳佰捌拾元伍角整"],
  ["0.08", "CNY", "zh-CN", "捌分"],
  ["1280", "JPY", "zh-CN", "壹仟贰佰捌拾日元整"],
  ["1280.00", "THB", "zh-CN", undefined],
  ["1.005", "CNY", "zh-CN", undefined],
])("%s %s is spelled for %s", (amount, currency, language, expected) => {
  expect(capitalsOf(amount, { currency, language })).toBe(expected);
});
