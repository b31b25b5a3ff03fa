import type { Page } from "playwright-core";
import { signaturePng } from "../../../server/conformance/life-goods.ts";
import { visit } from "./going.ts";
import type { Keys } from "./keys.ts";
import { choose, inDialog, press, reads } from "./page.ts";

interface Typed {
  /** Pinyin initials, two characters or a code. */
  customer: string;
  day: string;
  /** As they stand in the customer's spreadsheet. */
  rows: readonly (readonly string[])[];
  /** What is special about it; goes to engineering. */
  customised?: string;
  /** Technical parameters by the line's place in the order. */
  parameters?: Readonly<Record<number, string>>;
}

export const orderIn = (page: Page): string => /orders\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

/** Opens the cell of a line under a heading. */
export async function cell(page: Page, line: number, heading: string): Promise<void> {
  const grid = page.getByRole("grid", { name: "订单明细" });
  await grid.waitFor();
  const headings = await grid.getByRole("columnheader").allTextContents();
  await grid.getByRole("row").nth(line).locator("> *").nth(headings.indexOf(heading)).click();
}

/** Customer, day, lines out of a spreadsheet and the customer's paper; answers the order's id, saved and not submitted. */
export async function enterOrder(page: Page, { customer, day, rows, customised, parameters = {} }: Typed): Promise<string> {
  await visit(page, "/orders/new");
  await page.getByLabel("客户", { exact: true }).click();
  await page.keyboard.type(customer, { delay: 20 });
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("期望交期", { exact: true }).fill(day);
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "物料 1" }).waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.map((row) => row.join("\t")).join("\n"));
  await page.keyboard.press("Control+v");
  for (const [line, text] of Object.entries(parameters)) {
    await cell(page, Number(line), "定制参数");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await attachOriginal(page);
  if (customised) {
    await page.getByText("特殊要求与备注").click();
    await page.getByLabel("定制", { exact: true }).fill(customised);
  }
  await page.keyboard.press("Control+s");
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  return orderIn(page);
}

interface Keyed {
  customer: string;
  day: string;
  /** What of the product's code or initials is typed. */
  product: string;
  /** Of each line. */
  quantities: readonly string[];
}

/** Waits until Enter would take the product that is typed. */
export const productMarked = (page: Page): Promise<void> => page.getByRole("option", { selected: true }).waitFor();

/** An order without the mouse, saved: customer, day, and a product and a quantity for each line. */
export async function enterByKeyboard(page: Page, keys: Keys, { customer, day, product, quantities }: Keyed): Promise<void> {
  await page.goto("/orders/new");
  await page.locator('[role="combobox"]:focus').waitFor();
  await keys.type(customer);
  await keys.press("Enter");
  await keys.type(day);
  await keys.press("Enter");
  for (const quantity of quantities) {
    await keys.type(product);
    await productMarked(page);
    await keys.press("Enter");
    await keys.type(quantity);
    await keys.press("Enter");
  }
  await keys.press("Control+s");
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
}

/** The customer's own paper, as the channel wants it. */
async function attachOriginal(page: Page): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel("客户原件").click();
  await (await chooser).setFiles({ name: "客户订单.png", mimeType: "image/png", buffer: Buffer.from(signaturePng, "base64") });
  await page.getByRole("link", { name: "客户订单.png" }).waitFor();
}

export async function openOrder(page: Page, orderId: string): Promise<void> {
  await visit(page, `/orders/${orderId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** The number of the order whose page is open, or just opening. */
export const numberOn = (page: Page): Promise<string> => page.getByRole("heading", { level: 1, name: /^SO\d/ }).innerText();

/** Vouches for what was entered, then hands it to the reviewers. */
export async function confirmAndSubmit(page: Page, orderId: string): Promise<void> {
  await openOrder(page, orderId);
  await press(page, "确认信息");
  await press(page, "提交审核");
  await reads(page, "待审核");
}

/** What was agreed with the customer after a refusal. */
export async function contactCustomer(page: Page, { orderId, proposal, outcome }: { orderId: string; proposal: string; outcome: string }): Promise<void> {
  await openOrder(page, orderId);
  await press(page, "登记沟通");
  await inDialog(page, {
    title: "登记与客户的沟通", submit: "登记沟通",
    async fill(dialog) {
      await choose(page, "建议方案", proposal);
      await dialog.getByLabel("沟通结果", { exact: true }).fill(outcome);
    },
  });
}

/** Changes the quantity of the first line and submits the order anew. */
export async function changeQuantityAndSubmit(page: Page, orderId: string, quantity: string): Promise<void> {
  await openOrder(page, orderId);
  await press(page, "修改");
  await page.waitForURL(/\/edit$/);
  await cell(page, 1, "数量");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(quantity);
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  await reads(page, "待审核");
}

/** Ends an order that will not come about. */
export async function cancelOrder(page: Page, orderId: string, reason: string): Promise<void> {
  await openOrder(page, orderId);
  await press(page, "取消订单");
  await inDialog(page, { title: "取消订单", submit: "取消订单", fill: (dialog) => dialog.getByLabel("取消原因").fill(reason) });
  await reads(page, "已取消");
}
