import { beforeAll, expect, test } from "vitest";
import * as shipping from "../../contract/shipping.ts";
import * as views from "../../contract/views.ts";
import type { TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

const traced = (orderId: string, lineId?: string) => mill.clerk.ask(views.trace, { orderId, lineId });
type Trace = Awaited<ReturnType<typeof traced>>;
const of = ({ nodes }: Trace, kind: string) => nodes.filter((node) => node.kind === kind);
const figures = (trace: Trace, kind: string) => of(trace, kind).map(({ quantity }) => quantity);

test("of a line the chain shows its quantities on delivery and receipt, and its part of what was invoiced", async () => {
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "100" }, { productId: mill.roll, quantity: "300" }] });
  await life.ship(orderId);
  await life.sign(orderId);
  await life.invoice(orderId);
  const whole = await traced(orderId);
  expect(whole.lines).toMatchObject([{ lineNo: 1, quantity: "100" }, { lineNo: 2, quantity: "300" }]);
  expect(figures(whole, "delivery")).toEqual([null]);
  const [first, second] = [await traced(orderId, whole.lines[0]!.id), await traced(orderId, whole.lines[1]!.id)];
  expect([first, second].map((trace) => [figures(trace, "order"), figures(trace, "delivery"), figures(trace, "receiptNote")])).toEqual([[["100"], ["100"], ["100"]], [["300"], ["300"], ["300"]]]);
  for (const kind of ["invoiceRequest", "invoice"]) {
    const [all, one, other] = [whole, first, second].map((trace) => Number(figures(trace, kind)[0]));
    expect(one! + other!).toBeCloseTo(all!, 2);
    expect(one!).toBeLessThan(other!);
  }
  expect(first.edges).toHaveLength(whole.edges.length);
});

test("documents without the line are left out: a run that makes another, a delivery on which it does not stand", async () => {
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "400" }, { productId: mill.wide, quantity: "20", customParameters: "宽 1092 mm" }] });
  await life.make(orderId);
  const whole = await traced(orderId);
  const [stocked, made] = [await traced(orderId, whole.lines[0]!.id), await traced(orderId, whole.lines[1]!.id)];
  expect(of(whole, "run")).toHaveLength(1);
  expect(of(stocked, "run")).toEqual([]);
  expect(figures(made, "run")).toEqual(["20"]);
  for (const trace of [stocked, made]) expect(of(trace, "review")).toHaveLength(1);
  const { rows } = await mill.keeper.ask(shipping.listDeliveries, { orderId });
  const deliveries = await Promise.all(rows.map(({ id }) => mill.keeper.ask(shipping.readDelivery, { deliveryId: id })));
  for (const [trace, productId] of [[stocked, mill.roll], [made, mill.wide]] as const)
    expect(of(trace, "delivery").map(({ id }) => id).toSorted()).toEqual(deliveries.filter(({ lines }) => lines.some((line) => line.productId === productId)).map(({ id }) => id).toSorted());
});

test("refused: a line of another order", async () => {
  const [one, other] = [await life.confirm(), await life.confirm()];
  const [line] = (await traced(other)).lines;
  expect((await mill.clerk.refused(views.trace, { orderId: one, lineId: line!.id })).code).toBe("notFound");
});

test("a line that has not left by its day is late, one that has left is not", async () => {
  const [waiting, gone] = [await life.confirm(), await life.confirm()];
  await life.ship(gone);
  house.clock.moveTo(house.clock.now().getTime() + 20 * 86_400_000 - Date.now());
  const late = async (orderId: string) => of(await traced(orderId, (await traced(orderId)).lines[0]!.id), "order").map((node) => node.late);
  expect([await late(waiting), await late(gone)]).toEqual([[true], [false]]);
});
