import { addPartNumber, approveCustomer, createCustomer, setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import { phoneOf, usccOf } from "./codes.ts";
import { channelNames, customers, type DemoCustomer } from "./customers.ts";
import type { Play } from "./play.ts";
import { products } from "./products.ts";
import type { Registers } from "./registers.ts";
import { several } from "./several.ts";

/** A customer's file as lives use it. */
export interface CustomerFile {
  id: string;
  contactId: string;
  addressId: string;
  revision: number;
}

const limits: Record<DemoCustomer["grade"], number> = { A: 900_000, B: 500_000, C: 250_000 };
/** Generous, and twice for dealers, who buy most: at the end finance sets the one that is nearly used up. */
export const limitOf = ({ kind, grade }: DemoCustomer): number => limits[grade] * (kind === "dealer" ? 2 : 1);

const sequenceOf = (customer: DemoCustomer) => customers.indexOf(customer) + 1;
/** The last four digits of the phone of whoever signs for a customer. */
export const phoneDigitsOf = (customer: DemoCustomer): string => phoneOf(2 * sequenceOf(customer)).slice(-4);

const firstInput = (customer: DemoCustomer) => {
  const { code, name, shortName, grade, region, contact, kind, terms, place } = customer;
  const number = sequenceOf(customer);
  const mailbox = `k${String(number).padStart(3, "0")}.example`;
  return {
    code, name, shortName, grade, region, uscc: usccOf(100 + number), dealer: kind === "dealer", channel: channelNames[kind], paymentTerms: terms,
    contacts: [
      { name: contact, jobTitle: "采购", phones: [phoneOf(2 * number)], emails: [`caigou@${mailbox}`], signatory: true, receivesConfirmations: true },
      { name: `${contact[0]}师傅`, jobTitle: "收货", phones: [phoneOf(2 * number + 1)], emails: [`cangku@${mailbox}`] },
    ],
    addresses: [{ ...place, receiver: 1 }],
  };
};

const setUpWith = (play: Play, registers: Registers) => async (customer: DemoCustomer): Promise<[string, CustomerFile]> => {
  const { kind, special, salesperson } = customer;
  const ledgerId = kind === "supermarket" ? registers.ledgers.supermarkets : registers.ledgers.making;
  const places = { ledgerId, departmentId: registers.departments.get("XS")!, priceListId: registers.priceLists.get(kind)!, salespersonId: play.idOf(salesperson) };
  const { id, ...created } = await play.ask("lin.xiaoyun", createCustomer, { ...firstInput(customer), ...places });
  let { revision } = created;
  if (special !== "unapproved") {
    ({ revision } = await play.ask("xu.lihua", approveCustomer, { id, expectedRevision: revision }));
    ({ revision } = await play.ask("xu.lihua", setCredit, { id, creditLimit: String(limitOf(customer)), expectedRevision: revision }));
  }
  const file = await play.ask("lin.xiaoyun", getCustomer, { id });
  return [customer.code, { id, revision, contactId: file.contacts.find(({ signatory }) => signatory)!.id, addressId: file.addresses[0]!.id }];
};

/** The number under which a supermarket's own system knows our product. */
export const partNumberOf = (customer: DemoCustomer, productCode: string): string =>
  `${6900 + sequenceOf(customer)}${String(products.findIndex(({ code }) => code === productCode) + 1).padStart(4, "0")}`;

/** Sets up the 28 customers' files; supermarkets with their own numbers for till rolls. */
export async function setUpCustomers(play: Play, registers: Registers): Promise<Map<string, CustomerFile>> {
  const files = new Map(await several(customers, setUpWith(play, registers)));
  const sold = products.filter(({ family }) => family === "till");
  const numbers = customers.filter(({ kind }) => kind === "supermarket").flatMap((customer) => sold.map((product) => ({ customer, product })));
  await several(numbers, ({ customer, product }) =>
    play.ask("lin.xiaoyun", addPartNumber, {
      id: files.get(customer.code)!.id, partNo: partNumberOf(customer, product.code), productId: registers.products.get(product.code)!, barCode: product.barCode, description: `${product.name} ${product.spec}`,
    }));
  return files;
}
