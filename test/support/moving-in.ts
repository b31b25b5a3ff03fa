import { readFileSync } from "node:fs";
import { saveUnit } from "../../contract/catalog.ts";
import { personInput } from "../../contract/people.ts";
import { createPriceList } from "../../contract/prices.ts";
import { acceptTakeover, importTakeoverFile, openTakeover, readTakeover, setControls, type TakeoverKind } from "../../contract/takeovers.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../contract/toolkit.ts";
import * as people from "../../server/modules/people/index.ts";
import { addWarehouse } from "../../server/modules/stock/index.ts";
import type { CompanyWish, TestHouse } from "./house.ts";

/** The old books of test/fixtures/takeover, each with the system that wrote it. */
export const oldBooks: readonly { kind: TakeoverKind; name: string; source: string }[] = [
  { kind: "customers", name: "1-customers-gbk.csv", source: "金蝶 K/3" }, { kind: "products", name: "2-products.xlsx", source: "用友 U8" }, { kind: "prices", name: "3-prices-gbk.csv", source: "用友 U8" },
  { kind: "stock", name: "4-stock-gbk.csv", source: "用友 U8" }, { kind: "balances", name: "5-balances.xlsx", source: "用友 U8" }, { kind: "orders", name: "6-orders.xlsx", source: "用友 U8" },
];
export const oldBook = (name: string) => ({ name, bytes: readFileSync(new URL(`../fixtures/takeover/${name}`, import.meta.url)).toString("base64") });
/** The day on which the old books end; the test house's clock stands at the Tuesday after it. */
export const cutoverOn = "2026-11-23";

/** A company that works by its policy and has nothing yet but people, units, two warehouses and an empty price list. */
export async function newcomer({ act, company }: Pick<TestHouse, "act" | "company">, name = "澄江纸品", more: CompanyWish = {}) {
  const made = await company(name, more);
  const { admin, director, colleague, companyId, ledgerId } = made;
  const [manager, clerk, finance, keeper] = [await colleague("generalManager"), await colleague("salesClerk"), await colleague("finance"), await colleague("warehouse")];
  await act(companyId, (c) => people.createPerson(c, personInput.parse({ name: "李强", email: `li-${companyId}@example.com`, roles: ["salesperson"] })));
  for (const unit of ["卷", "箱"]) await admin.ask(saveUnit, { name: unit, kind: "count", decimals: 0 });
  await director.ask(createPriceList, { code: "2026", name: "2026 价格执行方案", validFrom: "2026-01-01" });
  const finished = await act(companyId, (c) => addWarehouse(c, { code: "CP", name: "成品库", ledgerId, address: "" }));
  const parent = await act(companyId, (c) => addWarehouse(c, { code: "YZ", name: "原纸库", ledgerId, address: "" }));
  return { ...made, manager, clerk, finance, keeper, warehouses: { finished, parent } };
}
export type Newcomer = Awaited<ReturnType<typeof newcomer>>;

interface Asker {
  ask<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>>;
}
/** Whoever brings a company's old books in. */
export type Movers = Pick<Newcomer, "warehouses"> & Record<"admin" | "finance" | "manager", Asker>;

/** The sums that the old books show, by the keys of the controls. */
export const oldSums = ({ warehouses: { finished, parent } }: Pick<Newcomer, "warehouses">): { key: string; value: string }[] =>
  Object.entries({ [`stock:${finished}`]: "16305", [`stock:${parent}`]: "1005.5", "receivables:CNY": "44580.5", "deposits:CNY": "5400", orders: "4", "orderAmount:CNY": "12800" })
    .map(([key, value]) => ({ key, value }));

/** Moves in with all six books, and accepts them. */
export async function moveIn(mine: Movers) {
  await mine.admin.ask(openTakeover, { cutoverOn });
  for (const { kind, name, source } of oldBooks) await mine.admin.ask(importTakeoverFile, { kind, source, file: oldBook(name), apply: true });
  await mine.finance.ask(setControls, { values: oldSums(mine) });
  const { takeover } = await mine.manager.ask(readTakeover, {});
  return mine.manager.ask(acceptTakeover, { expectedRevision: takeover!.revision });
}
