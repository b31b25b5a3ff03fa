import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { demoInBrowser, through } from "../steps/demo.ts";
import { visit } from "../steps/going.ts";
import { inDialog, press, reads, rowOf } from "../steps/page.ts";

let demo: Awaited<ReturnType<typeof demoInBrowser>>;
/** One visitor, who becomes whoever the checklist leads to. */
let page: Page;

beforeAll(async () => {
  demo = await demoInBrowser();
  page = await demo.visitor(/林晓芸/);
}, 300_000);
afterEach((context) => demo.keepEvidence(context));
afterAll(() => demo?.close());

const go = (door: string) => through(page, door, "出了问题怎么办");
/** How many of the stories the first page says are at their end. */
async function storiesDone(done: number): Promise<void> {
  await visit(page, "/");
  await reads(page, `${done} / 5 件`);
}
async function day(dialog: Locator, label: string, value: string): Promise<void> {
  const field = dialog.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press("Tab");
}
const tellAll = async (all: number): Promise<void> => {
  await press(page, "告知全部客户");
  await inDialog(page, { title: "告知客户延期", submit: "发送" });
  await reads(page, `已告知 ${all} / ${all}`);
};

test("the truck is late: entered once, and the four words that were drafted for it are let go", async () => {
  await go("登记晚到");
  await press(page.getByRole("region").filter({ has: page.getByRole("heading", { name: /苏B·演0217/ }) }), "晚到");
  await inDialog(page, {
    title: "苏B·演0217 晚到", submit: "晚到",
    async fill(dialog) {
      await reads(dialog, "在途的 4 单");
      await day(dialog, "新的到达日", "2026-12-05");
      await dialog.getByLabel("原因").fill("高速封路");
    },
  });
  await go("放出四份通知");
  await tellAll(4);
  await storiesDone(1);
});

test("of the pallet's 40 rolls 37 are restocked and 3 scrapped, and its customer is credited", async () => {
  await go("同意退货");
  await press(page, "批准退货");
  await inDialog(page, { title: "批准退货", submit: "批准退货", fill: (dialog) => dialog.getByLabel("原因").fill("整托拒收") });
  await go("收退货");
  await press(page, "登记收货");
  await inDialog(page, { title: "登记收货", submit: "登记收货" });
  await go("检验退货");
  await press(page, "检验处理");
  await inDialog(page, {
    title: "检验处理", submit: "检验处理",
    async fill(dialog) {
      await dialog.getByLabel(/^重新入库 /).fill("37");
      await dialog.getByLabel(/^报废 /).fill("3");
      await dialog.getByLabel("判定结论").fill("3 卷受潮报废,其余完好");
    },
  });
  await go("开贷项");
  await press(page, "开贷项");
  await inDialog(page, { title: "开贷项", submit: "开贷项" });
  await storiesDone(2);
});

test("the rewinder is down: three orders get their new dates with the reports, and their customers are told", async () => {
  await go("登记停机");
  await press(page.getByRole("row").filter({ hasText: "1 号分切复卷机" }), "登记停机");
  await inDialog(page, {
    title: "登记停机", submit: "登记停机",
    async fill(dialog) {
      const today = await dialog.getByLabel("从", { exact: true }).inputValue();
      await day(dialog, "到", new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10));
      await dialog.getByLabel("原因").fill("主轴轴承损坏");
    },
  });
  await go("填报新的完工日");
  await stopped().first().waitFor();
  for (let left = await stopped().count(); left > 0; left -= 1) {
    await press(rowOf(page, "FJ1"), "填报进度");
    await inDialog(page, { title: "填报", submit: "填报进度", fill: (dialog) => day(dialog, "预计完工", "2026-12-08") });
    await expect.poll(() => stopped().count()).toBe(left - 1);
  }
  await go("放出通知");
  await tellAll(3);
  await storiesDone(3);
});
/** Runs on the machine of which nobody has reported today. */
const stopped = (): Locator => page.getByRole("row").filter({ hasText: "FJ1" });

test("the price below its floor is released by whoever may, seen beside the list price and the last deals", async () => {
  await go("看这张订单");
  await go("打开审核页");
  const exception = page.getByRole("region", { name: "价格例外" });
  await press(exception, "放行");
  await inDialog(page, { title: "放行", submit: "放行", fill: (dialog) => dialog.getByLabel("意见").fill("年度框架客户,同意本单") });
  await reads(exception, /放行：年度框架客户/);
  await storiesDone(4);
  expect(demo.faults).toEqual([]);
});
