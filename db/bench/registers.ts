import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { createProduct, saveUnit } from "../../contract/catalog.ts";
import { approveCustomer, createCustomer } from "../../contract/customer-commands.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import { personInput, tokenText } from "../../contract/people.ts";
import { foundCompany, staffOf } from "../../server/conformance/company.ts";
import type { Door } from "../../server/conformance/door.ts";
import type { House } from "../../server/house.ts";
import { createPerson, issueToken, newSecret } from "../../server/modules/people/index.ts";
import { addWarehouse } from "../../server/modules/stock/index.ts";
import { several } from "../demo/several.ts";
import { chanceFrom } from "../demo/random.ts";
import { namedCustomers, namedPeople, namedProducts } from "./names.ts";

export interface RegisterSizes {
  customers: number;
  products: number;
  salespeople: number;
}

/** The registers of a company on which many orders stand: what orders name, in the order of their numbers. */
export interface Registers {
  companyId: string;
  ledgerId: string;
  warehouseId: string;
  /** Who entered everything. */
  clerkId: string;
  salespeople: readonly string[];
  customers: readonly { id: string; shortName: string; contact: string; phone: string; address: string; salespersonId: string }[];
  products: readonly { id: string; code: string; name: string; spec: string; price: string }[];
  /** With which a director, who sees everything, and one of the salespeople, who sees his own, are signed in. */
  passes: { director: string; salesperson: string };
}

const pack = new URL("../../packs/sys-01.order-processing-and-tracking.yaml", import.meta.url);

/** Makes company, people, customers and products by the real commands, several at once; the same seed names the same ones. */
export async function makeRegisters(house: House, door: Door, { seed, sizes }: { seed: number; sizes: RegisterSizes }): Promise<Registers> {
  const chance = chanceFrom(seed);
  const { companyId, ledgerId, passes, act } = await foundCompany(house, door, { name: "澄江纸品", pack: readFileSync(pack, "utf8"), demo: true });
  const { clerk, director, admin } = staffOf({ passes }, door);
  const salespeople: string[] = [];
  for (const name of namedPeople(chance, sizes.salespeople))
    salespeople.push((await act((c) => createPerson(c, personInput.parse({ name, email: `${randomUUID()}@example.com`, roles: ["salesperson"] })))).id);
  const secret = newSecret();
  await act((c) => issueToken(c, { name: "bench", secret, expiresAt: new Date(house.clock.now().getTime() + 300 * 86_400_000), personId: salespeople[0] }));
  const warehouseId = await act((c) => addWarehouse(c, { code: "CP", name: "成品库", ledgerId, address: "" }));
  await admin.ask(saveUnit, { name: "箱", kind: "count", decimals: 0 });
  const terms = usualTerms.find(({ code }) => code === "monthly30")!;
  const products = await several(namedProducts(chance, sizes.products), async ({ price, ...product }) =>
    ({ ...product, price, id: (await admin.ask(createProduct, { ...product, salesUnit: "箱", stockUnit: "箱", barCode: null })).id }));
  const customers = await several([...namedCustomers(chance, sizes.customers).entries()], async ([i, { name, shortName, region, contact, phone, address }]) => {
    const salespersonId = salespeople[i % salespeople.length] ?? clerk.id;
    const contacts = [{ name: contact, phones: [phone], signatory: true, receivesConfirmations: true }];
    const { id, revision } = await clerk.ask(createCustomer, { name, shortName, region, uscc: null, salespersonId, paymentTerms: terms, contacts, addresses: [{ ...address, receiver: 0 }] });
    await director.ask(approveCustomer, { id, expectedRevision: revision });
    return { id, shortName, contact, phone, address: `${address.province}市${address.district}${address.detail}`, salespersonId };
  });
  return { companyId, ledgerId, warehouseId, clerkId: clerk.id, salespeople, customers, products, passes: { director: passes.director.authorization, salesperson: `Bearer ${tokenText(companyId, secret)}` } };
}
