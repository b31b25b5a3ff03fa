import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { listPapers } from "../../contract/papers-api.ts";
import { openCompany } from "./steps/company.ts";
import { press, reads } from "./steps/page.ts";
import { openCard } from "./steps/reviewers.ts";
import { openOrder } from "./steps/sales.ts";

const { life, mill, desk, faults } = await openCompany();
let clerk: Page;
let director: Page;

beforeAll(async () => {
  clerk = await desk("salesClerk");
  director = await desk("salesDirector");
});

const heading = (page: Page) => page.getByRole("heading", { level: 1 }).first();

test("Escape puts the keyboard out of a field, closes what lies over the page, and then leads back to where one was", async () => {
  const { orderId } = await life.enter();
  await clerk.goto("/orders");
  await clerk.getByRole("link", { name: (await life.read(orderId)).number }).first().click();
  await clerk.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  await press(clerk, "取消订单");
  await clerk.getByRole("dialog").waitFor();
  // The button that is off says why, which is put away with the dialog.
  await clerk.keyboard.press("Control+Enter");
  await clerk.getByRole("tooltip").waitFor();
  await clerk.keyboard.press("Escape");
  await clerk.getByRole("dialog").waitFor({ state: "hidden" });
  expect(clerk.url()).toMatch(/\/orders\/[0-9a-f-]{36}$/);
  await clerk.keyboard.press("Escape");
  await clerk.waitForURL(/\/orders$/);
  await clerk.keyboard.press("/");
  await clerk.keyboard.type("SO");
  await clerk.keyboard.press("Escape");
  expect(await clerk.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(clerk.url()).toContain("/orders");
});

test("while Alt is held the buttons show their letters, and the letter presses its button", async () => {
  const { orderId } = await life.enter();
  await openOrder(clerk, orderId);
  const shown = () => clerk.getByRole("button", { name: "复制" }).evaluate((button) => getComputedStyle(button, "::after").content);
  await clerk.keyboard.down("Alt");
  await expect.poll(shown).toContain("Alt+C");
  await clerk.keyboard.press("c");
  await clerk.keyboard.up("Alt");
  await clerk.waitForURL(/\/orders\/new/);
  await heading(clerk).waitFor();
});

test("Ctrl+P prints the order's usual paper, which is counted; its other papers are looked at and printed where they are listed", async () => {
  const orderId = await life.confirm();
  const prints = async (kind: string) => (await mill.clerk.ask(listPapers, { kind: "order", id: orderId })).find((paper) => paper.kind === kind && !paper.superseded)?.prints;
  await openOrder(clerk, orderId);
  const opened = clerk.waitForEvent("popup");
  await clerk.keyboard.press("Control+p");
  await (await opened).close();
  expect([await prints("orderConfirmation"), await prints("reviewSummary")]).toEqual([1, 0]);
  await press(clerk, "单据");
  const row = clerk.getByRole("row").filter({ hasText: "订单审核意见汇总表" });
  await press(row, "预览");
  await clerk.getByRole("dialog").getByRole("img").first().waitFor();
  await clerk.keyboard.press("Escape");
  await clerk.getByRole("dialog").waitFor({ state: "hidden" });
  const again = clerk.waitForEvent("popup");
  await press(row, "打印");
  await (await again).close();
  await expect.poll(() => prints("reviewSummary")).toBe(1);
});

test("A asks before it approves: the open card by Enter, the chosen ones by their summary, in the approval centre and in the list of orders", async () => {
  const orders = [await life.submit(), await life.submit(), await life.submit(), await life.submit()];
  const [first = "", ...others] = await Promise.all(orders.map(async (orderId) => (await life.read(orderId)).number));
  await openCard(director, first);
  await director.keyboard.press("a");
  await expect.poll(() => director.evaluate(() => document.activeElement?.textContent)).toBe("同意");
  expect((await life.read(orders[0]!)).stage).toBe("inReview");
  await director.keyboard.press("Enter");
  await reads(director, `已同意 ${first}`);
  await openCard(director, others[0]!);
  await director.keyboard.press("x");
  await director.keyboard.press("a");
  await reads(director.getByRole("dialog"), others[0]!);
  await press(director.getByRole("dialog"), "同意 1 张");
  await reads(director.getByRole("dialog"), "已同意 1 张");
  await press(director.getByRole("dialog"), "关闭");
  await director.goto("/orders?view=inReview");
  const grid = director.getByRole("grid");
  for (const number of others.slice(1)) await grid.getByRole("row").filter({ hasText: number }).getByRole("checkbox").click();
  await director.keyboard.press("a");
  await reads(director.getByRole("dialog"), others[1]!);
  await press(director.getByRole("dialog"), "同意 2 张");
  const open = async (orderId: string) => (await life.reviewOf(orderId)).steps.find(({ key }) => key === "preliminary")?.state;
  await expect.poll(() => Promise.all(orders.map(open))).toEqual(["passed", "passed", "passed", "passed"]);
});

test("F8 saves every form as Ctrl+S does, and what was typed outlives a page that was left", async () => {
  await clerk.goto(`/customers/${mill.customer.id}/edit`);
  await clerk.getByLabel("区域", { exact: true }).fill("昆明");
  await heading(clerk).click();
  await clerk.waitForTimeout(1200);
  await clerk.goto(`/customers/${mill.customer.id}/edit`);
  expect(await clerk.getByLabel("区域", { exact: true }).inputValue()).toBe("昆明");
  await clerk.keyboard.press("F8");
  await clerk.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
  await reads(clerk, "昆明");
});

test("no page broke on the way", () => expect(faults).toEqual([]));
