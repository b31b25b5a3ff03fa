import { expect, test } from "vitest";
import { cutOf, daysLeft, type OpenRequest, type OpenShare } from "./cutting.ts";

const share = (runId: string, state: OpenShare["state"], quantity: string, startDay = "2026-11-25"): OpenShare => ({ runId, state, startDay, quantity });
const request = (quantity: string, shares: OpenShare[]): OpenRequest => ({
  requestId: "q", scheduleId: "s", quantity, planned: String(shares.reduce((sum, one) => sum + Number(one.quantity), 0)), loadFactor: "1", shares,
});
const cut = (given: OpenRequest | undefined, quantity: string) => {
  const { unplanned, shares, rest, left } = cutOf(given, { scheduleId: "s", quantity });
  return [unplanned, shares.map(({ runId, by, notBegun, approved }) => [runId, by, notBegun, approved]), rest, left];
};

const all = request("400", [share("done", "passed", "50"), share("made", "running", "100"), share("early", "approved", "50"), share("late", "approved", "50", "2026-12-01"), share("plan", "planned", "50")]);
test.each<[string, OpenRequest | undefined, string, unknown[]]>([
  ["[25.6] what nobody planned goes first", all, "60", ["60", [], "0", "340"]],
  ["then plans, the unapproved and the latest first", all, "170", ["100", [["plan", "50", true, false], ["late", "20", true, true]], "0", "230"]],
  ["then runs under way", all, "280", ["100", [["plan", "50", true, false], ["late", "50", true, true], ["early", "50", true, true], ["made", "30", false, true]], "0", "120"]],
  ["then what is made and not in stock", all, "400", ["100", [["plan", "50", true, false], ["late", "50", true, true], ["early", "50", true, true], ["made", "100", false, true], ["done", "50", false, true]], "0", "0"]],
  ["what production does not have is left to others", request("100", [share("r", "running", "100")]), "130", ["0", [["r", "100", false, true]], "30", "0"]],
  ["a part of which production was not asked", undefined, "30", ["0", [], "30", "0"]],
])("%s", (_, given, quantity, expected) => expect(cut(given, quantity)).toEqual(expected));

test.each([
  ["0", [["1", "10"], ["2", "5"]]], ["5", [["1", "10"]]], ["8", [["1", "7"]]], ["15", []],
] as const)("a run that makes %s less gives back its last days", (less, left) =>
  expect(daysLeft([{ day: "1", load: "10" }, { day: "2", load: "5" }], less).map(({ day, load }) => [day, load])).toEqual(left));
