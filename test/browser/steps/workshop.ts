import type { Page } from "playwright-core";
import { visit } from "./going.ts";
import { choose, inDialog, press, reads, rowOf } from "./page.ts";

/** Plans what an order needs made, on the machine and day that are proposed. */
export async function plan(planner: Page, number: string): Promise<void> {
  await visit(planner, "/production/requests");
  const row = rowOf(planner, number);
  await row.hover();
  await press(row, "排产");
  await inDialog(planner, { title: "排产", submit: "排产" });
}

/** Opens the run of an order. */
async function openRun(page: Page, number: string): Promise<void> {
  await visit(page, `/production/runs?q=${number}`);
  const row = rowOf(page, number);
  await row.hover();
  await press(row, "打开");
  await page.getByRole("dialog").getByText(number).first().waitFor();
}

export async function approvePlan(head: Page, number: string): Promise<void> {
  await openRun(head, number);
  await press(head, "审批通过");
  await reads(head.getByRole("dialog"), "待开工");
}

/** Begins the work and tells the next day's operation. */
export async function startAndReport(planner: Page, number: string, operation: string): Promise<void> {
  await openRun(planner, number);
  await press(planner, "开工");
  await reads(planner.getByRole("dialog"), "生产中");
  await press(planner.getByRole("dialog"), "填报进度");
  await inDialog(planner, { title: "填报进度", submit: "填报进度", fill: () => choose(planner, "当前工序", operation) });
}

export async function finish(planner: Page, number: string): Promise<void> {
  await openRun(planner, number);
  await press(planner.getByRole("dialog"), "报完工");
  await inDialog(planner, { title: "报完工", submit: "报完工" });
  await reads(planner.getByRole("dialog"), "待检验");
}

/** All four checks of the outgoing standard are good. */
export async function inspect(quality: Page, number: string): Promise<void> {
  await openRun(quality, number);
  await press(quality.getByRole("dialog"), "检验");
  await inDialog(quality, {
    title: "成品检验", submit: "检验",
    async fill(dialog) {
      for (const check of ["数量相符", "外观合格", "包装完好", "标签正确"]) await dialog.getByLabel(check).check();
    },
  });
  await reads(quality.getByRole("dialog"), "待入库");
}

export async function stockIn(keeper: Page, number: string): Promise<void> {
  await openRun(keeper, number);
  await press(keeper.getByRole("dialog"), "入库");
  await inDialog(keeper, { title: "成品入库", submit: "入库" });
  await reads(keeper.getByRole("dialog"), "已入库");
}
