import { describe, expect, test } from "vitest";
import { readDay, readMeasured, sameUnit } from "./typed-values.ts";

describe("quantities and prices as people write them", () => {
  test.each([
    ["1200", "1200", ""], ["1,200", "1200", ""], ["１２００", "1200", ""], ["12件", "12", "件"], ["1,500 箱", "1500", "箱"], ["¥9.50", "9.5", ""], ["9.50元", "9.5", "元"], ["0.10", "0.1", ""],
    ["007", "7", ""], ["12,345,678.5", "12345678.5", ""], [".5", "0.5", ""], ["3 kg", "3", "kg"], ["2.50元/件", "2.5", "元/件"], ["１，２００．５", "1200.5", ""], ["30m²", "30", "m²"], ["13%", "13", "%"],
  ])("%s is %s %s", (text, value, unit) => expect(readMeasured(text)).toEqual({ value, unit }));
  test.each(["约 100", "100-200", "1,20", "面议", "", "12 3", "-5", "1.2.3", "十二", "件", "57×50", "=1+1", "1e5x2"])("%s is not a number", (text) => expect(readMeasured(text)).toBeUndefined());
});

describe("days as people write them", () => {
  test.each([
    ["2026-12-05", "2026-12-05"], ["2026/12/5", "2026-12-05"], ["2026.12.5", "2026-12-05"], ["2026年12月5日", "2026-12-05"], ["20261205", "2026-12-05"], ["26/12/5", "2026-12-05"],
    ["12月5号", "2026-12-05"], ["１２月５日", "2026-12-05"], ["12/5", "2026-12-05"], ["12-5", "2026-12-05"], ["46361", "2026-12-05"], ["46361.5", "2026-12-05"],
    ["2026-12-05 00:00:00", "2026-12-05"], ["12月5日前", "2026-12-05"], ["1月8日", "2027-01-08"], ["11月1日", "2026-11-01"], ["2月28日", "2027-02-28"], ["2026/12/5 0:00", "2026-12-05"],
  ])("%s is %s", (text, day) => expect(readDay(text, "2026-11-24")).toBe(day));
  test.each(["2026-02-30", "13月5日", "尽快", "", "99999", "2026-13-01", "1926-01-01", "0/5", "1234567", "12345"])("%s is no day", (text) => expect(readDay(text, "2026-11-24")).toBeUndefined());
});

test("pieces have many names, but a box is not a piece", () => {
  expect(sameUnit("PCS", "件")).toBe(true);
  expect(sameUnit("個", "只")).toBe(true);
  expect(sameUnit("KG", "kg")).toBe(true);
  expect(sameUnit("箱", "件")).toBe(false);
});
