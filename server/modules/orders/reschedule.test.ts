import { expect, test } from "vitest";
import type { Line, Schedule } from "./orders.ts";
import { reschedule } from "./reschedule.ts";

const line = (change: Partial<Line> = {}): Line => ({
  id: "l1", orderId: "o", lineNo: 1, productId: "p", productCode: "P", name: "P", spec: "", customerPartNo: null, quantity: "100", unit: "卷", priceUnit: "卷", priceFactor: "1", listPrice: null, floorPrice: null,
  unitPrice: "1", taxIncluded: true, taxRate: "13", amount: "100", taxAmount: "11.50", supply: "make", requestedDate: null, customParameters: null, remark: null, ...change,
});
const part = (id: string, quantity: string, change: Partial<Schedule> = {}): Schedule => ({
  id, orderId: "o", lineId: "l1", quantity, date: "2026-12-08", planned: "0", stocked: "0", issued: "0", packed: "0", shipped: "0", arrived: "0", signed: "0", ...change,
});
const order = { id: "o", requestedDate: "2026-12-08" };
function moved(parts: Schedule[], after: Line[], date = "2026-12-08") {
  let n = 0;
  const { schedules, cuts, extras } = reschedule(parts, { before: { order, lines: [line()] }, after: { order: { ...order, requestedDate: date }, lines: after }, newId: () => `new${(n += 1)}` });
  return [schedules.map(({ id, quantity, date: on }) => [id, quantity, on]), cuts.map(({ scheduleId, quantity }) => [scheduleId, quantity]), extras.map(({ scheduleId, quantity }) => [scheduleId, quantity])];
}
const day = "2026-12-08";

test.each<[string, unknown[], unknown[]]>([
  ["less is taken off what has got least far", moved([part("far", "60", { planned: "60" }), part("near", "40")], [line({ quantity: "50" })]), [[["far", "50", day], ["near", "0", day]], [["near", "40"], ["far", "10"]], []]],
  ["what has left stays", moved([part("sent", "60", { issued: "60", packed: "60", shipped: "60" }), part("rest", "40")], [line({ quantity: "60" })]), [[["sent", "60", day], ["rest", "0", day]], [["rest", "40"]], []]],
  ["more is added to the latest part", moved([part("a", "60"), part("b", "40", { date: "2026-12-20" })], [line({ quantity: "130" })]), [[["a", "60", day], ["b", "70", "2026-12-20"]], [], [["b", "30"]]]],
  ["a line that goes is dropped", moved([part("a", "100")], []), [[["a", "0", day]], [["a", "100"]], []]],
  ["a further line has its own part", moved([part("a", "100")], [line(), line({ id: "l2", quantity: "7" })]), [[["a", "100", day], ["new1", "7", day]], [], [["new1", "7"]]]],
  ["another product is begun anew", moved([part("a", "100")], [line({ productId: "p2", quantity: "80" })]), [[["a", "0", day], ["new1", "80", day]], [["a", "100"]], [["new1", "80"]]]],
  ["dates follow where a part had its line's", moved([part("a", "60"), part("own", "40", { date: "2026-12-24" })], [line()], "2026-12-15"), [[["a", "60", "2026-12-15"], ["own", "40", "2026-12-24"]], [], []]],
])("%s", (_, found, expected) => expect(found).toEqual(expected));
