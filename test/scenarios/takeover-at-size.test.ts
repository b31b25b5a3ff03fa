import { expect, test } from "vitest";
import { acceptTakeover, importTakeoverFile, openTakeover, readTakeover, setControls } from "../../contract/takeovers.ts";
import { testHouse } from "../support/house.ts";
import { largeBooks } from "../support/large-books.ts";
import { cutoverOn, newcomer } from "../support/moving-in.ts";
import { traceOf } from "../support/sql-trace.ts";
import { verifyCompany } from "../support/verify.ts";

// `GENDAN_BOOKS=300 npx vitest run test/scenarios/takeover-at-size.test.ts` measures 300 orders, 500 customers and 1000 products.
const orders = Number(process.env.GENDAN_BOOKS ?? 12);
const sizes = { orders, customers: Math.ceil((orders * 5) / 3), products: Math.ceil((orders * 10) / 3) };

test(`old books of ${orders} open orders are taken in and accepted in one transaction, with few statements a row`, { timeout: 900_000 }, async () => {
  const house = await testHouse();
  const mine = await newcomer(house);
  const sent = traceOf(house.house.db.pool);
  const measured: { what: string; seconds: number; statements: number }[] = [];
  const measure = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const [before, begun] = [sent.length, performance.now()];
    const answer = await work();
    measured.push({ what, seconds: Math.round((performance.now() - begun) / 10) / 100, statements: Math.max(0, ...sent.slice(before).map((one) => one.length)) });
    return answer;
  };
  await mine.admin.ask(openTakeover, { cutoverOn });
  for (const { kind, file } of largeBooks(sizes)) {
    const given = { kind, source: "用友 U8", file };
    expect((await measure(`preview ${kind}`, () => mine.admin.ask(importTakeoverFile, given))).counts.bad).toBe(0);
    await measure(`take ${kind}`, () => mine.admin.ask(importTakeoverFile, { ...given, apply: true }));
  }
  const { controls } = await mine.manager.ask(readTakeover, {});
  await mine.finance.ask(setControls, { values: controls.map(({ key, file }) => ({ key, value: file })) });
  const { takeover } = await mine.manager.ask(readTakeover, {});
  const done = await measure("accept", () => mine.manager.ask(acceptTakeover, { expectedRevision: takeover!.revision }));
  if (process.env.GENDAN_BOOKS) console.table(measured);
  // Registers are entered together, however many rows; an order takes what its own rooms ask.
  const least = Object.fromEntries(measured.map(({ what, statements }) => [what, statements]));
  for (const kind of ["customers", "products", "prices", "stock"]) expect([kind, Math.max(least[`preview ${kind}`]!, least[`take ${kind}`]!)]).toEqual([kind, expect.toSatisfy((count: number) => count <= 25)]);
  for (const what of ["preview orders", "take orders", "accept"]) expect([what, least[what]]).toEqual([what, expect.toSatisfy((count: number) => count <= 60 + orders * 12)]);
  expect(done).toMatchObject({ orders, customersApproved: sizes.customers, customersWaiting: 0, limitsSet: sizes.customers });
  expect(await verifyCompany(house, mine.companyId)).toEqual([]);
});
