import { expect, test } from "vitest";
import { instant, tradingCurrency } from "./toolkit.ts";

test.each([null, true, 1, 1_764_000_000_000, "1", "", "yesterday", "0999-12-31T23:59:59Z", "3000-01-01T00:00:00Z", [], {}])("%j is no instant", (given) => {
  expect(instant.safeParse(given).success).toBe(false);
});

test("an instant is told in ISO 8601, and in the zone that stands in it", () => {
  expect(instant.parse("2026-11-24T09:00:00+08:00")).toEqual(new Date("2026-11-24T01:00:00Z"));
  expect(instant.parse("2026-11-24T01:00:00.000Z")).toEqual(new Date("2026-11-24T01:00:00Z"));
});

test("no business is done in a currency whose amounts have more decimals than are kept", () => {
  expect(["CNY", "JPY", "KWD"].filter((code) => tradingCurrency.safeParse(code).success)).toEqual(["CNY", "JPY"]);
  expect(tradingCurrency.safeParse("KWD").error?.issues.map(({ message }) => message)).toEqual(["currencyTooFine"]);
});
