import { expect, test } from "vitest";
import * as aftersales from "../../contract/aftersales.ts";
import * as cases from "../../contract/cases.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import { addWarehouse } from "../../server/modules/stock/index.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { lookAt, widths } from "./steps/look.ts";

const company = await openCompany();

test("customer service registers a complaint, and case, returned goods and delay are read on desk and phone", async () => {
  const { house, mill, life } = company;
  const service = await mill.colleague("customerService", "salesDirector", "quality");
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  const { lines } = await mill.clerk.ask(orders.readOrder, { orderId });
  const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "TH", name: "退货待检库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));

  const desk = await company.pageOf(service, { address: `/orders/${orderId}` });
  await desk.getByRole("button", { name: "登记投诉" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("异常类型").click();
  await desk.getByText("货物破损", { exact: true }).last().click();
  await dialog.getByLabel("问题描述").fill("客户来电:3 卷受潮");
  await dialog.getByLabel(/涉及货品 SY5750/).fill("3");
  await dialog.getByRole("button", { name: "登记投诉" }).click();
  await desk.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  const caseId = new URL(desk.url()).pathname.split("/").at(-1)!;

  await service.ask(cases.takeCase, { caseId });
  await mill.quality.ask(cases.recordFinding, { caseId, text: "运输中淋雨,外包装破损", blame: "carrier" });
  await service.ask(cases.proposeRemedy, { caseId, kinds: ["return", "credit"], text: "退回 3 卷并开贷项" });
  await service.ask(cases.addCost, { caseId, kind: "freight", amount: "35.50", note: "退货运费" });
  const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "3 卷受潮", lines: [{ orderLineId: lines[0]!.id, quantity: "3" }] });
  const lineId = (await service.ask(aftersales.readReturn, { returnId })).lines[0]!.id;
  await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "3" }] });

  const made = await life.confirm({ requestedDate: "2026-11-30", lines: [{ productId: mill.wide, quantity: "12", customParameters: "宽 1092 mm" }] });
  const requests = (await mill.planner.ask(production.listRequests, {})).rows;
  await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: requests.map(({ id, open }) => ({ requestId: id, quantity: open })) });
  await mill.planner.ask(production.recordDowntime, { workCentreId: mill.workCentreId, from: "2026-11-25", to: "2026-11-26", reason: "主轴轴承损坏" });
  const [delay] = (await service.ask(cases.listCases, { kind: "delay" })).rows;

  const phone = await company.pageOf(service, { width: widths.phone });
  const found: string[] = [];
  for (const page of [desk, phone]) for (const address of ["/cases", `/cases/${caseId}`, `/cases/${delay!.id}`, `/orders/${made}`]) found.push(...(await lookAt(page, address)));
  expect(found).toEqual([]);

  await visit(desk, `/cases/${caseId}`);
  await desk.getByRole("button", { name: "检验处理" }).click();
  await desk.getByRole("dialog").getByLabel(/重新入库 SY5750/).fill("0");
  await desk.getByRole("dialog").getByLabel(/报废 SY5750/).fill("3");
  await desk.getByRole("dialog").getByLabel("判定结论").fill("受潮,报废");
  await desk.getByRole("dialog").getByRole("button", { name: "检验处理" }).click();
  await desk.getByText("已处理").waitFor();
  await visit(desk, `/cases/${delay!.id}`);
  await desk.getByRole("button", { name: "告知全部客户" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "发送" }).click();
  await desk.getByText("已告知 1 / 1").waitFor();
  expect(company.faults).toEqual([]);
});
