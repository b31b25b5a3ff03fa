import { beforeAll, describe, expect, test } from "vitest";
import * as notices from "../../contract/notices.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as shipping from "../../contract/shipping.ts";
import type { Colleague, TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

const wide = (quantity: string) => ({ productId: mill.wide, quantity, customParameters: "宽 1092 mm" });
const plan = async (orderId: string, startDay: string) => {
  const { rows } = await mill.planner.ask(production.listRequests, {});
  return mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay, shares: rows.filter((row) => row.orderId === orderId).map(({ id, open }) => ({ requestId: id, quantity: open })) });
};
const approve = ({ runId, revision }: { runId: string; revision: number }) => mill.head.ask(production.approveRun, { runId, expectedRevision: revision });
/** Makes an approved run's goods and stores them. */
async function make({ runId, revision }: { runId: string; revision: number }, good: string): Promise<void> {
  await mill.planner.ask(production.startRun, { runId, expectedRevision: revision });
  const reported = await mill.planner.ask(production.reportRun, { runId, currentOperation: "复卷", percent: 90, expectedFinish: "2026-11-26" });
  const finished = await mill.planner.ask(production.finishRun, { runId, good, expectedRevision: reported.revision });
  const passed = await mill.quality.ask(production.inspectRun, { runId, outcome: "passed", checks: { quantity: true, appearance: true, packaging: true, label: true }, good, expectedRevision: finished.revision });
  await mill.keeper.ask(production.stockInRun, { runId, warehouseId: mill.warehouseId, expectedRevision: passed.revision });
}
const standing = async (orderId: string) => {
  const { stage, axes } = await mill.clerk.ask(orders.readOrder, { orderId });
  return [stage, axes.fulfilment];
};
const told = async (who: Colleague, orderId: string) => (await who.ask(notices.listNotices, {})).rows.filter(({ subject }) => subject?.id === orderId).map(({ kind }) => kind);

describe("an order of which a part lies in stock and a part is made", () => {
  test("[01.12] is 已排产 only with a plan for the part to make, and 待发货 when all lies ready", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "11" }, wide("12")] });
    expect(await standing(orderId)).toEqual(["approved", "partlyToShipRestToPlan"]);
    const planned = await plan(orderId, "2026-11-25");
    expect(await standing(orderId)).toEqual(["approved", "partlyToShipRestToPlan"]);
    const approved = await approve(planned);
    expect(await standing(orderId)).toEqual(["scheduled", "partlyToShip"]);
    await make(approved, "12");
    expect(await standing(orderId)).toEqual(["toShip", "toShip"]);
  });

  test("says what is still to do after the part from stock has left", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "13" }, wide("14")] });
    await life.ship(orderId);
    expect(await standing(orderId)).toEqual(["approved", "partlyShippedRestToPlan"]);
    const approved = await approve(await plan(orderId, "2026-11-25"));
    expect(await standing(orderId)).toEqual(["scheduled", "partlyShippedRestToMake"]);
    await make(approved, "14");
    expect(await standing(orderId)).toEqual(["toShip", "partlyShipped"]);
    const { rows } = await mill.keeper.ask(shipping.listDeliveries, { orderId });
    expect(rows.map(({ state }) => state).toSorted()).toEqual(["requested", "shipped"]);
  });

  test("waits for a plan again when a run brought less than it was planned to", async () => {
    const orderId = await life.confirm({ lines: [wide("16")] });
    await make(await approve(await plan(orderId, "2026-11-25")), "10");
    expect(await standing(orderId)).toEqual(["approved", "partlyToShipRestToPlan"]);
    await approve(await plan(orderId, "2026-11-26"));
    expect(await standing(orderId)).toEqual(["scheduled", "partlyToShip"]);
  });
});

describe("a plan is made by the delivery date", () => {
  test("[01.12] one that keeps it says of no order that it will be late", async () => {
    const orderId = await life.confirm({ requestedDate: "2026-11-27", lines: [wide("17")] });
    const planned = await plan(orderId, "2026-11-26");
    expect([planned.expectedFinish, planned.late]).toEqual(["2026-11-26", []]);
    await approve(planned);
    expect(await told(mill.salesperson, orderId)).toEqual(["planApproved"]);
    expect(await told(mill.director, orderId)).toEqual([]);
  });

  test("[01.12] one that misses it tells the planner which order, and sales as soon as it stands", async () => {
    const orderId = await life.confirm({ requestedDate: "2026-11-27", lines: [wide("18")] });
    const planned = await plan(orderId, "2026-11-30");
    expect(planned.late).toEqual([{ orderId, neededBy: "2026-11-27" }]);
    expect(await told(mill.salesperson, orderId)).toEqual([]);
    await approve(planned);
    expect((await told(mill.salesperson, orderId)).toSorted()).toEqual(["delayToTell", "planApproved"]);
    expect(await told(mill.director, orderId)).toEqual(["delayDetected"]);
  });
});

test("[24.4] an approved plan is told to the departments that work by it and to the order's salesperson, once, and to nobody else", async () => {
  const orderId = await life.confirm({ lines: [wide("19")] });
  const planned = await plan(orderId, "2026-11-25");
  for (const who of [mill.planner, mill.quality, mill.keeper, mill.salesperson]) expect(await told(who, orderId)).toEqual([]);
  await approve(planned);
  for (const who of [mill.planner, mill.quality, mill.keeper, mill.salesperson]) expect(await told(who, orderId)).toEqual(["planApproved"]);
  for (const who of [mill.head, mill.finance, mill.engineer, mill.admin]) expect(await told(who, orderId)).toEqual([]);
  const [notice] = (await mill.keeper.ask(notices.listNotices, {})).rows;
  expect(notice?.title).toMatch(/^SO\d+-\d+ 已排产：2026-11-25 开工，2026-11-25 完工$/);
});
