import { expect, test } from "vitest";
import { counterMoves, hindrancesOf, type MovedLot, withTheirWeight } from "./reversing.ts";

/** Ten of a lot came, they lie there, and nobody touched them since. */
const came: MovedLot = { productId: "p", warehouseId: "w", lot: "A", onHandChange: "10", secondChange: "100", lies: "10", liesSecond: "100", level: "10", reserved: "0", countedBy: [], corrected: false, foundRight: false, takenBy: [], promisedTo: [] };
const went: MovedLot = { ...came, warehouseId: "v", onHandChange: "-10", secondChange: "-100", lies: "0", liesSecond: "0", level: "0" };
const codes = (moved: readonly MovedLot[]) => hindrancesOf(moved).map(({ code, at: _at, ...facts }) => ({ code, ...facts }));

test.each<[string, readonly MovedLot[], object[]]>([
  ["as it was left can be taken back", [came], []],
  ["that went out can come back, whatever else lies there", [{ ...went, level: "3", reserved: "3" }], []],
  ["of which some left again names how much is gone", [{ ...came, lies: "4", level: "40", takenBy: [{ kind: "delivery", id: "d" }] }], [{ code: "goodsLeftSince", wanted: "10", left: "4" }]],
  ["that was weighed otherwise since names what is left of their weight", [{ ...came, lies: "12", liesSecond: "90" }], [{ code: "weightGoneSince", wanted: "100", left: "90" }]],
  ["that would leave weight without goods says so too", [{ ...came, liesSecond: "110" }], [{ code: "weightGoneSince", wanted: "100", left: "110" }]],
  ["that is promised names what would be left", [{ ...came, level: "12", reserved: "3", promisedTo: ["o"] }], [{ code: "goodsPromisedSince", left: "2" }]],
  ["that is promised out of what lies beside it does not matter", [{ ...came, level: "13", reserved: "3" }], []],
  ["that was counted since names the last count, before all else", [{ ...came, lies: "4", countedBy: ["PD-3", "PD-2"], corrected: true }], [{ code: "reverseCountFirst", number: "PD-3" }]],
  ["that was corrected since says so", [{ ...went, corrected: true }], [{ code: "reverseAdjustmentFirst" }]],
  ["that was found right since says so, for nothing can be reversed before it", [{ ...came, countedBy: ["PD-3"], foundRight: true }], [{ code: "foundRightSince" }]],
  ["in two lots of a level is judged together: what comes back of one covers the promise", [{ ...came, level: "10", reserved: "5" }, { ...came, lot: "B", onHandChange: "-5", lies: "0", level: "10", reserved: "5" }], []],
  ["gone is told of each lot, and its promises are not told as well", [{ ...came, lies: "0", level: "10", reserved: "10" }, { ...came, lot: "B", level: "10", reserved: "10" }], [{ code: "goodsLeftSince", wanted: "10", left: "0" }]],
])("a movement of goods %s", (_, moved, expected) => expect(codes(moved)).toEqual(expected));

test("the counter-moves are by the same lots and warehouses, weights included, and sum up to nothing", () => {
  expect(counterMoves([came, went])).toEqual({
    back: [{ productId: "p", warehouseId: "v", quantity: "10", lots: [{ lot: "A", quantity: "10", second: "100" }] }],
    out: [{ productId: "p", warehouseId: "w", quantity: "10", lots: [{ lot: "A", quantity: "10", second: "100" }] }],
  });
});

test.each<[string, string, string, string | undefined]>([
  ["all of it as it was", "100", "100", "100"],
  ["what is there now, where it was weighed otherwise since", "100", "30", "30"],
  ["and what was lost on the way, where less had come", "80", "30", "50"],
  ["less what was found on the way, where more had come", "110", "100", "90"],
  ["nothing at all, where more had been found than is there now", "130", "20", undefined],
])("what comes back of a transfer weighs %s", (_, arrived, taken, expected) => {
  const moved = [went, { ...came, secondChange: arrived }];
  const { back } = counterMoves(moved);
  expect(withTheirWeight(back, { moved, taken: [{ productId: "p", lots: [{ lot: "A", quantity: "10", second: taken }] }] })?.[0]!.lots[0]!.second).toBe(expected);
});
