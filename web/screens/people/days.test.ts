import { expect, test } from "vitest";
import { startOfDay } from "./days.ts";

test("a business day begins at midnight of the company's time zone", () => {
  expect(startOfDay("2026-11-24", "Asia/Shanghai").toISOString()).toBe("2026-11-23T16:00:00.000Z");
  expect(startOfDay("2026-11-24", "Asia/Shanghai", 1).toISOString()).toBe("2026-11-24T16:00:00.000Z");
  expect(startOfDay("2026-11-24", "UTC").toISOString()).toBe("2026-11-24T00:00:00.000Z");
  expect(startOfDay("2026-11-24", "America/New_York").toISOString()).toBe("2026-11-24T05:00:00.000Z");
});
