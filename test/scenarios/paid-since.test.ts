import { beforeAll, expect, test } from "vitest";
import { listOrders } from "../../contract/orders.ts";
import { readReceipt, reverseAllocation } from "../../contract/settlement-reversals.ts";
import { recordReceipt } from "../../contract/settlement.ts";
import { overview } from "../../contract/views.ts";
import type { TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let home: number;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  home = house.clock.offset;
});

const dayMs = 86_400_000;
/** So many days after the Tuesday, 24 November, on which tests live. */
const onDay = (days: number) => house.clock.moveTo(home + days * dayMs);

/** Money laid by as an order's deposit; answers what applied it. */
async function pay(orderId: string, amount: string) {
  const { receiptId } = await mill.finance.ask(recordReceipt, {
    customerId: mill.customer.id, ledgerId: mill.goods.ledgerId, amount, receivedOn: "2026-11-24", means: "bankTransfer", applications: [{ kind: "order", id: orderId, amount }],
  });
  return (await mill.finance.ask(readReceipt, { receiptId })).allocations[0]!.id;
}
const takeOff = (allocationId: string) => mill.finance.ask(reverseAllocation, { allocationId, reason: "记错订单" });

/** The orders that were paid since a day, page after page of one. */
async function paidSince(paidFrom: string, sort: "paid" | "newest" | "number" = "paid", direction?: "ascending") {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { rows, next } = await mill.finance.ask(listOrders, { paidFrom, sort, direction, limit: 1, ...(cursor && { cursor }) });
    ids.push(...rows.map(({ id }) => id));
    cursor = next;
  }
  return ids;
}
const received = async () => {
  const { from, received: amount, receivedIn } = (await mill.director.ask(overview, {})).month;
  return [from, amount, receivedIn];
};

test("of the orders that were paid since a day the last paid stand first, each once; money that was taken off again counts for none, on the list as on the first page", async () => {
  const [early, once, wrong] = [await life.confirm(), await life.confirm(), await life.confirm()];
  await pay(early, "50");
  onDay(1);
  await pay(once, "30");
  onDay(2);
  await pay(early, "20");
  const mistaken = await pay(wrong, "40");
  expect((await paidSince("2026-11-24")).toSorted()).toEqual([early, once, wrong].toSorted());
  expect((await paidSince("2026-11-24")).at(-1)).toBe(once);
  expect(await received()).toEqual(["2026-11-01", "140.00", 3]);

  onDay(3);
  await takeOff(mistaken);
  expect(await paidSince("2026-11-24")).toEqual([early, once]);
  expect(await paidSince("2026-11-24", "paid", "ascending")).toEqual([once, early]);
  expect(await paidSince("2026-11-24", "newest")).toEqual([once, early]);
  expect(await paidSince("2026-11-24", "number", "ascending")).toEqual([early, once]);
  expect(await paidSince("2026-11-26")).toEqual([early]);
  expect(await received()).toEqual(["2026-11-01", "100.00", 2]);
  expect((await mill.finance.ask(listOrders, { paidFrom: "2026-11-24", sort: "paid", search: (await life.read(once)).number })).rows.map(({ id }) => id)).toEqual([once]);
}, 60_000);

test("what was paid before a day and taken off since lowers what came since, until it is paid again", async () => {
  onDay(5);
  const orderId = await life.confirm();
  const allocation = await pay(orderId, "60");
  onDay(7);
  expect(await received()).toEqual(["2026-12-01", "0.00", 0]);
  await takeOff(allocation);
  expect(await paidSince("2026-12-01")).toEqual([orderId]);
  expect(await paidSince("2026-11-24")).not.toContain(orderId);
  expect(await received()).toEqual(["2026-12-01", "-60.00", 1]);
  await pay(orderId, "60");
  expect(await paidSince("2026-12-01")).toEqual([]);
  expect(await paidSince("2026-11-24")).toContain(orderId);
  expect(await received()).toEqual(["2026-12-01", "0.00", 0]);
}, 60_000);

test("without a day of payment there is nothing to sort by it: the newest stand first", async () => {
  const asked = { limit: 5 } as const;
  expect((await mill.finance.ask(listOrders, { ...asked, sort: "paid" })).rows.map(({ id }) => id)).toEqual((await mill.finance.ask(listOrders, asked)).rows.map(({ id }) => id));
});
