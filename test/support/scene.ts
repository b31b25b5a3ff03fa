import { saveUnit } from "../../contract/catalog.ts";
import { approveCustomer, createCustomer, setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import type { InputOf } from "../../contract/toolkit.ts";
import { type Goods, goodsOf } from "../../server/conformance/company.ts";
import type { Pass } from "../../server/conformance/door.ts";
import { type OrderInput, typedOrder } from "../../server/conformance/life.ts";
import { clockWith } from "../../server/platform/clock.ts";
import { type Colleague, type CompanyWish, type HouseWish, newHouse, testHouse, type TestHouse, tuesday } from "./house.ts";
import { onceARun } from "./once-a-run.ts";

/** A paper company ready to sell: its people, and what `server/conformance/company.ts` gives a company to begin with. */
export async function papermill({ act, company }: Pick<TestHouse, "act" | "company">, name = usualName, more: CompanyWish = {}) {
  const made = await company(name, more);
  const { admin, director, colleague, companyId, ledgerId } = made;
  const staff = {
    admin, director, clerk: await colleague("salesClerk"), salesperson: await colleague("salesperson"), finance: await colleague("finance"), keeper: await colleague("warehouse"),
    engineer: await colleague("engineer"), planner: await colleague("planner"), head: await colleague("productionHead"), quality: await colleague("quality"),
  };
  await admin.ask(saveUnit, { name: "箱", kind: "count", decimals: 0 });
  const goods = await goodsOf({ staff, act: (work) => act(companyId, work), ledgerId, opening: "1000", creditLimit: "50000" });
  return millOf({ ...made, staff, goods });
}
export type Papermill = Awaited<ReturnType<typeof papermill>>;
type Made = Awaited<ReturnType<TestHouse["company"]>>;
type Staff = Pick<Made, "admin" | "director"> & Record<"clerk" | "salesperson" | "finance" | "keeper" | "engineer" | "planner" | "head" | "quality", Colleague>;

async function millOf({ staff, goods, companyId, colleague }: Pick<Made, "companyId" | "colleague"> & { staff: Staff; goods: Goods }) {
  const customer = await staff.clerk.ask(getCustomer, { id: goods.customer.id });
  /** An order of the customer as the clerk types it; `more` changes it. */
  const order = (more: Partial<OrderInput> = {}): OrderInput => ({ ...typedOrder(goods, { requestedDate: "2026-12-08", lines: [{ productId: goods.roll, quantity: "400" }] }), ...more });
  return { companyId, colleague, ...goods, ...staff, goods, customer, order };
}

const usualName = "澄江纸品";
/** What is known of a mill in a database that was left for copies: plain data, for it is met again in other processes. */
interface ReadyMade {
  database: string;
  companyId: string;
  goods: Goods;
  passes: Record<keyof Staff, Pass>;
}

async function makeReady(): Promise<ReadyMade> {
  // An hour before the tests live, so that all of it is past for them.
  const house = await newHouse({ clock: clockWith(tuesday.getTime() - 3_600_000 - Date.now()) });
  const { companyId, goods, ...mill } = await papermill(house);
  const passOf = (desk: keyof Staff): [string, Pass] => [desk, { id: mill[desk].id, authorization: mill[desk].authorization }];
  const passes = Object.fromEntries((["admin", "director", "clerk", "salesperson", "finance", "keeper", "engineer", "planner", "head", "quality"] as const).map(passOf)) as ReadyMade["passes"];
  await house.leave();
  return { database: house.connection.database, companyId, goods, passes };
}

/** `testHouse` and its `papermill`, from a copy of a database in which the mill was made once for the whole run. */
export async function millHouse(wish: HouseWish = {}): Promise<{ house: TestHouse; mill: Papermill }> {
  const { database, companyId, goods, passes } = await onceARun("mill", makeReady);
  const house = await testHouse({ ...wish, template: database });
  const staff = Object.fromEntries(Object.entries(passes).map(([desk, pass]) => [desk, house.meet(pass)])) as Staff;
  return { house, mill: await millOf({ companyId, goods, staff, colleague: house.hiring(companyId, usualName) }) };
}

type NewCustomer = InputOf<typeof createCustomer>;

/** Another customer with credit, and with people and an address of its own; answers what an order of it says otherwise. */
export async function anotherCustomer({ clerk, director, finance, salesperson }: Papermill, given: Pick<NewCustomer, "name" | "shortName" | "contacts" | "addresses"> & Partial<NewCustomer>) {
  const { id, revision } = await clerk.ask(createCustomer, { uscc: null, grade: "B", salespersonId: salesperson.id, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!, ...given });
  await director.ask(approveCustomer, { id, expectedRevision: revision });
  const approved = await clerk.ask(getCustomer, { id });
  await finance.ask(setCredit, { id, expectedRevision: approved.revision, creditLimit: "50000" });
  return { customerId: id, contactId: approved.contacts[0]!.id, addressId: approved.addresses[0]!.id };
}
