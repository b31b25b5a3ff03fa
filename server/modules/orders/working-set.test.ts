import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { lifeOf } from "../../../test/support/life.ts";
import { millHouse } from "../../../test/support/scene.ts";
import { describe, lockOrderRow, moveGoods } from "./index.ts";

test("whoever waited for an order's lock goes on with its lines and schedules as the other left them", async () => {
  const { house, mill } = await millHouse();
  const orderId = await lifeOf(house, mill).confirm();
  const plannedOf = () => house.act(mill.companyId, async ({ tx }) => (await describe(tx, orderId))!.schedules[0]!);
  const { id: scheduleId, planned } = await plannedOf();

  const locked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const one = house.act(mill.companyId, async (context) => {
    await lockOrderRow(context.tx, orderId);
    locked.resolve();
    await released.promise;
    await moveGoods(context, orderId, "planned", [{ scheduleId, quantity: "10" }]);
  });
  await locked.promise;
  const other = house.act(mill.companyId, (context) => moveGoods(context, orderId, "planned", [{ scheduleId, quantity: "5" }]));
  // Long enough for the other to stand before the lock.
  await setTimeout(200);
  released.resolve();
  await Promise.all([one, other]);
  expect(Number((await plannedOf()).planned) - Number(planned)).toBe(15);
});
