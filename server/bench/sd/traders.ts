import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createProduct, saveUnit } from "../../../contract/catalog.ts";
import { approveCustomer, createCustomer, setCredit } from "../../../contract/customer-commands.ts";
import { getCustomer } from "../../../contract/customers.ts";
import { usualTerms } from "../../../contract/payment-terms.ts";
import { personInput, tokenText } from "../../../contract/people.ts";
import type { Role } from "../../../contract/permissions.ts";
import { createPriceList, setPrice } from "../../../contract/prices.ts";
import { foundCompany, type Staff, staffOf } from "../../conformance/company.ts";
import { callerOf, type Door } from "../../conformance/door.ts";
import { businessDate } from "../business-date.ts";
import type { House } from "../../house.ts";
import * as people from "../../modules/people/index.ts";
import * as policies from "../../modules/policies/index.ts";
import * as stock from "../../modules/stock/index.ts";
import { systemActor } from "../../platform/actor.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";

/** Lines of an order, as the step list has it. */
export const linesPerOrder = 5;
/** More than any run takes; the last digits are free for quantities that differ. */
const openingStock = "1000000000";
const creditLimit = "99999999999";
const priceOfOne = "3.2";

/** Somebody who signs in with a token of his own and trades with a customer and products of his own. */
export interface Trader {
  id: string;
  authorization: string;
  customerId: string;
  contactId: string;
  addressId: string;
  /** Five, all in stock. */
  products: readonly string[];
}

export interface Traders {
  companyId: string;
  warehouseId: string;
  traders: readonly Trader[];
}

/** Which masters are shared: by the step list nobody's, so that nobody waits for a lock of another. */
export interface Shared {
  products: number;
  customers: number;
}

/** A company that is there already, with whatever orders it has. */
export interface Within {
  companyId: string;
  ledgerId: string;
  warehouseId: string;
}

export interface TradersWish {
  count: number;
  shared?: Shared;
  /** Without it a company is founded. */
  within?: Within;
}

type Office = Pick<Staff, "admin" | "clerk" | "director" | "finance" | "salesperson">;

interface Work {
  companyId: string;
  warehouseId: string;
  office: Office;
  act<T>(work: (context: CommandContext) => Promise<T | Refused>): Promise<T>;
}

/** Does one thing after another in a few rows side by side. */
async function eachOf<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return results;
}

async function makeProducts({ admin, director }: Office, count: number): Promise<string[]> {
  await admin.ask(saveUnit, { name: "卷", kind: "count", decimals: 0 });
  const { id: listId } = await director.ask(createPriceList, { code: "SD", name: "SD", validFrom: "2026-01-01" });
  return eachOf(count, async (index) => {
    const { id } = await admin.ask(createProduct, { code: `SD${String(index).padStart(5, "0")}`, name: "收银纸", spec: "57×50", supply: "stock", salesUnit: "卷", stockUnit: "卷", barCode: null });
    await director.ask(setPrice, { id: listId, productId: id, validFrom: "2026-01-01", price: priceOfOne, floorPrice: "2.8" });
    return id;
  });
}

/** Approved customers with credit beyond all need, one after another in a few rows side by side. */
export const makeCustomers = ({ clerk, director, finance, salesperson }: Omit<Office, "admin">, count: number): Promise<Pick<Trader, "customerId" | "contactId" | "addressId">[]> =>
  eachOf(count, async (index) => {
    const { id, revision } = await clerk.ask(createCustomer, {
      name: `昆明市第${index}办公用品商店`, shortName: `商店${index}`, uscc: null, grade: "B", salespersonId: salesperson.id, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!,
      contacts: [{ name: "李敏", phones: ["13887654321"], emails: [`c${index}@example.com`], signatory: true, receivesConfirmations: true }],
      addresses: [{ province: "云南省", city: "昆明市", district: "盘龙区", detail: `北京路 ${index} 号`, receiver: 0 }],
    });
    const { revision: approved } = await director.ask(approveCustomer, { id, expectedRevision: revision });
    await finance.ask(setCredit, { id, expectedRevision: approved, creditLimit });
    const { contacts, addresses } = await clerk.ask(getCustomer, { id });
    return { customerId: id, contactId: contacts[0]!.id, addressId: addresses[0]!.id };
  });

const tradersRoles: readonly Role[] = ["salesClerk", "warehouse", "finance"];

const hire = ({ companyId, act }: Pick<Work, "companyId" | "act">, { count, roles, until }: { count: number; roles: readonly Role[]; until: Date }): Promise<Pick<Trader, "id" | "authorization">[]> =>
  eachOf(count, async (index) => {
    const { id } = await act((c) => people.createPerson(c, personInput.parse({ name: `业务员 ${index}`, email: `${randomUUID()}@example.com`, roles })));
    const secret = people.newSecret();
    await act((c) => people.issueToken(c, { name: "bench", secret, expiresAt: until, personId: id }));
    return { id, authorization: `Bearer ${tokenText(companyId, secret)}` };
  });

const packText = () => readFileSync(new URL("trade-from-stock.yaml", import.meta.url), "utf8");

async function found(house: House, door: Door): Promise<Work> {
  const { companyId, ledgerId, passes, act } = await foundCompany(house, door, { name: "现货贸易", pack: packText() });
  const warehouseId = await act((c) => stock.addWarehouse(c, { code: "CP", name: "成品库", ledgerId, address: "昆明市官渡区" }));
  return { companyId, warehouseId, office: staffOf({ passes }, door), act };
}

/** From today on the company trades from stock: its earlier orders keep the policy under which they were made. */
async function join(house: House, door: Door, { companyId, warehouseId }: Within): Promise<Work> {
  const act: Work["act"] = async (work) => {
    const outcome = await house.pipeline.act(systemActor(companyId), work);
    if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.refusals));
    return outcome;
  };
  const until = new Date(house.clock.now().getTime() + 86_400_000);
  const [one, other] = (await hire({ companyId, act }, { count: 2, roles: ["admin", "salesClerk", "salesperson", "salesDirector", "finance"], until })).map((pass) => callerOf(door, pass));
  const { policyId, version } = await act((c) => policies.loadPack(c, packText()));
  const today = businessDate(house.clock.now());
  await act((c) => policies.approveVersion({ ...c, actor: { ...c.actor, id: other!.id } }, { policyId, version, effectiveFrom: today }));
  await act((c) => policies.assign(c, { policyId, orderKind: "standard", from: today }));
  return { companyId, warehouseId, office: { admin: one!, clerk: one!, salesperson: one!, director: other!, finance: other! }, act };
}

/** A trading company with so many people, each ready to trade; what no program may do over HTTP is done inside, the rest at the door. */
export async function makeTraders(house: House, door: Door, { count, shared = { products: count * linesPerOrder, customers: count }, within }: TradersWish): Promise<Traders> {
  const { companyId, warehouseId, office, act } = await (within ? join(house, door, within) : found(house, door));
  const products = await makeProducts(office, shared.products);
  const customers = await makeCustomers(office, shared.customers);
  await act((c) => stock.setOpening(c, products.map((productId) => ({ productId, warehouseId, quantity: openingStock }))));
  const hired = await hire({ companyId, act }, { count, roles: tradersRoles, until: new Date(house.clock.now().getTime() + 300 * 86_400_000) });
  const traders = hired.map((person, index) => ({
    ...person, ...customers[index % customers.length]!,
    products: Array.from({ length: linesPerOrder }, (_, line) => products[(index * linesPerOrder + line) % products.length]!),
  }));
  return { companyId, warehouseId, traders };
}
