import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as confirmations from "../../contract/confirmations.ts";
import { signInBase } from "../../contract/people.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Colleague, testHouse, type TestHouse } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";
import { axe, launchChromium, newPage, noHorizontalScroll } from "./chromium.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let browser: Browser;
let base: string;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house, "澄江纸品", { demo: true });
  life = lifeOf(house, mill);
  base = await house.house.app.listen({ host: "127.0.0.1", port: 0 });
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A page on which this colleague is signed in. */
async function pageOf(who: Colleague, width = 1440): Promise<Page> {
  const page = await newPage(browser, width, { baseURL: base });
  const answer = await page.request.post(`${base}${signInBase}/demo/sign-in`, { data: { personId: who.id } });
  expect(answer.ok()).toBe(true);
  return page;
}

/** Counts what a person presses. */
function keysOn(page: Page) {
  const keys = {
    count: 0,
    async press(...pressed: string[]) {
      for (const key of pressed) {
        keys.count += 1;
        await page.keyboard.press(key);
        await page.waitForTimeout(60);
      }
    },
    type: (text: string) => keys.press(...Array.from(text)),
  };
  return keys;
}

const idIn = (url: string) => /orders\/([0-9a-f-]{36})$/.exec(url)?.[1] ?? "";

describe("a straight life", () => {
  test("a clerk enters an order of five lines by keyboard alone, in at most 55 keys", async () => {
    const page = await pageOf(mill.clerk);
    await page.goto("/orders/new");
    await page.getByRole("combobox").first().waitFor();
    await page.waitForTimeout(500);
    const keys = keysOn(page);
    await keys.type("kmxd");
    await keys.press("Enter");
    await keys.type("12-8");
    await keys.press("Enter");
    for (const quantity of ["5", "6", "7", "8", "9"]) {
      await keys.type("sy");
      await page.waitForTimeout(600);
      await keys.press("Enter");
      await keys.type(quantity);
      await keys.press("Enter");
    }
    await keys.press("Control+s");
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    expect(keys.count).toBeLessThanOrEqual(55);
    const order = await mill.clerk.ask((await import("../../contract/orders.ts")).readOrder, { orderId: idIn(page.url()) });
    expect(order.lines.map((line) => Number(line.quantity))).toEqual([5, 6, 7, 8, 9]);
    await page.close();
  });

  test("a reviewer passes a step in the review centre, and the order's page of a colleague follows without reload", async () => {
    const orderId = await life.submit();
    const order = await pageOf(mill.clerk);
    await order.goto(`/orders/${orderId}`);
    await order.getByText("待审核").first().waitFor();
    const centre = await pageOf(mill.director);
    await centre.goto("/reviews");
    await centre.getByRole("button", { name: /^同意/ }).first().waitFor();
    for (const [step, who] of [["preliminary", mill.director], ["finance", mill.finance], ["stock", mill.keeper], ["release", mill.salesperson]] as const) await life.decide(orderId, step, who);
    await order.getByText("待客户确认").first().waitFor({ timeout: 5000 });
    await Promise.all([order.close(), centre.close()]);
  });

  test("the customer accepts on the phone, without a login", async () => {
    const orderId = await life.review();
    const [asked] = await mill.clerk.ask(confirmations.ofOrder, { orderId });
    const { url } = await mill.clerk.ask(confirmations.copyLink, { requestId: asked!.id });
    const phone = await newPage(browser, 390, { baseURL: base });
    await phone.goto(`/p/confirm#${url.split("#")[1]}`);
    await phone.getByText("澄江纸品").first().waitFor();
    expect(await axe(phone)).toEqual([]);
    await noHorizontalScroll(phone);
    expect(phone.url()).not.toContain("gdl_");
    await phone.close();
  });
});

describe("a refused one", () => {
  test("the page of an order that finance refused shows the reason and the next step", async () => {
    const orderId = await life.submit();
    await life.decide(orderId, "preliminary", mill.director);
    await life.decide(orderId, "finance", mill.finance, { verdict: "fail", statement: "信用额度不足,请先收款" });
    const page = await pageOf(mill.salesperson);
    await page.goto(`/orders/${orderId}`);
    await page.getByText("审核未通过").first().waitFor();
    await page.getByText("信用额度不足,请先收款").first().waitFor();
    await page.close();
  });
});

describe("screens", () => {
  const screens = [
    "/", "/orders", "/orders/new", "/reviews", "/customers", "/products", "/stock", "/policies", "/people", "/permissions", "/company", "/me", "/production/requests", "/production/board",
    "/production/runs", "/production/reports", "/shipping/today", "/shipping/deliveries", "/settlement/ageing", "/settlement/receivables", "/settlement/invoices", "/settlement/receipts", "/mailbox", "/duties", "/messages", "/cases",
  ];
  test.each([1440, 390])("every screen is accessible and does not scroll sideways at %i px", async (width) => {
    const page = await pageOf(await mill.colleague("admin", "salesDirector", "finance", "warehouse", "planner", "logistics"), width);
    const found: string[] = [];
    for (const screen of screens) {
      await page.goto(screen);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForTimeout(500);
      found.push(...(await axe(page)).map((violation) => `${screen}: ${violation}`));
      await noHorizontalScroll(page).catch((error: Error) => found.push(`${screen}: ${error.message}`));
    }
    expect(found).toEqual([]);
    await page.close();
  });
});
