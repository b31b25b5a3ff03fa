import { expect, test } from "vitest";
import { listPriceLists, setPrice } from "../../contract/prices.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { looksGood } from "./steps/look.ts";
import { rowOf } from "./steps/page.ts";

const { mill, pageOf } = await openCompany();

test("a price list shows every price and which of them counts; a product that is chosen shows its own", async () => {
  const [list] = await mill.director.ask(listPriceLists, {});
  await mill.director.ask(setPrice, { id: list!.id, productId: mill.roll, validFrom: "2026-12-01", price: "3.5" });
  const page = await pageOf(mill.director, { address: `/price-lists/${list!.id}` });
  await rowOf(page, "DZ1092").waitFor();
  await rowOf(page, "待生效").waitFor();
  await looksGood(page, "price-list-all");
  await visit(page, `/price-lists/${list!.id}`);
  await page.getByRole("link", { name: "SY5750" }).first().click();
  await page.getByRole("button", { name: "定价" }).waitFor();
  await rowOf(page, "生效中").waitFor();
  expect(await page.getByText("DZ1092").count()).toBe(0);
});
