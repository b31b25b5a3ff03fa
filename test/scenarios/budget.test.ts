import { expect, test } from "vitest";
import * as orders from "../../contract/orders.ts";
import { lifeOf } from "../support/life.ts";
import { type Spent, testHouse } from "../support/house.ts";
import { papermill } from "../support/scene.ts";
import { type Sent, traceOf } from "../support/sql-trace.ts";

// The bounds are what the life takes today; they are there so that a new round trip is noticed. Aim: 12 and 140.
const dearest = 12;
const wholeLife = 131;

interface Command extends Spent {
  sent: Sent;
}

/** Each command with what it sent; to be read with `GENDAN_BUDGET=1 npx vitest run test/scenarios/budget.test.ts`. */
const tableOf = (commands: readonly Command[]): string =>
  commands.map(({ command, statements, sent }) => [`${command}: ${statements}`, ...sent.map((text, i) => `  ${String(i + 1).padStart(2)} ${text.slice(0, 150)}`)].join("\n")).join("\n");

test("a straight life of five lines keeps its budget of SQL statements, one commit a command", async () => {
  const house = await testHouse();
  const ended = traceOf(house.house.db.pool);
  const mill = await papermill(house);
  const life = lifeOf(house, mill);
  // The first life fills what the process keeps of the registers and lets the database plan; the second is counted.
  await life.sign((await life.confirm().then(async (id) => (await life.ship(id), id))));
  const commands: Command[] = [];
  house.watch.spent = (spent) => void commands.push({ ...spent, sent: ended.findLast(({ length }) => length === spent.statements) ?? [] });
  const lines = ["41", "42", "43", "44", "45"].map((quantity) => ({ productId: mill.roll, quantity }));
  const orderId = await life.confirm({ lines });
  await life.ship(orderId);
  await life.sign(orderId);
  await life.invoice(orderId);
  await life.pay(orderId);
  expect((await mill.clerk.ask(orders.readOrder, { orderId })).axes).toMatchObject({ fulfilment: "signed", invoicing: "invoiced", payment: "paid" });
  if (process.env.GENDAN_BUDGET) console.log(tableOf(commands));

  expect(commands).toHaveLength(16);
  for (const { sent } of commands) {
    expect([sent[0]?.slice(0, 6), sent.at(-1), sent.filter((text) => text === "commit").length]).toEqual(["begin;", "commit", 1]);
    // Nothing is asked line by line, and nothing twice.
    expect(sent.filter((text, i) => sent.indexOf(text) !== i)).toEqual([]);
  }
  expect(Math.max(...commands.map(({ statements }) => statements))).toBeLessThanOrEqual(dearest);
  expect(commands.reduce((sum, { statements }) => sum + statements, 0)).toBeLessThanOrEqual(wholeLife);
});
