import { expect, test } from "vitest";
import { requestChange } from "../../contract/changes.ts";
import { readMargin } from "../../contract/margins.ts";
import { readOrder } from "../../contract/orders.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { hiddenSideways, looksGood } from "./steps/look.ts";
import { inDialog, press, reads, rowOf } from "./steps/page.ts";

const { mill, life, pageOf } = await openCompany();

test("finance sets what a product costs, the director sees margins where he types and where he decides, and what a change makes of one, and a salesperson sees that there are none", async () => {
  const finance = await pageOf(mill.finance, { address: `/products/${mill.roll}` });
  await press(finance, "设置成本");
  await inDialog(finance, { title: "设置成本", submit: "保存", fill: (dialog) => dialog.getByLabel("成本 / 卷").fill("1.734561") });
  await rowOf(finance, "1.734561").waitFor();
  await looksGood(finance, "product-costs");
  await visit(finance, "/product-costs");
  await finance.getByText("SY5750").first().waitFor();
  await looksGood(finance, "cost-list");

  const orderId = await life.review({ lines: [{ productId: mill.roll, quantity: "4000" }, { productId: mill.wide, quantity: "12", customParameters: "宽 1092 mm" }] });
  const draft = await life.enter({ lines: [{ productId: mill.roll, quantity: "400" }, { productId: mill.wide, quantity: "12" }] });
  const { known } = await mill.director.ask(readMargin, { orderId });
  expect(known.margin).toBe("4389.19");
  const director = await pageOf(mill.director, { address: `/orders/${draft.orderId}/edit` });
  await reads(director, "第 2 行：没有标准成本");
  await reads(director, "438.92");
  await looksGood(director, "entry-margin");
  for (const width of [1440, 1280]) expect(await hiddenSideways(director, { grid: "订单明细", width })).toBe(0);
  await visit(director, `/orders/${orderId}`);
  await reads(director, "4,389.19");
  await looksGood(director, "order-margin");
  await visit(director, `/reviews?review=${(await life.reviewOf(orderId)).id}`);
  await reads(director, "4,389.19");
  await looksGood(director, "review-margin");

  const changing = await mill.clerk.ask(readOrder, { orderId: await life.confirm({ lines: [{ productId: mill.roll, quantity: "40" }] }) });
  const wanted = { lines: changing.lines.map(({ id, productId }) => ({ id, productId, quantity: "25" })) };
  const { changeId } = await mill.clerk.ask(requestChange, { orderId: changing.id, content: { kind: "amend", wanted }, reason: "客户仓库已满", source: { from: "customer", channel: "phone" }, expectedRevision: changing.revision });
  await visit(director, `/changes/${changeId}`);
  await reads(director, "43.89");
  await reads(director, "27.44");
  await looksGood(director, "change-margin");

  const salesperson = await pageOf(mill.salesperson, { address: `/products/${mill.roll}` });
  await reads(salesperson, "现行价格");
  await visit(salesperson, `/orders/${orderId}`);
  await reads(salesperson, "价税合计");
  expect(await salesperson.getByText(/毛利|标准成本/).count()).toBe(0);
});
