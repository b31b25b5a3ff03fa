import { expect, test } from "vitest";
import { absoluteTime, dayIn, formatMoney, formatQuantity, relativeDay, relativeTime } from "./format.ts";

const now = new Date("2026-11-17T06:20:00Z");

test("amounts keep every digit", () => {
  expect(formatMoney("90071992547409931.5", { currency: "CNY", language: "zh-CN" })).toBe("¥90,071,992,547,409,931.50");
});

test("a column of amounts may leave the sign out", () => {
  expect(formatMoney("-1200.5", { currency: "CNY", language: "zh-CN", plain: true })).toBe("-1,200.50");
  expect(formatMoney("1200", { currency: "JPY", language: "en", plain: true })).toBe("1,200");
});

test("quantities lose closing zeros only", () => {
  expect(formatQuantity("1200.500000", "zh-CN")).toBe("1,200.5");
});

test("times are told relative to now", () => {
  expect(relativeTime(new Date("2026-11-17T03:20:00Z"), now, "zh-CN")).toBe("3小时前");
  expect(relativeTime(new Date("2026-11-19T06:20:00Z"), now, "en")).toBe("in 2 days");
  expect(relativeTime(now, now, "en")).toBe("now");
});

test("business days are told in days", () => {
  expect(relativeDay("2026-11-18", "2026-11-17", "zh-CN")).toBe("明天");
  expect(relativeDay("2026-11-05", "2026-11-17", "en")).toBe("12 days ago");
});

test("an evening in London is the next business day in Shanghai", () => {
  expect(dayIn(new Date("2026-11-17T20:00:00Z"), "Asia/Shanghai")).toBe("2026-11-18");
});

test("absolute times stand in the company's zone and name another year", () => {
  expect(absoluteTime(now, { timeZone: "Asia/Shanghai", now })).toBe("11-17 14:20");
  expect(absoluteTime(new Date("2025-12-31T16:00:00Z"), { timeZone: "Asia/Shanghai", now })).toBe("2026-01-01 00:00".slice(5));
  expect(absoluteTime(new Date("2025-12-30T16:00:00Z"), { timeZone: "Asia/Shanghai", now })).toBe("2025-12-31 00:00");
  expect(absoluteTime(now, { timeZone: "Asia/Shanghai", now, seconds: true })).toBe("2026-11-17 14:20:00");
});
