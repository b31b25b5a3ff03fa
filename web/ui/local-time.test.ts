import { expect, test } from "vitest";
import { localInput } from "./local-time.ts";

test("a time typed in the page is the company's, whatever the zone of the machine", () => {
  expect(localInput.read("2026-11-24T14:20", "Asia/Shanghai")).toBe("2026-11-24T06:20:00.000Z");
  expect(localInput.write("2026-11-24T06:20:00.000Z", "Asia/Shanghai")).toBe("2026-11-24T14:20");
});

test("a time that is half typed, or of no year of ours, is left to whoever refuses it", () => {
  expect(["0202-11-24T14:20", "12026-11-24T14:20", "2026-13-24T14:20", ""].map((text) => localInput.read(text, "Asia/Shanghai"))).toEqual(["0202-11-24T14:20", "12026-11-24T14:20", "2026-13-24T14:20", ""]);
});

test("on the day the clocks change it is still the hour that was typed", () => {
  expect(localInput.read("2026-10-25T09:00", "Europe/Berlin")).toBe("2026-10-25T08:00:00.000Z");
  expect(localInput.read("2026-10-24T09:00", "Europe/Berlin")).toBe("2026-10-24T07:00:00.000Z");
  expect(localInput.write(localInput.read("2026-03-29T03:30", "Europe/Berlin"), "Europe/Berlin")).toBe("2026-03-29T03:30");
});
