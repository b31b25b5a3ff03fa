import { expect, test } from "vitest";
import { nextDue } from "./enquiry-words.ts";

const now = new Date("2026-11-24T06:20:00Z");
const duty = (id: string, dueAt: string | null) => ({ id, name: { "zh-CN": id, "zh-TW": id, en: id }, dueAt });

test("of what runs on a wish to order the soonest is shown, and whether it is over", () => {
  expect(nextDue({ duties: [duty("T22", "2026-11-24T09:00:00Z"), duty("T02", "2026-11-24T06:00:00Z")] }, now)).toMatchObject({ duty: { id: "T02" }, over: true });
  expect(nextDue({ duties: [duty("T22", "2026-11-24T09:00:00Z")] }, now)?.over).toBe(false);
  expect(nextDue({ duties: [duty("T02", null)] }, now)).toBeUndefined();
});
