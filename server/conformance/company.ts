import { createProduct, saveUnit } from "../../contract/catalog.ts";
import { addLedger, newCompany } from "../../contract/companies.ts";
import { approveCustomer, createCustomer, setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import { personInput, tokenText } from "../../contract/people.ts";
import type { Role } from "../../contract/permissions.ts";
import { createPriceList, setDiscountAuthority, setPrice } from "../../contract/prices.ts";
import { saveWorkCentre } from "../../contract/production.ts";
import { createWarehouse } from "../../contract/stock.ts";
import type { House } from "../house.ts";
import * as companies from "../modules/companies/index.ts";
import * as people from "../modules/people/index.ts";
import * as policies from "../modules/policies/index.ts";
import * as stock from "../modules/stock/index.ts";
import { systemActor } from "../platform/actor.ts";
import type { CommandContext } from "../platform/command.ts";
import { newSecret } from "../platform/random.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import { type Asker, type Caller, callerOf, type Door, type Pass } from "./door.ts";

/** The desks of a company, each with somebody of this role. */
const desks = {
  admin: "admin", director: "salesDirector", manager: "generalManager", clerk: "salesClerk", salesperson: "salesperson", finance: "finance", keeper: "warehouse", logistics: "logistics",
  engineer: "engineer", planner: "planner", head: "productionHead", quality: "quality",
} as const satisfies Record<string, Role>;
export type Desk = keyof typeof desks;
export const roleOf = (desk: Desk): Role => desks[desk];
export type Staff = Record<Desk, Caller>;

/** What a paper company sells, to whom and from where. */
export interface Goods {
  ledgerId: string;
  /** In stock. */
  roll: string;
  /** Made to order. */
  wide: string;
  warehouseId: string;
  workCentreId: string;
  customer: { id: string; contactId: string; addressId: string };
}
/** A paper company ready to sell: plain data, so that it can be met again in another process. */
export interface Company extends Goods {
  companyId: string;
  /** Where goods that came back wait until somebody looked at them. */
  holdId: string;
  passes: Record<Desk, Pass>;
}

/** Its people at a door. */
export const staffOf = ({ passes }: Pick<Company, "passes">, door: Door): Staff =>
  Object.fromEntries(Object.entries(passes).map(([desk, pass]) => [desk, callerOf(door, pass)])) as Staff;

export interface NewCompany {
  name: string;
  /** The text of the pack by which all its orders go. */
  pack: string;
  /** Letters of a demo company stay in its mailbox, where they can be read over HTTP. */
  demo?: boolean;
}

/** Does what no program may do over HTTP, as the system. */
export type Act = <T>(work: (context: CommandContext) => Promise<T | Refused>) => Promise<T>;

/** A company with its people, one ledger and its policy, and nothing else: what no program may do over HTTP (people, tokens, the first policy) is done inside. */
export async function foundCompany(house: House, door: Door, { name, pack, demo = false }: NewCompany) {
  const companyId = await companies.createCompany(house.db, newCompany.parse({ name, shortName: name, demo }));
  const act: Act = async (work) => {
    const outcome = await house.pipeline.act(systemActor(companyId), work);
    if (isRefused(outcome)) throw new Error(`${name}: ${JSON.stringify(outcome.refusals)}`);
    return outcome;
  };
  const passes = {} as Record<Desk, Pass>;
  for (const desk of Object.keys(desks) as Desk[]) passes[desk] = await hire(act, { companyId, name: desk, roles: [desks[desk]], until: new Date(house.clock.now().getTime() + 300 * 86_400_000) });
  const staff = staffOf({ passes }, door);
  const { id: ledgerId } = await staff.admin.ask(addLedger, { name: `${name} 制造`, numberPrefix: "" });
  await adopt(act, { pack, approvedBy: passes.director.id });
  return { companyId, ledgerId, passes, act };
}

/** Makes the company ready to sell, by its own people. */
export async function makeCompany(house: House, door: Door, wish: NewCompany): Promise<Company> {
  const { companyId, ledgerId, passes, act } = await foundCompany(house, door, wish);
  const staff = staffOf({ passes }, door);
  const goods = await goodsOf({ staff, act, ledgerId, opening: "20000", creditLimit: "90000" });
  const { id: holdId } = await staff.keeper.ask(createWarehouse, { code: "TH", name: "退货待检库", kind: "hold", ledgerId });
  return { ...goods, companyId, holdId, passes };
}

interface Beginning {
  staff: Record<"admin" | "director" | "clerk" | "salesperson" | "finance" | "planner", Asker>;
  act: Act;
  ledgerId: string;
  /** How much of what is kept in stock lies there, and for how much the customer may buy. */
  opening: string;
  creditLimit: string;
}

/** Two products with prices, one customer with credit, a warehouse with goods and a machine, in a company that has nothing yet. */
export async function goodsOf({ staff, act, ledgerId, opening, creditLimit }: Beginning): Promise<Goods> {
  const { roll, wide } = await products(staff);
  const customer = await buyer(staff, creditLimit);
  const warehouseId = await act((c) => stock.addWarehouse(c, { code: "CP", name: "成品库", ledgerId, address: "昆明市官渡区" }));
  await act((c) => stock.setOpening(c, [{ productId: roll, warehouseId, quantity: opening }]));
  const { workCentreId } = await staff.planner.ask(saveWorkCentre, { code: "FJ1", name: "1 号复卷机", capacity: "10000", unit: "卷" });
  return { ledgerId, roll, wide, warehouseId, workCentreId, customer };
}

interface Hired {
  companyId: string;
  name: string;
  roles: Role[];
  /** The last moment at which its token opens the door. */
  until: Date;
}

/** Somebody new in a company, with a token. */
export async function hire(act: Act, { companyId, name, roles, until }: Hired): Promise<Pass> {
  const { id } = await act((c) => people.createPerson(c, personInput.parse({ name, email: `${c.newId()}@example.com`, roles })));
  const secret = await act((c) => Promise.resolve(newSecret(c.random)));
  await act((c) => people.issueToken(c, { name: "conformance", secret, expiresAt: until, personId: id }));
  return { id, authorization: `Bearer ${tokenText(companyId, secret)}` };
}

/** Takes a pack as the policy of all its orders. */
export async function adopt(act: Act, { pack, approvedBy }: { pack: string; approvedBy: string }): Promise<void> {
  const { policyId, version } = await act((c) => policies.loadPack(c, pack));
  await act((c) => policies.approveVersion({ ...c, actor: { ...c.actor, id: approvedBy } }, { policyId, version, effectiveFrom: "2026-01-01" }));
  await act((c) => policies.assign(c, { policyId, orderKind: "standard", from: "2026-01-01" }));
}

async function products({ admin, director }: Beginning["staff"]): Promise<{ roll: string; wide: string }> {
  await admin.ask(saveUnit, { name: "卷", kind: "count", decimals: 0 });
  const units = { salesUnit: "卷", stockUnit: "卷", barCode: null };
  const { id: roll } = await admin.ask(createProduct, { ...units, code: "SY5750", name: "收银纸", spec: "57×50", supply: "stock", leadTimeDays: 0 });
  const { id: wide } = await admin.ask(createProduct, { ...units, code: "DZ1092", name: "定制大轴纸", spec: "1092mm", supply: "make", operations: ["复卷", "分切", "包装"], leadTimeDays: 2 });
  const { id } = await director.ask(createPriceList, { code: "2026", name: "2026 价格执行方案", validFrom: "2026-01-01" });
  await director.ask(setPrice, { id, productId: roll, validFrom: "2026-01-01", price: "3.2", floorPrice: "2.8" });
  await director.ask(setPrice, { id, productId: wide, validFrom: "2026-01-01", price: "85", floorPrice: "80" });
  await director.ask(setDiscountAuthority, { role: "salesperson", maxDiscountPercent: "5" });
  return { roll, wide };
}

/** A customer who may buy on account up to a limit. */
export async function buyer({ clerk, director, finance, salesperson }: Beginning["staff"], creditLimit: string, name = "昆明市盘龙区鑫达办公用品有限公司"): Promise<Goods["customer"]> {
  const { id, revision } = await clerk.ask(createCustomer, {
    name, shortName: "昆明鑫达", uscc: null, grade: "B", salespersonId: salesperson.id, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!,
    contacts: [{ name: "李敏", phones: ["13887654321"], emails: ["limin@example.com"], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "昆明市", district: "盘龙区", detail: "北京路 388 号", receiver: 0 }],
  });
  await director.ask(approveCustomer, { id, expectedRevision: revision });
  const approved = await clerk.ask(getCustomer, { id });
  await finance.ask(setCredit, { id, expectedRevision: approved.revision, creditLimit });
  return { id, contactId: approved.contacts[0]!.id, addressId: approved.addresses[0]!.id };
}
