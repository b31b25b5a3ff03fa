import { expect, test } from "vitest";
import { hoursLate, measureText, moneyIn, type PersonSum, sumCells, sumHeads } from "./assessment-words.ts";

const told = { t: (key: string, facts?: object) => `${key.split(".")[1]}${facts ? Object.values(facts).join("") : ""}`, money: moneyIn("CNY", "zh-CN") };

test.each([
  [{ kind: "warning", amount: null, points: null }, "kind_warning"],
  [{ kind: "fine", amount: "50.00", points: null }, "kind_fine ¥50.00"],
  [{ kind: "points", amount: null, points: 2 }, "kind_points pointsOf2"],
  [{ kind: "reward", amount: "200.00", points: 3 }, "kind_reward ¥200.00 pointsOf3"],
] as const)("%o is told with its figures", (measured, text) => expect(measureText(measured, told)).toBe(text));

test("how late something was is told in hours", () => {
  expect(hoursLate({ dueAt: "2026-11-14T08:28:00Z", closedAt: "2026-11-16T03:54:00Z" })).toBe("43.4");
  expect(hoursLate({ dueAt: null, closedAt: null })).toBe("");
});

test("a month's row has a cell under every head", () => {
  const sum: PersonSum = { personId: "1", personName: "陈建明", warnings: 0, fines: "50.00", pointsAgainst: 2, rewards: 1, rewardAmount: "200.00", rewardPoints: 0, proposed: 4, appealed: 1 };
  expect(sumCells(sum)).toEqual(["陈建明", "0", "50.00", "2", "1", "200.00", "0", "4", "1"]);
  expect(sumHeads).toHaveLength(sumCells(sum).length);
});
