import { expect, test } from "vitest";
import * as orders from "../../contract/orders.ts";
import { lifeOf } from "../support/life.ts";
import { testHouse } from "../support/house.ts";
import { papermill } from "../support/scene.ts";

// One commit a command. The bounds are what the life takes today; they are there so that a new round trip is noticed.
const dearest = 32;
const wholeLife = 260;

test("a straight life of five lines keeps its budget of SQL statements", async () => {
  const house = await testHouse();
  const mill = await papermill(house);
  const life = lifeOf(house, mill);
  await life.sign((await life.confirm().then(async (id) => (await life.ship(id), id))));
  house.spent.length = 0;
  const lines = ["41", "42", "43", "44", "45"].map((quantity) => ({ productId: mill.roll, quantity }));
  const orderId = await life.confirm({ lines });
  await life.ship(orderId);
  await life.sign(orderId);
  await life.invoice(orderId);
  await life.pay(orderId);
  expect((await mill.clerk.ask(orders.readOrder, { orderId })).axes).toMatchObject({ fulfilment: "signed", invoicing: "invoiced", payment: "paid" });
  const total = house.spent.reduce((sum, { statements }) => sum + statements, 0);
  expect(Math.max(...house.spent.map(({ statements }) => statements))).toBeLessThanOrEqual(dearest);
  expect(total).toBeLessThanOrEqual(wholeLife);
});
