import { saveUnit } from "../../contract/catalog.ts";
import { approveCustomer, createCustomer, setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import type { InputOf } from "../../contract/toolkit.ts";
import { goodsOf } from "../../server/conformance/company.ts";
import { type OrderInput, typedOrder } from "../../server/conformance/life.ts";
import type { CompanyWish, TestHouse } from "./house.ts";

/** A paper company ready to sell: its people, and what `server/conformance/company.ts` gives a company to begin with. */
export async function papermill({ act, company }: Pick<TestHouse, "act" | "company">, name = "澄江纸品", more: CompanyWish = {}) {
  const made = await company(name, more);
  const { admin, director, colleague, companyId, ledgerId } = made;
  const staff = {
    admin, director, clerk: await colleague("salesClerk"), salesperson: await colleague("salesperson"), finance: await colleague("finance"), keeper: await colleague("warehouse"),
    engineer: await colleague("engineer"), planner: await colleague("planner"), head: await colleague("productionHead"), quality: await colleague("quality"),
  };
  await admin.ask(saveUnit, { name: "箱", kind: "count", decimals: 0 });
  const goods = await goodsOf({ staff, act: (work) => act(companyId, work), ledgerId, opening: "1000", creditLimit: "50000" });
  const customer = await staff.clerk.ask(getCustomer, { id: goods.customer.id });

  /** An order of the customer as the clerk types it; `more` changes it. */
  const order = (more: Partial<OrderInput> = {}): OrderInput => ({ ...typedOrder(goods, { requestedDate: "2026-12-08", lines: [{ productId: goods.roll, quantity: "400" }] }), ...more });
  return { ...made, ...goods, ...staff, goods, customer, order };
}
export type Papermill = Awaited<ReturnType<typeof papermill>>;

type NewCustomer = InputOf<typeof createCustomer>;

/** Another customer with credit, and with people and an address of its own; answers what an order of it says otherwise. */
export async function anotherCustomer({ clerk, director, finance, salesperson }: Papermill, given: Pick<NewCustomer, "name" | "shortName" | "contacts" | "addresses"> & Partial<NewCustomer>) {
  const { id, revision } = await clerk.ask(createCustomer, { uscc: null, grade: "B", salespersonId: salesperson.id, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!, ...given });
  await director.ask(approveCustomer, { id, expectedRevision: revision });
  const approved = await clerk.ask(getCustomer, { id });
  await finance.ask(setCredit, { id, expectedRevision: approved.revision, creditLimit: "50000" });
  return { customerId: id, contactId: approved.contacts[0]!.id, addressId: approved.addresses[0]!.id };
}
