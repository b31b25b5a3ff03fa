import { expect, test } from "vitest";
import { splitReservation } from "./split-reservation.ts";

const line = (scheduleId: string, quantity: string, stockPerSales = "1") => ({ scheduleId, productId: "p", quantity, stockPerSales });

test("what one warehouse holds goes out from there", () => {
  expect(splitReservation([line("a", "5")], [{ productId: "p", warehouseId: "w", quantity: "5" }])).toEqual({ placed: [{ scheduleId: "a", warehouseId: "w", quantity: "5" }], missing: [] });
});

test("two lines of one product do not claim the same goods", () => {
  const split = splitReservation([line("a", "5"), line("b", "5")], [{ productId: "p", warehouseId: "w", quantity: "7" }]);
  expect(split.placed.map(({ scheduleId, quantity }) => [scheduleId, quantity])).toEqual([["a", "5"], ["b", "2"]]);
  expect(split.missing).toEqual([{ scheduleId: "b", quantity: "3" }]);
});

test("a line may come from two warehouses", () => {
  const split = splitReservation([line("a", "5")], [{ productId: "p", warehouseId: "v", quantity: "3" }, { productId: "p", warehouseId: "w", quantity: "2" }]);
  expect(split.placed.map(({ warehouseId, quantity }) => [warehouseId, quantity])).toEqual([["v", "3"], ["w", "2"]]);
});

test("boxes of 50 rolls are counted in boxes", () => {
  expect(splitReservation([line("a", "4", "50")], [{ productId: "p", warehouseId: "w", quantity: "150" }])).toEqual({
    placed: [{ scheduleId: "a", warehouseId: "w", quantity: "3" }], missing: [{ scheduleId: "a", quantity: "1" }],
  });
});
