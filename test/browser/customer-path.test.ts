import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDeliveryLink } from "../../contract/shipping.ts";
import { customersProxy } from "../support/customers-proxy.ts";
import { lifeOf } from "../support/life.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";
import { launchChromium, newPage } from "./chromium.ts";
import * as customer from "./steps/customer.ts";

let house: TestHouse;
let mill: Papermill;
let browser: Browser;
let proxy: Awaited<ReturnType<typeof customersProxy>>;
beforeAll(async () => {
  proxy = await customersProxy();
  house = await testHouse({ customerUrl: proxy.address });
  mill = await papermill(house);
  proxy.passTo(await house.house.app.listen({ host: "127.0.0.1", port: 0 }));
  browser = await launchChromium();
});
afterAll(() => browser.close());

test("where only /p/ is published a customer confirms an order, signs for the goods and rates them, and asks for nothing beside it", async () => {
  const life = lifeOf(house, mill);
  const orderId = await life.review();
  const phone = await newPage(browser, 390);
  await customer.accept(phone, { link: `${proxy.address}/p/confirm#${await life.linkOf(orderId)}`, name: "李敏", digits: "4321" });
  const { id } = await life.ship(orderId);
  const { token } = await mill.clerk.ask(createDeliveryLink, { deliveryId: id, purpose: "signDelivery" });
  await customer.sign(phone, { link: `${proxy.address}/p/sign#${token}`, name: "李敏" });
  await customer.rate(phone, "分切很齐");
  for (const language of ["English", "繁體中文"]) await phone.getByRole("banner").getByRole("combobox").selectOption({ label: language });
  expect(proxy.refused).toEqual([]);
  await phone.context().close();
});
