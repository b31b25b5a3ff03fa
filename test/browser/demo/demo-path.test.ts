import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { pathLines } from "../../../contract/demo-path.ts";
import { readPdf } from "../../../server/modules/papers/pdf-text.fixture.ts";
import * as customer from "../steps/customer.ts";
import { demoInBrowser, through } from "../steps/demo.ts";
import { visit } from "../steps/going.ts";
import { look } from "../steps/look.ts";
import { choose, press, reads } from "../steps/page.ts";
import { cell } from "../steps/sales.ts";
import * as warehouse from "../steps/warehouse.ts";

let demo: Awaited<ReturnType<typeof demoInBrowser>>;
/** One visitor, who becomes whoever the checklist leads to. */
let page: Page;
let number: string;

beforeAll(async () => {
  demo = await demoInBrowser();
  page = await demo.visitor(/林晓芸/);
}, 300_000);
afterEach((context) => demo.keepEvidence(context));
afterAll(() => demo?.close());

/** What the checklist says of how far the visitor is. */
const stepsDone = async (done: number): Promise<void> => {
  await visit(page, "/");
  await reads(page, `${done} / 7 步`);
};

/** The link of the letter that is open in the mailbox. */
async function linkOfLetter(): Promise<string> {
  const link = page.frameLocator('iframe[title="邮件正文"]').getByRole("link").first();
  await link.waitFor();
  return (await link.getAttribute("href")) ?? "";
}

test("the mailbox begins with the eight newest letters to customers, each at the time of what it tells", async () => {
  await visit(page, "/mailbox");
  const letters = page.getByRole("navigation", { name: "邮件列表" }).getByRole("link");
  await letters.first().waitFor();
  expect(await letters.count()).toBe(8);
  const words = await letters.allInnerTexts();
  const times = words.map((text) => /\d\d-\d\d \d\d:\d\d/.exec(text)?.[0] ?? "");
  expect(times).toEqual(times.toSorted().reverse());
  // A sweep would have written all of them within one minute.
  expect(new Set(times).size).toBeGreaterThan(5);
});

test("what goes wrong in the demo is listed beside it, and its steps open the right page as the right person", async () => {
  const stories = "出了问题怎么办";
  await visit(page, "/");
  await reads(page, "0 / 5 件");
  for (const [door, shown] of [["登记晚到", "苏B·演0217"], ["同意退货", "一托 40 卷"], ["登记停机", "1 号分切复卷机"], ["填新的到货日", "云岭碳带制品厂"], ["打开审核页", "低于底价"]] as const) {
    await through(page, door, stories);
    await page.getByText(shown).first().waitFor();
  }
});

test("ten lines out of a spreadsheet turn the credit of the customer red, and the order goes to review all the same", async () => {
  await visit(page, "/");
  await press(page, "复制十行明细");
  await reads(page, "已复制");
  await through(page, "打开录单页");
  await choose(page, "来源渠道", "经销商线上提交");
  await page.getByLabel("期望交期", { exact: true }).fill("12-8");
  await page.keyboard.press("Enter");
  await cell(page, 1, "物料");
  await page.keyboard.press("Control+v");
  await reads(page, "超出信用额度");
  const grid = page.getByRole("grid", { name: "订单明细" });
  for (const { code, quantity } of pathLines) await grid.getByRole("row", { name: new RegExp(` ${code} .* ${quantity} 箱`) }).waitFor();
  await press(page, "保存并提交");
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  await reads(page, "待审核");
  number = await page.getByRole("heading", { level: 1 }).innerText();
  await stepsDone(1);
});

test("finance lets the order pass with its words, and sales releases it", async () => {
  const agree = async (door: string, words?: string) => {
    await through(page, door);
    const card = page.getByRole("article", { name: new RegExp(number) });
    await card.waitFor();
    if (words) await card.getByLabel("审核意见").fill(words);
    await press(card, "同意");
    await reads(page, `已同意 ${number}`);
  };
  await agree("初步审核");
  await agree("财务审核", "本周五前先回款 5 万元,同意放行");
  await agree("库存审核");
  await agree("销售放行");
  await stepsDone(2);
});

test("the customer reads the letter and accepts on the phone", async () => {
  await through(page, "打开确认函邮件");
  const phone = await demo.phone();
  await customer.accept(phone, { link: await linkOfLetter(), name: "李皖生", digits: "0006" });
  await demo.leave(phone);
  await stepsDone(3);
});

test("the keeper picks, packs and checks, and logistics sends it", async () => {
  await through(page, "拣货、打包、核对");
  await warehouse.pickAtDesk(page);
  await warehouse.pack(page, "260");
  await warehouse.checkAll(page, pathLines);
  await through(page, "发货");
  await warehouse.ship(page, { carrier: "演示物流", trackingNumber: "DEMO20261124" });
  await stepsDone(4);
});

test("the customer signs for two less, and a case opens by itself", async () => {
  await through(page, "打开发货邮件");
  const phone = await demo.phone();
  await customer.signForLess(phone, { link: await linkOfLetter(), name: "李师傅", less: 2, reason: "破损", objection: "2 破损" });
  await demo.leave(phone);
  await through(page, "看售后单");
  await reads(page, number);
  await reads(page, "2 破损");
  await stepsDone(5);
});

test("two hours later duties are overdue, and the list of 16:00 names who has not reported", async () => {
  for (const time of [/15:2\d/, /16:2\d/]) {
    await press(page, "再过一小时");
    await page.getByText(time).first().waitFor();
  }
  await through(page, "看逾期的待办");
  await reads(page, /已超时/);
  await through(page, "看今天谁没填报");
  await page.getByRole("row").nth(1).waitFor();
  // The demo's clock was moved: its day is not this machine's.
  const day = page.getByLabel("日期", { exact: true });
  const today = await day.inputValue();
  await day.click();
  expect(await look(page, "calendar", ".ant-picker-dropdown")).toEqual([]);
  await page.locator(".ant-picker-dropdown").getByText("今天", { exact: true }).click();
  await page.locator(".ant-picker-dropdown").waitFor({ state: "hidden" });
  expect(await day.inputValue()).toBe(today);
  await stepsDone(6);
});

test("the order's journal is sound, and its papers are PDFs that say what it is about", async () => {
  await through(page, "打开时间线并校验");
  await reads(page, "日志校验一致");
  await through(page, "打开单据");
  const link = page.getByRole("link", { name: /PDF/ });
  await link.first().waitFor();
  const addresses = await Promise.all((await link.all()).map((each) => each.getAttribute("href")));
  const texts = [];
  for (const address of addresses) {
    const answer = await page.request.get(address!);
    expect(answer.headers()["content-type"]).toContain("application/pdf");
    texts.push((await readPdf(await answer.body())).map(({ text }) => text).join("\n"));
  }
  expect(texts.filter((text) => !text.includes("澄江纸品"))).toEqual([]);
  expect(texts.filter((text) => text.includes(number)).length).toBeGreaterThan(3);
  await stepsDone(7);
  expect(demo.faults).toEqual([]);
});
