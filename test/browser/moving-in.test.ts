import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInBase } from "../../contract/people.ts";
import { openTakeover, importTakeoverFile, setControls } from "../../contract/takeovers.ts";
import { type Colleague, testHouse, type TestHouse } from "../support/house.ts";
import { cutoverOn, type Newcomer, newcomer, oldBook, oldBooks, oldSums } from "../support/moving-in.ts";
import { axe, launchChromium, newPage, noHorizontalScroll } from "./chromium.ts";

let house: TestHouse;
let mine: Newcomer;
let browser: Browser;
let base: string;
const pictures = process.env.GENDAN_PICTURES;
beforeAll(async () => {
  house = await testHouse();
  mine = await newcomer(house, "澄江纸品", { demo: true });
  base = await house.house.app.listen({ host: "127.0.0.1", port: 0 });
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function pageOf(who: Colleague, width = 1440): Promise<Page> {
  const page = await newPage(browser, width, { baseURL: base });
  expect((await page.request.post(`${base}${signInBase}/demo/sign-in`, { data: { personId: who.id } })).ok()).toBe(true);
  return page;
}
const look = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  await noHorizontalScroll(page);
  expect(await axe(page)).toEqual([]);
};

test("old books are taken in, compared and accepted on the page 期初搬家, on a phone too", async () => {
  const page = await pageOf(mine.admin);
  await page.goto("/takeover");
  await page.getByRole("button", { name: "开始搬家" }).click();
  await page.getByRole("textbox").fill(cutoverOn);
  await page.keyboard.press("Control+Enter");
  await page.getByText("旧账文件").waitFor();
  await page.getByRole("row", { name: /^客户/ }).getByRole("button", { name: "导入" }).click();
  await page.locator("input[type=file]").setInputFiles({ name: "c.csv", mimeType: "text/csv", buffer: Buffer.from("客户资料\n名称,结算方式,专营业务员\n甲公司,下辈子付,李强\n乙公司,月结,李强\n") });
  await page.getByText("无法识别“下辈子付”").waitFor();
  await look(page, "takeover-bad-rows");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 1 个错行" }).click();
  expect((await coming).suggestedFilename()).toBe("c-错行.csv");
  await page.keyboard.press("Escape");
  await mine.admin.ask(openTakeover, { cutoverOn });
  for (const { kind, name, source } of oldBooks) await mine.admin.ask(importTakeoverFile, { kind, source, file: oldBook(name), apply: true });
  await mine.finance.ask(setControls, { values: oldSums(mine).filter(({ key }) => key !== "orders").map((one) => (one.key === "deposits:CNY" ? { ...one, value: "5000" } : one)) });
  await page.reload();
  await page.getByText("差 400").waitFor();
  await look(page, "takeover-open");
  await page.close();
  const phone = await pageOf(mine.manager, 390);
  await phone.goto("/takeover");
  await phone.getByText("差 400").waitFor();
  await look(phone, "takeover-phone");
  await phone.getByLabel("旧账合计 预收合计 CNY").fill("5,400");
  await phone.getByLabel("旧账合计 未完订单数").fill("4");
  await phone.getByRole("button", { name: "保存合计" }).click();
  await phone.getByText("差 400").waitFor({ state: "detached" });
  await phone.getByRole("button", { name: "验收封存" }).click();
  await phone.getByRole("dialog").getByRole("button", { name: "验收封存" }).click();
  await phone.getByText("已封存").first().waitFor();
  await look(phone, "takeover-sealed");
  await phone.close();
});

test("the first setup shows what is left, and proposes a policy", async () => {
  for (const width of [1440, 390]) {
    const page = await pageOf(mine.admin, width);
    await page.goto("/setup");
    await page.getByText("建议").first().waitFor();
    await look(page, `setup-${width}`);
    await page.close();
  }
  const page = await newPage(browser, 390, { baseURL: base });
  await page.goto("/found#abcdefghijklmnopqrstuvwxyz");
  await page.getByText("删除这里的演示公司").waitFor();
  await look(page, "found");
  await page.getByRole("button", { name: "建立" }).isVisible();
  await page.close();
});
