import { expect, test } from "vitest";
import * as aftersales from "../../contract/aftersales.ts";
import * as cases from "../../contract/cases.ts";
import { readChange } from "../../contract/changes.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import { addWarehouse } from "../../server/modules/stock/index.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { look, widths } from "./steps/look.ts";
import { inDialog, press, reads, rowOf } from "./steps/page.ts";

const company = await openCompany();

test("an order comes late: its owner proposes another date, releases it with the word, and the customer's yes on the phone becomes a change", async () => {
  const { mill, life } = company;
  const orderId = await life.confirm({ requestedDate: "2026-11-30", lines: [{ productId: mill.wide, quantity: "12", customParameters: "宽 1092 mm" }] });
  const { number } = await mill.clerk.ask(orders.readOrder, { orderId });
  const requests = (await mill.planner.ask(production.listRequests, {})).rows;
  await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: requests.map(({ id, open }) => ({ requestId: id, quantity: open })) });
  await mill.planner.ask(production.recordDowntime, { workCentreId: mill.workCentreId, from: "2026-11-25", to: "2026-11-26", reason: "主轴轴承损坏" });
  const [delay] = (await mill.director.ask(cases.listCases, { kind: "delay" })).rows;
  await mill.director.ask(cases.takeCase, { caseId: delay!.id });

  const desk = await company.pageOf(mill.director, { address: `/cases/${delay!.id}` });
  await press(rowOf(desk, number), "提出方案");
  await inDialog(desk, {
    title: `${number}：向客户提出方案`, submit: "提出方案",
    async fill(dialog) {
      await dialog.getByRole("textbox", { name: "新交期" }).fill("2026-12-10");
      await dialog.getByLabel("给客户的说明").fill("设备抢修中");
    },
  });
  const found = await look(desk, "delay-proposed");
  await press(rowOf(desk, number), "告知并附方案");
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("沟通方式").click();
  await desk.locator(".ant-select-dropdown:visible").getByTitle("微信").click();
  await dialog.getByLabel("告知对象").fill("李敏");
  await press(dialog, "登记已告知");
  const link = await dialog.locator("textarea[readonly]").inputValue();
  await desk.keyboard.press("Escape");

  const phone = await company.phone();
  await phone.goto(link);
  await reads(phone, "设备抢修中");
  found.push(...(await look(phone, "delay-on-the-phone")));
  await phone.getByLabel("您的姓名").fill("李敏");
  await phone.getByLabel("您手机号的后四位").fill("4321");
  await press(phone, "同意此方案");
  await reads(phone, "您已同意此方案");
  await reads(desk, "客户同意");
  await desk.setViewportSize({ width: widths.phone, height: 844 });
  found.push(...(await look(desk, "delay-accepted")));
  await desk.locator('a[href^="/changes/"]').first().click();
  await desk.waitForURL(/\/changes\/[0-9a-f-]{36}$/);
  const changeId = new URL(desk.url()).pathname.split("/").at(-1)!;
  expect(await mill.clerk.ask(readChange, { changeId })).toMatchObject({ orderId, state: "inReview", consent: { by: "李敏", caseId: delay!.id } });
  expect(found).toEqual([]);
  expect(company.faults).toEqual([]);
});

test("each step of a return is taken back from the case's page, the last first: credit, inspection, receipt", async () => {
  const { house, mill, life } = company;
  const service = await mill.colleague("customerService", "salesDirector", "quality", "finance", "warehouse");
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  const { lines } = await mill.clerk.ask(orders.readOrder, { orderId });
  const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "TH", name: "退货待检库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
  const { caseId } = await service.ask(cases.openCase, { orderId, kind: "damage", source: "phone", description: "3 卷受潮", lines: [{ orderLineId: lines[0]!.id, quantity: "3" }] });
  await service.ask(cases.takeCase, { caseId });
  const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "3 卷受潮", lines: [{ orderLineId: lines[0]!.id, quantity: "3" }] });
  const lineId = (await service.ask(aftersales.readReturn, { returnId })).lines[0]!.id;
  await service.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "3" }] });
  await service.ask(aftersales.inspectReturn, { returnId, into: mill.warehouseId, finding: "受潮", lines: [{ lineId, restocked: "1", scrapped: "2" }] });
  await service.ask(aftersales.creditReturn, { returnId, lines: [{ lineId, amount: "9.60" }] });

  const desk = await company.pageOf(service, { address: `/cases/${caseId}` });
  const steps = desk.getByRole("list", { name: "已办步骤" });
  const step = (name: string) => steps.getByRole("listitem").filter({ has: desk.locator("strong", { hasText: name }) });
  await step("收货").waitFor();
  expect(await step("收货").getByRole("button", { name: "撤销" }).getAttribute("aria-disabled")).toBe("true");
  const found: string[] = [];
  for (const [name, effect] of [["贷项", /客户应付恢复/], ["检验", /重新检验/], ["收货", /重新等待收货/]] as const) {
    await step(name).getByRole("button", { name: "撤销" }).click();
    const dialog = desk.getByRole("dialog");
    await reads(dialog, effect);
    await dialog.getByRole("textbox").fill(`${name}有误`);
    found.push(...(await look(desk, `return-take-back-${name}`)));
    await dialog.getByRole("button", { name: /撤销/ }).last().click();
    await step(name).getByText("已撤销").waitFor();
    await reads(step(name), `${name}有误`);
  }
  await desk.setViewportSize({ width: widths.phone, height: 844 });
  found.push(...(await look(desk, "return-all-taken-back")));
  expect((await service.ask(aftersales.readReturn, { returnId })).state).toBe("authorised");
  expect(found).toEqual([]);
  expect(company.faults).toEqual([]);
});

test("goods that came back are repaired and sent back to their customer from the case's page, on desk and phone", async () => {
  const { house, mill, life } = company;
  const service = await mill.colleague("customerService", "quality", "warehouse");
  const lead = await mill.colleague("customerService", "salesDirector");
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  const { lines } = await mill.clerk.ask(orders.readOrder, { orderId });
  const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "WX", name: "维修待检库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
  const { caseId } = await service.ask(cases.openCase, { orderId, kind: "damage", source: "phone", description: "2 卷纸芯变形", lines: [{ orderLineId: lines[0]!.id, quantity: "2" }] });
  const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "2 卷纸芯变形", lines: [{ orderLineId: lines[0]!.id, quantity: "2" }] });
  const read = () => service.ask(aftersales.readReturn, { returnId });
  const lineId = (await read()).lines[0]!.id;
  await service.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "2" }] });
  await lead.ask(aftersales.replaceReturn, { returnId, lines: [{ lineId, quantity: "1" }] });

  const found: string[] = [];
  const first = await company.pageOf(service, { address: `/cases/${caseId}` });
  await press(first, "修好寄回");
  const asking = first.getByRole("dialog");
  // Of two on hold one was replaced already.
  expect(await asking.getByLabel(/^数量/).inputValue()).toBe("1");
  await asking.getByLabel(/^数量/).fill("0");
  await asking.getByLabel("判定结论").fill("更换纸芯");
  await reads(asking, "至少一行的数量要大于 0");
  await first.route(/\/warehouses(\?|$)/, async (route) => {
    const answer = await route.fetch();
    const { rows, ...rest } = (await answer.json()) as { rows: { kind: string }[] };
    await route.fulfill({ response: answer, json: { ...rest, rows: rows.filter(({ kind }) => kind === "hold") } });
  });
  await first.reload();
  for (const act of ["修好寄回", "检验处理"]) {
    await press(first, act);
    await reads(asking, "还没有可发货的仓库");
    await first.keyboard.press("Escape");
    await asking.waitFor({ state: "hidden" });
  }
  await lead.ask(aftersales.reverseStep, { returnId, stepId: (await read()).steps.at(-1)!.id, reason: "改为修好寄回" });
  for (const [width, quantity] of [[widths.desk, "1"], [widths.phone, "1"]] as const) {
    const page = await company.pageOf(service, { width, address: `/cases/${caseId}` });
    await press(page, "修好寄回");
    const dialog = page.getByRole("dialog");
    await reads(dialog, /原订单预留/);
    await dialog.getByLabel(/^数量/).fill(quantity);
    await dialog.getByLabel("判定结论").fill("更换纸芯");
    found.push(...(await look(page, "return-repair", ".ant-modal")));
    await press(dialog, "修好寄回");
    await dialog.waitFor({ state: "hidden" });
    // From its top: pressing the button had scrolled the page under its bar.
    await visit(page, `/cases/${caseId}`);
    await page.getByRole("list", { name: "已办步骤" }).getByText("修好寄回").last().waitFor();
    found.push(...(await look(page, "return-repaired")));
    await page.getByRole("columnheader", { name: "修好寄回" }).waitFor();
  }
  expect(await service.ask(aftersales.readReturn, { returnId })).toMatchObject({ state: "inspected", lines: [{ onHold: "0", replaced: "2" }] });
  expect(found).toEqual([]);
  expect(company.faults).toEqual([]);
});
