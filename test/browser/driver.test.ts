import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as shipping from "../../contract/shipping.ts";
import * as trips from "../../contract/trips.ts";
import { customersProxy } from "../support/customers-proxy.ts";
import { axe, noHorizontalScroll } from "./chromium.ts";
import { browserCompany, type BrowserCompany, widths } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { press, reads } from "./steps/page.ts";

let company: BrowserCompany;
let way: Awaited<ReturnType<typeof customersProxy>>;
beforeAll(async () => {
  way = await customersProxy();
  company = await browserCompany({ customerUrl: way.address });
  way.passTo(company.base);
});
afterEach((context) => company.keepEvidence(context));
afterAll(() => company?.close());

/** A delivery, checked and on a truck that has not left. */
async function plannedTrip() {
  const { mill, life } = company;
  const at = { deliveryId: await life.check(await life.confirm()) };
  const { tripId } = await mill.keeper.ask(trips.planTrip, { day: "2026-11-24", plate: "云A·12345", driver: "赵师傅", driverPhone: "13800001111", deliveryIds: [at.deliveryId] });
  return { tripId, at };
}

/** Takes a phone's network away, or gives it back. Chromium alone lets a request of a page that was just loaded again slip through now and then, so the way itself is cut too. */
async function network(phone: BrowserContext, there: boolean): Promise<void> {
  if (there) way.mended();
  else way.cut();
  await phone.setOffline(!there);
}

/** A phone whose storage takes its time, as full ones do: what the page says is kept must be kept by then. */
const slowStorage = (phone: BrowserContext): Promise<unknown> =>
  phone.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    // A transaction that is kept busy does not end.
    IDBObjectStore.prototype.put = function busily(...given) {
      const until = performance.now() + 300;
      const stay = () => void (performance.now() < until && this.count().addEventListener("success", stay));
      stay();
      return put.apply(this, given);
    };
  });

/** What the phone keeps for a time without a network. */
const keptOn = (phone: Page) => phone.evaluate(async () => ({ caches: (await caches.keys()).length, workers: (await navigator.serviceWorker.getRegistrations()).length }));

test("a driver leaves, arrives and hands over without a network; all of it is sent once when it is back, and the office sees it without reloading", async () => {
  const { mill } = company;
  const { tripId, at } = await plannedTrip();
  const desk = await company.desk("warehouse");
  await visit(desk, `/shipping/trips/${tripId}`);
  await press(desk, "司机链接");
  await press(desk.getByRole("dialog"), "生成链接");
  const link = await desk.getByRole("dialog").getByRole("textbox").inputValue();
  await desk.keyboard.press("Escape");
  await reads(desk, "有效");

  const phone = await company.stranger(widths.phone, { anew: true });
  const asked: string[] = [];
  phone.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await phone.goto(link);
  await press(phone, "出发");
  await phone.getByRole("link", { name: /打电话/ }).waitFor();
  await noHorizontalScroll(phone);
  expect(await axe(phone)).toEqual([]);

  await network(phone.context(), false);
  await press(phone, "已到达");
  await reads(phone, "已到达，等待网络");
  await press(phone, "交货签收");
  await phone.getByLabel("签收人姓名").fill("李敏");
  await press(phone, "用姓名签名");
  await noHorizontalScroll(phone);
  await press(phone, "确认签收");
  await reads(phone, "2 项已保存在本机，等待网络");
  await reads(phone, "已签收，等待网络");
  expect(await axe(phone)).toEqual([]);
  if (process.env["GENDAN_PICTURES"]) await phone.screenshot({ path: `${process.env["GENDAN_PICTURES"]}/drive-waits.png`, fullPage: true });
  await network(phone.context(), true);
  await reads(phone, "本车次已全部完成");
  await reads(desk, "已签收");
  if (process.env["GENDAN_PICTURES"]) await desk.screenshot({ path: `${process.env["GENDAN_PICTURES"]}/trip.png`, fullPage: true });
  expect((await mill.keeper.ask(shipping.readDelivery, at)).receipt).toMatchObject({ means: "driver", signer: "李敏", recordedByName: "云A·12345" });
  expect(asked.filter((path) => !path.startsWith("/p/"))).toEqual([]);
  expect(company.faults).toEqual([]);
});

test("a driver's page that was opened once opens without a network, what is done there counts from when it happened, and a withdrawn link leaves nothing on the phone", async () => {
  const { mill, house } = company;
  const { tripId, at } = await plannedTrip();
  const { url } = await mill.keeper.ask(trips.createTripLink, { tripId });
  const first = await company.stranger(widths.phone, { anew: true });
  const context = first.context();
  await slowStorage(context);
  await first.goto(url);
  await first.getByRole("button", { name: "出发" }).waitFor();
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await first.close();

  await network(context, false);
  const phone = await context.newPage();
  const opened = await phone.goto(url);
  expect(opened?.fromServiceWorker()).toBe(true);
  await reads(phone, "没有网络，显示的是此时的内容");
  await noHorizontalScroll(phone);
  expect(await axe(phone)).toEqual([]);
  if (process.env["GENDAN_PICTURES"]) await phone.screenshot({ path: `${process.env["GENDAN_PICTURES"]}/drive-opened-offline.png`, fullPage: true });
  await press(phone, "出发");
  await reads(phone, "已出发，等待网络");
  const left = house.clock.now().getTime();
  await phone.reload();
  await reads(phone, "已出发，等待网络");
  await press(phone, "已到达");
  await reads(phone, "2 项已保存在本机，等待网络");
  // Nothing of other links is kept: their pages do not open.
  const other = await context.newPage();
  await expect(other.goto(`${way.address}/p/sign`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  await other.close();
  await company.goLater(2 * 3_600_000);
  await network(context, true);
  await expect.poll(async () => (await mill.keeper.ask(shipping.readDelivery, at)).state, { timeout: 20_000 }).toBe("arrived");
  const done = await mill.keeper.ask(shipping.readDelivery, at);
  for (const instant of [done.shippedAt, done.arrivedAt]) expect(Math.abs(instant!.getTime() - left)).toBeLessThan(60_000);
  for (const heard of [done.heardLater.shipped, done.heardLater.arrived]) expect(heard!.getTime() - left).toBeGreaterThan(7_100_000);
  const desk = await company.desk("warehouse");
  await visit(desk, `/shipping/deliveries/${at.deliveryId}`);
  await desk.getByText("当时无网络，收到于").first().waitFor();
  if (process.env["GENDAN_PICTURES"]) await desk.screenshot({ path: `${process.env["GENDAN_PICTURES"]}/heard-later.png`, fullPage: true });

  expect(await keptOn(phone)).toEqual({ caches: 1, workers: 1 });
  await network(context, false);
  await mill.keeper.ask(trips.withdrawTripLinks, { tripId, reason: "手机丢失" });
  await network(context, true);
  await phone.reload();
  await reads(phone, "链接打不开");
  expect(await phone.getByText("云A·12345").count()).toBe(0);
  await expect.poll(() => keptOn(phone)).toEqual({ caches: 0, workers: 0 });
  await phone.close();
  await network(context, false);
  await expect((await context.newPage()).goto(url)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  expect(company.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|410|409|403/.test(fault))).toEqual([]);
  await context.close();
});
