import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as shipping from "../../contract/shipping.ts";
import * as trips from "../../contract/trips.ts";
import { axe, noHorizontalScroll } from "./chromium.ts";
import { browserCompany, type BrowserCompany } from "./steps/company.ts";
import { press, reads } from "./steps/page.ts";

let company: BrowserCompany;
beforeAll(async () => {
  company = await browserCompany();
});
afterEach((context) => company.keepEvidence(context));
afterAll(() => company?.close());

test("a driver leaves, arrives and hands over without a network; all of it is sent once when it is back, and the office sees it without reloading", async () => {
  const { mill, life } = company;
  const delivery = await life.deliveryOf(await life.confirm());
  const at = { deliveryId: delivery.id };
  await mill.keeper.ask(shipping.pickDelivery, { ...at, byHand: delivery.lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
  await mill.keeper.ask(shipping.packDelivery, at);
  await mill.keeper.ask(shipping.checkDelivery, { ...at, addressRight: true, lines: delivery.lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })) });
  const { tripId } = await mill.keeper.ask(trips.planTrip, { day: "2026-11-24", plate: "云A·12345", driver: "赵师傅", driverPhone: "13800001111", deliveryIds: [delivery.id] });
  const desk = await company.desk("warehouse");
  await desk.goto(`/shipping/trips/${tripId}`);
  await press(desk, "司机链接");
  await press(desk.getByRole("dialog"), "生成链接");
  const link = await desk.getByRole("dialog").getByRole("textbox").inputValue();
  await desk.keyboard.press("Escape");
  await reads(desk, "有效");

  const phone = await company.phone();
  const asked: string[] = [];
  phone.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await phone.goto(link);
  await press(phone, "出发");
  await phone.getByRole("link", { name: /打电话/ }).waitFor();
  await noHorizontalScroll(phone);
  expect(await axe(phone)).toEqual([]);

  await phone.context().setOffline(true);
  await press(phone, "已到达");
  await reads(phone, "已到达,等待网络");
  await press(phone, "交货签收");
  await phone.getByLabel("签收人姓名").fill("李敏");
  await press(phone, "用姓名签名");
  await noHorizontalScroll(phone);
  await press(phone, "确认签收");
  await reads(phone, "2 项已保存在本机,等待网络");
  await reads(phone, "已签收,等待网络");
  expect(await axe(phone)).toEqual([]);
  if (process.env["GENDAN_PICTURES"]) await phone.screenshot({ path: `${process.env["GENDAN_PICTURES"]}/drive-waits.png`, fullPage: true });
  await phone.context().setOffline(false);
  await reads(phone, "本车次已全部完成");
  await reads(desk, "已签收");
  if (process.env["GENDAN_PICTURES"]) await desk.screenshot({ path: `${process.env["GENDAN_PICTURES"]}/trip.png`, fullPage: true });
  expect((await mill.keeper.ask(shipping.readDelivery, at)).receipt).toMatchObject({ means: "driver", signer: "李敏", recordedByName: "云A·12345" });
  expect(asked.filter((path) => !path.startsWith("/p/"))).toEqual([]);
  expect(company.faults).toEqual([]);
});
