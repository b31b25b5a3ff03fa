import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readCalendar } from "../../contract/calendar.ts";
import { listUnits } from "../../contract/catalog.ts";
import { openTakeover, importTakeoverFile, setControls } from "../../contract/takeovers.ts";
import { cutoverOn, newcomer, oldBook, oldBooks, oldSums } from "../support/moving-in.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { look, widths } from "./steps/look.ts";

const { house, open, pageOf } = await openCompany();
const mine = await newcomer(house, "澄江搬家", { demo: true });
const fine = async (page: Page, name: string) => expect(await look(page, name)).toEqual([]);

/** The customer over its limit stands in the first row of the credit limits. */
async function limitsAre(page: Page, { title, over, beside }: { title: string; over: string; beside: string }): Promise<void> {
  const limits = page.getByRole("region", { name: title });
  await limits.getByRole("row").nth(1).getByText(over).waitFor();
  await page.getByText(beside).waitFor();
  await limits.getByRole("row").last().scrollIntoViewIfNeeded();
  expect(await look(page, `takeover-limits-${title}`, `[aria-label="${title}"]`)).toEqual([]);
}

test("old books are taken in, compared and accepted on the page 期初搬家, on a phone too", async () => {
  const page = await pageOf(mine.admin, { address: "/takeover" });
  await page.getByRole("button", { name: "开始搬家" }).click();
  await page.getByRole("textbox").fill(cutoverOn);
  await page.keyboard.press("Control+Enter");
  await page.getByText("旧账文件").waitFor();
  await page.getByRole("row", { name: /^客户/ }).getByRole("button", { name: "导入" }).click();
  await page.locator("input[type=file]").setInputFiles({ name: "c.csv", mimeType: "text/csv", buffer: Buffer.from("客户资料\n名称,结算方式,专营业务员\n甲公司,下辈子付,李强\n乙公司,月结,李强\n") });
  await page.getByText("无法识别“下辈子付”").waitFor();
  await fine(page, "takeover-bad-rows");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 1 个错行" }).click();
  expect((await coming).suggestedFilename()).toBe("c-错行.csv");
  await page.keyboard.press("Escape");
  await mine.admin.ask(openTakeover, { cutoverOn });
  for (const { kind, name, source } of oldBooks) await mine.admin.ask(importTakeoverFile, { kind, source, file: oldBook(name), apply: true });
  await mine.finance.ask(setControls, { values: oldSums(mine).filter(({ key }) => key !== "orders").map((one) => (one.key === "deposits:CNY" ? { ...one, value: "5000" } : one)) });
  await page.reload();
  await page.getByText("差 400").waitFor();
  await fine(page, "takeover-open");
  // Who owes more than the old books grant him comes first.
  await limitsAre(page, { title: "信用额度", over: "超 4,200.00", beside: "1 个客户超额度" });
  const phone = await pageOf(mine.manager, { width: widths.phone, address: "/takeover" });
  await phone.getByText("差 400").waitFor();
  await fine(phone, "takeover-phone");
  await limitsAre(phone, { title: "信用额度", over: "超 4,200.00", beside: "1 个客户超额度" });
  for (const width of [widths.desk, widths.phone]) {
    const english = await pageOf(mine.manager, { width, address: "/takeover" });
    await english.evaluate(() => localStorage.setItem("gendan.language", "en"));
    await english.reload();
    await limitsAre(english, { title: "Credit limits", over: "4,200.00 over", beside: "1 customer over its limit" });
  }
  await phone.getByLabel("旧账合计 预收合计 CNY").fill("5,400");
  await phone.getByLabel("旧账合计 未完订单数").fill("4");
  await phone.getByRole("button", { name: "保存合计" }).click();
  await phone.getByText("差 400").waitFor({ state: "detached" });
  await phone.getByRole("button", { name: "验收封存" }).click();
  await phone.getByRole("dialog").getByRole("button", { name: "验收封存" }).click();
  await phone.getByText("已封存").first().waitFor();
  await fine(phone, "takeover-sealed");
});

test("the first setup shows what is left, and proposes a policy", async () => {
  for (const width of [widths.desk, widths.phone]) {
    const page = await pageOf(mine.admin, { width, address: "/setup" });
    await page.getByText("建议").first().waitFor();
    await fine(page, "setup");
  }
  const page = await open(widths.phone);
  await page.goto("/found#abcdefghijklmnopqrstuvwxyz");
  await page.getByText("删除这里的演示公司").waitFor();
  await fine(page, "found");
  await page.getByRole("button", { name: "建立" }).isVisible();
});

test("the company's units and the holidays of a year that nobody announced yet are entered on its pages", async () => {
  const page = await pageOf(mine.admin, { address: "/products/new" });
  await page.getByRole("button", { name: "新增或修改单位" }).click();
  await page.getByRole("dialog").getByLabel("单位名称").fill("托");
  await fine(page, "unit");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await mine.admin.ask(listUnits, {})).toContainEqual({ name: "托", kind: "count", decimals: 0 });
  await visit(page, "/setup");
  await page.getByRole("button", { name: "2027", exact: true }).click();
  const days = page.getByLabel("与平常不同的日子");
  await days.fill("2027-01-01 放假");
  await page.getByText("第 1 行看不懂").first().waitFor();
  await fine(page, "holidays");
  await days.fill("2027-01-01 休息 元旦\n2027-01-03 上班");
  await page.getByRole("region", { name: /工作日历/ }).getByRole("button", { name: "保存" }).last().click();
  await expect.poll(async () => (await mine.admin.ask(readCalendar, { year: 2027 })).days).toMatchObject([{ day: "2027-01-01", is: "rest", name: "元旦" }, { day: "2027-01-03", is: "work", name: "" }]);
});
