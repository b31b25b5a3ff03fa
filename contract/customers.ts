import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { compare, sum } from "./money.ts";
import { paymentTerms } from "./payment-terms.ts";
import { grades } from "./prices.ts";
import { amount, currency, day, direction, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

export { paymentTerms, type PaymentTerms } from "./payment-terms.ts";

/** The life of a customer's file 客户档案: set up, approved, and blocked for a time. */
export const customerAxis = lifecycle(["pending", "approved", "refused", "blocked"], {
  approve: { from: ["pending"], to: "approved" },
  refuse: { from: ["pending"], to: "refused" },
  resubmit: { from: ["refused"], to: "pending" },
  block: { from: ["approved"], to: "blocked" },
  unblock: { from: ["blocked"], to: "approved" },
});
export type CustomerState = (typeof customerAxis.states)[number];

/** A phone number without its middle: 138****1234. Short ones keep their last two digits. */
export function maskPhone(phone: string): string {
  const plain = phone.replace(/\s/g, "");
  if (plain.length < 8) return "****" + plain.slice(-2);
  return `${plain.slice(0, 3)}****${plain.slice(-4)}`;
}

/** What sales may fill in; credit is finance's, the state has its own commands. */
export const customerFields = z.strictObject({
  name: text(120).min(1),
  shortName: text(40).default(""),
  uscc: text(30).nullable().default(null),
  grade: z.enum(grades).default("C"),
  region: text(40).default(""),
  dealer: z.boolean().default(false),
  channel: text(40).default(""),
  ledgerId: id.nullable().default(null),
  salespersonId: id.nullable().default(null),
  departmentId: id.nullable().default(null),
  priceListId: id.nullable().default(null),
  currency: currency.default("CNY"),
  paymentTerms,
  /** The customer must send the confirmation back signed or stamped. */
  needsSignedConfirmation: z.boolean().default(false),
  taxInclusive: z.boolean().default(true),
  remark: text(500).default(""),
});
export type CustomerFields = z.infer<typeof customerFields>;

export const contactFields = z.strictObject({
  name: text(40).min(1),
  jobTitle: text(40).default(""),
  phones: z.array(z.string().trim().regex(/^[+\d][\d\s()-]{2,24}$/)).max(3).default([]),
  emails: z.array(z.email()).max(3).default([]),
  /** Authorised signatory 指定签字人. */
  signatory: z.boolean().default(false),
  receivesConfirmations: z.boolean().default(false),
  active: z.boolean().default(true),
});
export type ContactFields = z.infer<typeof contactFields>;
/** One whose personal data were deleted has a key, and no name any more. */
export const contact = contactFields.extend({ id, name: z.string(), emails: z.array(z.string()), phones: z.array(z.string()), erased: z.boolean() });
export type Contact = z.infer<typeof contact>;

const place = { province: text(30).default(""), city: text(30).default(""), district: text(30).default(""), detail: text(200).min(1) };
export const addressFields = z.strictObject({ ...place, receiverId: id.nullable().default(null), isDefault: z.boolean().default(false), active: z.boolean().default(true) });
export type AddressFields = z.infer<typeof addressFields>;
export const address = addressFields.extend({ id });
export type Address = z.infer<typeof address>;

/** A new customer's first address names its receiver by the position in `contacts`. */
export const firstAddress = z.strictObject({ ...place, receiver: z.number().int().min(0).nullable().default(null) });

export const partNumber = z.strictObject({ partNo: text(60).min(1), productId: id, barCode: text(40).nullable().default(null), description: text(120).default("") });

export const creditFields = z.strictObject({
  creditLimit: amount.regex(/^\d/),
  /** Temporary credit 临时额度 on top of the limit, until a last day. */
  temporaryCredit: amount.regex(/^\d/).default("0"),
  temporaryCreditUntil: day.nullable().default(null),
  paymentTerms: paymentTerms.optional(),
});

/** The file's own row, without contacts and addresses. */
export const customer = customerFields.extend({
  id, code: z.string(), initials: z.string(), state: z.enum(customerAxis.states), stateReason: z.string(),
  creditLimit: amount, temporaryCredit: amount, temporaryCreditUntil: day.nullable(), createdBy: id, createdAt: instant, revision: z.number().int(),
});
export type Customer = z.infer<typeof customer>;

/** Customer with contacts and addresses; phones are masked for those without the permission to see them. */
export const customerFile = customer.extend({ contacts: z.array(contact), addresses: z.array(address) });
export type CustomerFile = z.infer<typeof customerFile>;

/** The credit that a customer has on a day: its limit, and the temporary credit until its last day. */
export function creditOn(of: Pick<Customer, "creditLimit" | "temporaryCredit" | "temporaryCreditUntil">, onDay: string): string {
  const extra = of.temporaryCreditUntil !== null && onDay <= of.temporaryCreditUntil && compare(of.temporaryCredit, "0") > 0;
  return extra ? sum([of.creditLimit, of.temporaryCredit]) : of.creditLimit;
}

/** An address in one line, as papers and comparisons use it. */
export const addressLine = ({ province, city, district, detail }: Pick<AddressFields, "province" | "city" | "district" | "detail">): string =>
  `${province}${city === province ? "" : city}${district}${detail}`;

/** One field in which what an order says differs from the archive (01.3). */
export const archiveDifference = z.object({ field: z.enum(["name", "uscc", "contact", "phone", "address"]), given: z.string(), archive: z.array(z.string()) });
export type ArchiveDifference = z.infer<typeof archiveDifference>;

const one = z.strictObject({ id });

export const listCustomers = query({
  name: "listCustomers", summary: "Customers, filtered, sorted and paged", path: "/customers", permission: "customers.see",
  query: paging.extend({
    q: text(60).optional(), state: z.enum(customerAxis.states).optional(), grade: z.enum(grades).optional(), channel: text(40).optional(), region: text(40).optional(),
    salespersonId: id.optional(), dealer: z.stringbool().optional(), sort: z.enum(["code", "name"]).default("code"), direction: direction.default("ascending"),
  }),
  answer: page(customer),
});
export const getCustomer = query({
  name: "getCustomer", summary: "A customer's file with contacts and addresses", path: "/customers/:id", permission: "customers.see", params: one, answer: customerFile,
});
export const listCustomerVersions = query({
  name: "listCustomerVersions", summary: "Every version of a customer's file, newest first", path: "/customers/:id/versions", permission: "customers.see", params: one,
  answer: z.array(z.object({ revision: z.number().int(), changedBy: id, changedAt: instant, archive: z.record(z.string(), z.unknown()) })),
});
export const listPartNumbers = query({
  name: "listPartNumbers", summary: "The customer's own numbers for our products", path: "/customers/:id/part-numbers", permission: "customers.see", params: one,
  answer: z.array(partNumber.extend({ code: z.string(), name: z.string() })),
});
export const priceForCustomer = query({
  name: "priceForCustomer", summary: "The list price of a product for this customer on a day", path: "/customers/:id/price", permission: "customers.see", params: one,
  query: z.strictObject({ productId: id, quantity: quantity.default("1"), day: day.optional(), channel: text(40).optional() }),
  answer: z.object({
    price: z.string(), floorPrice: z.string().nullable(), currency: z.string(), taxInclusive: z.boolean(), listId: id, listCode: z.string(), listName: z.string(),
    minQuantity: z.string(), validFrom: day, validTo: day.nullable(),
  }).nullable(),
});
