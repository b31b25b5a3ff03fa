import type { Context } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import { readProducts, searchIds } from "../modules/catalog/index.ts";
import { companyOf, departmentsOf, ledgersOf } from "../modules/companies/index.ts";
import { creditOn } from "../../contract/customers.ts";
import * as customers from "../modules/customers/index.ts";
import { readOrderRow } from "../modules/orders/index.ts";
import { clockOf } from "../modules/calendar/index.ts";
import { personNames, readers } from "../modules/people/index.ts";
import { kept } from "../platform/registers.ts";
import type { ReadersOf } from "./readers.ts";

// Facts of the registers in the shape in which rooms are handed them.

// A formatter costs more than everything else here.
const dateFormat = kept(async (tx) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: (await companyOf(tx)).timeZone, year: "numeric", month: "2-digit", day: "2-digit" }));

/** The company's business date. */
export const today = async ({ tx, now }: Pick<Context, "tx" | "now">): Promise<string> => (await dateFormat(tx)).format(now);

/** The ledger that books orders of customers whose file names none. */
export async function defaultLedger(tx: Tx): Promise<string> {
  const [first] = await ledgersOf(tx);
  if (!first) throw new Error("the company has no ledger");
  return first.id;
}

export async function productNames(tx: Tx, ids: readonly string[]) {
  const products = await readProducts(tx, ids);
  return new Map(products.map(({ id, code, name, spec, stockUnit, barCode, supply }) => [id, { code, name, spec, unit: stockUnit, barCode, toOrder: supply !== "stock" }]));
}

/** Numbers of orders, by their ids. */
export async function orderNumbersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, (await readOrderRow(tx, id))?.number ?? ""] as const));
  return new Map(found);
}

export const findProducts = (tx: Tx, search: string): Promise<string[]> => searchIds(tx, search, 300);

/** Which of a customer's references do not exist in the company. */
export async function unknownReferences(tx: Tx, given: { ledgerId: string | null; departmentId: string | null; salespersonId: string | null }): Promise<string[]> {
  const { ledgerId, departmentId, salespersonId } = given;
  const known = {
    ledgerId: !ledgerId || (await ledgersOf(tx)).some(({ id }) => id === ledgerId),
    departmentId: !departmentId || (await departmentsOf(tx)).some(({ id }) => id === departmentId),
    salespersonId: !salespersonId || (await personNames(tx, [salespersonId])).has(salespersonId),
  };
  return Object.entries(known).flatMap(([field, exists]) => (exists ? [] : [field]));
}

/** A customer as settlement needs it, with its credit on a day. */
export async function buyerFacts(tx: Tx, customerId: string, day: string) {
  const [customer] = await customers.readMany(tx, [customerId]);
  return customer && {
    name: customer.shortName || customer.name, salespersonId: customer.salespersonId, departmentId: customer.departmentId, currency: customer.currency, limit: creditOn(customer, day),
  };
}

export const currencyOf = async (tx: Tx): Promise<string> => (await companyOf(tx)).currency;
export const timeZoneOf = async (tx: Tx): Promise<string> => (await companyOf(tx)).timeZone;
export const isDemo = async (tx: Tx): Promise<boolean> => (await companyOf(tx)).demo;

/** Everybody of the company who can be told things. */
export const readersOf: ReadersOf = ({ tx, now }) => readers(tx, now);

/** How the company's wall clock shows an instant. */
export async function wallTimeOf(tx: Tx): Promise<(instant: Date) => string> {
  const clock = await clockOf(tx);
  return (instant) => clock.wallTime(instant);
}
