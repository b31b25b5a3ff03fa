import { expect, test } from "vitest";
import { createDeliveryLink } from "../../contract/shipping.ts";
import { customersProxy } from "../support/customers-proxy.ts";
import { openCompany } from "./steps/company.ts";
import * as customer from "./steps/customer.ts";

const proxy = await customersProxy();
const company = await openCompany({ customerUrl: proxy.address });
proxy.passTo(company.base);

test("where only /p/ is published a customer confirms an order, signs for the goods and rates them, and asks for nothing beside it", async () => {
  const { life, mill } = company;
  const orderId = await life.review();
  const phone = await company.phone();
  await customer.accept(phone, { link: `${proxy.address}/p/confirm#${await life.linkOf(orderId)}`, name: "李敏", digits: "4321" });
  const { id } = await life.ship(orderId);
  const { token } = await mill.clerk.ask(createDeliveryLink, { deliveryId: id, purpose: "signDelivery" });
  await customer.sign(phone, { link: `${proxy.address}/p/sign#${token}`, name: "李敏" });
  await customer.rate(phone, "分切很齐");
  for (const language of ["English", "繁體中文"]) await phone.getByRole("banner").getByRole("combobox").selectOption({ label: language });
  expect(proxy.refused).toEqual([]);
  await company.leave(phone);
});
