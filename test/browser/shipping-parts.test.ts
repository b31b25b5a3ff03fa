import { expect, test } from "vitest";
import * as shipping from "../../contract/shipping.ts";
import * as trips from "../../contract/trips.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { looksGood } from "./steps/look.ts";
import { press, reads } from "./steps/page.ts";

const company = await openCompany();


const checked = async (): Promise<string> => company.life.check(await company.life.confirm());

test("a part of a delivery is sent later from its page, waits among the back orders, and is sent on with one click", async () => {
  const { life } = company;
  const orderId = await life.confirm();
  const { id, number, lines: [line] } = await life.deliveryOf(orderId);
  const page = await company.desk("warehouse");
  await visit(page, `/shipping/deliveries/${id}`);
  await press(page, "拆分");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(new RegExp(line!.productCode)).fill("10");
  await dialog.getByText("以后再发（欠货）").click();
  await dialog.getByLabel("原因").fill("客户仓库满");
  await looksGood(page, "split");
  await press(dialog, "拆分");
  await dialog.waitFor({ state: "hidden" });
  await visit(page, "/shipping/back-orders");
  await reads(page, "客户仓库满");
  await looksGood(page, "back-orders");
  await press(page, "有货的全选");
  await press(page, "发出（1）");
  await reads(page, "没有欠货");
  expect((await company.mill.keeper.ask(shipping.listDeliveries, { orderId })).rows.map((row) => row.number)).toContain(number);
});

test("a shipment is taken back on its page with its effect said before, and the record of it stays", async () => {
  const deliveryId = await checked();
  await company.mill.keeper.ask(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "德邦", trackingNumber: "DB1" } });
  const page = await company.desk("warehouse");
  await visit(page, `/shipping/deliveries/${deliveryId}`);
  await press(page, "撤销发货");
  const dialog = page.getByRole("dialog");
  await reads(dialog, "重新为订单预留");
  await dialog.getByRole("textbox").fill("车坏,原车返回");
  await looksGood(page, "reverse");
  await dialog.getByRole("button", { name: /^撤销发货/ }).click();
  await dialog.waitFor({ state: "hidden" });
  await reads(page, "撤销记录");
  await reads(page, "车坏,原车返回");
  await looksGood(page, "delivery-reversed");
});

test("a trip is planned from today's work, leaves once, and its delay is entered once", async () => {
  const ids = [await checked(), await checked()];
  const page = await company.desk("warehouse");
  await visit(page, "/shipping/today?group=ship");
  for (const id of ids) await page.getByRole("checkbox", { name: new RegExp((await company.mill.keeper.ask(shipping.readDelivery, { deliveryId: id })).number) }).check();
  await looksGood(page, "today");
  await press(page, "排车次（2）");
  const plan = page.getByRole("dialog");
  await plan.getByLabel("车牌号").fill("云A·12345");
  await plan.getByLabel("司机", { exact: true }).fill("赵师傅");
  await press(plan, "排车次（2）");
  await plan.waitFor({ state: "hidden" });
  await visit(page, "/shipping/trips");
  await press(page, "发车");
  await press(page.getByRole("dialog"), "发车");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await reads(page, "在途");
  const [trip] = (await company.mill.keeper.ask(trips.listTrips, { state: "left" })).rows;
  await press(page, "晚到");
  const late = page.getByRole("dialog");
  await reads(late, "在途的 2 单");
  await looksGood(page, "late");
  await late.getByRole("button", { name: "Close" }).or(late.getByRole("button", { name: "取消" })).first().click();
  await company.mill.keeper.ask(trips.delayTrip, { tripId: trip!.id, expectedArrival: "2026-11-28", reason: "高速封路" });
  await looksGood(page, "trips");
  await visit(page, `/shipping/deliveries/${ids[0]!}`);
  await reads(page, "待告知");
  await looksGood(page, "delivery-late");
});

test("deliveries that came together are signed one after the other through one link on a phone", async () => {
  const ids = [await checked(), await checked()];
  const { groupId } = await company.mill.clerk.ask(trips.consolidate, { deliveryIds: ids, day: "2026-11-24" });
  await company.mill.keeper.ask(trips.shipGroup, { groupId, carriage: { by: "carrier", carrier: "德邦", trackingNumber: "DB2" } });
  const { token } = await company.mill.clerk.ask(shipping.createDeliveryLink, { deliveryId: ids[0]!, purpose: "signDelivery" });
  const phone = await company.phone();
  await phone.goto(`/p/sign#${token}`);
  await reads(phone, "一起送到的 2 单");
  await looksGood(phone, "sign-together");
  expect(company.faults).toEqual([]);
});
