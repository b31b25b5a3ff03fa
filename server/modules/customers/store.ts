import type { Customer, CustomerFields, CustomerFile } from "../../../contract/customers.ts";
import type { Direction } from "../../../contract/toolkit.ts";
import { type Actor, ownersOf, type Scope } from "../../platform/actor.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import { wayOf } from "../../platform/keyset.ts";
import { type Asked, fileAll, filedUnder, initialsOf, refile, searchable, searchText } from "../../platform/search-words.ts";
import { tableOf } from "../../platform/table.ts";

const grams = "customers.customer_grams";

/** A name as it is compared, so that one customer is not set up twice. */
export const nameKey = (name: string): string => searchable(name).replace(/[\p{P}]/gu, "");

type Derived = { nameKey: string; searchText: string };
const fields = {
  id: "uuid", code: "text", state: "text", stateReason: "text", name: "text", shortName: "text", initials: "text", uscc: "text", grade: "text", region: "text",
  dealer: "boolean", channel: "text", ledgerId: "uuid", salespersonId: "uuid", departmentId: "uuid", priceListId: "uuid", currency: "text", paymentTerms: "jsonb",
  creditLimit: "numeric", temporaryCredit: "numeric", temporaryCreditUntil: "date", needsSignedConfirmation: "boolean", taxInclusive: "boolean", remark: "text",
  createdBy: "uuid", createdAt: "timestamptz", revision: "integer",
};
const shown = tableOf<Customer>("customers.customers", fields);
const table = tableOf<Customer & Derived>("customers.customers", { ...fields, nameKey: "text", searchText: "text" });

const derived = ({ code, name, shortName, uscc }: Pick<Customer, "code" | "name" | "shortName" | "uscc">): Derived & { initials: string } => {
  const initials = initialsOf(name);
  return { nameKey: nameKey(name), initials, searchText: searchText([code, name, shortName, uscc, initials, initialsOf(shortName)]) };
};

/** So many next customer numbers, past those that people gave by hand. */
export async function nextNumbers(tx: Tx, count: number): Promise<number[]> {
  if (!count) return [];
  const { last } = await tx.one<{ last: string }>(sql`
    insert into customers.counters as c (company_id, last)
    select ${tx.companyId}::bigint, ${count}::int + coalesce(max(substr(code, 2)::bigint), 0) from customers.customers where company_id = ${tx.companyId} and code ~ '^C[0-9]{5,12}$'
    on conflict (company_id) do update set last = greatest(c.last + ${count}::int, excluded.last) returning last`);
  return Array.from({ length: count }, (_, i) => Number(last) - count + 1 + i);
}

/** Adds customers; answers the ids of those whose code, name and credit code were free. */
export async function insertCustomers(tx: Tx, customers: readonly Omit<Customer, "initials">[]): Promise<ReadonlySet<string>> {
  if (!customers.length) return new Set();
  const rows = customers.map((customer) => ({ ...customer, ...derived(customer) }));
  const added = new Set((await tx.many<{ id: string }>(sql`${table.insert(tx.companyId, rows)} on conflict do nothing returning id`)).map(({ id }) => id));
  if (added.size) await tx.run(fileAll(grams, tx.companyId, rows.filter(({ id }) => added.has(id)).map(({ id, searchText: text }) => ({ id, text }))));
  return added;
}

/** Changes the row and raises its revision; names and codes are filed anew when one of them changed. */
export async function updateCustomer(tx: Tx, before: Customer, change: Partial<Customer>): Promise<number> {
  const revision = before.revision + 1;
  const more = derived({ ...before, ...change });
  const { gone, filed } = refile(grams, { companyId: tx.companyId, id: before.id, text: more.searchText });
  const refiled = change.name === undefined ? sql`` : sql`with gone as (${gone}), filed as (${filed})`;
  await tx.run(sql`${refiled} update customers.customers set ${table.assignments({ ...change, ...(change.name !== undefined && more), revision })}
    where company_id = ${tx.companyId} and id = ${before.id}`);
  return revision;
}

/** Makes changes of names wait for each other, then tells which other customer has the credit code or name. */
export async function otherWith(tx: Tx, { uscc, name }: Pick<CustomerFields, "uscc" | "name">, exceptId: string): Promise<{ code: string; name: string; uscc: string | null } | undefined> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('customers.names ' || ${tx.companyId}, 0))`);
  return tx.maybe(sql`
    select code, name, uscc from customers.customers
     where company_id = ${tx.companyId} and id <> ${exceptId} and (uscc = ${uscc} or name_key = ${nameKey(name)}) order by uscc = ${uscc} desc nulls last limit 1`);
}

/** Locks the customer's row: the first lock of every command that decides on credit or changes the archive. */
export const lock = (tx: Tx, id: string): Promise<Customer | undefined> =>
  tx.maybe<Customer>(sql`select ${shown.columns()} from customers.customers where company_id = ${tx.companyId} and id = ${id} for update`);

/** The same of many customers, in the order of their ids. */
export const lockMany = (tx: Tx, ids: readonly string[]): Promise<Customer[]> =>
  tx.many<Customer>(sql`select ${shown.columns()} from customers.customers where company_id = ${tx.companyId} and id = any(${[...ids]}::uuid[]) order by id for update`);

/** Gives many locked customers the state and the credit that are given, and raises their revisions. */
export const updateStanding = (tx: Tx, rows: readonly Pick<Customer, "id" | "state" | "creditLimit" | "temporaryCredit" | "temporaryCreditUntil">[]): Promise<number> =>
  tx.run(sql`
    update customers.customers k set state = g.state, credit_limit = g."creditLimit", temporary_credit = g."temporaryCredit", temporary_credit_until = g."temporaryCreditUntil", revision = k.revision + 1
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, state text, "creditLimit" numeric, "temporaryCredit" numeric, "temporaryCreditUntil" date)
     where k.company_id = ${tx.companyId} and k.id = g.id`);

const lists = sql`
  (select coalesce(json_agg(json_build_object('id', c.id, 'name', coalesce(p.name, ''), 'jobTitle', c.job_title, 'phones', coalesce(p.phones, '{}'), 'emails', coalesce(p.emails, '{}'),
     'signatory', c.signatory, 'receivesConfirmations', c.receives_confirmations, 'active', c.active, 'erased', c.erased_at is not null) order by c.id), '[]')
     from customers.contacts c left join customers.personal p on p.company_id = c.company_id and p.contact_id = c.id and p.version = c.personal_version
    where c.company_id = k.company_id and c.customer_id = k.id) as contacts,
  (select coalesce(json_agg(json_build_object('id', a.id, 'province', a.province, 'city', a.city, 'district', a.district, 'detail', a.detail, 'receiverId', a.receiver_id,
     'isDefault', a.is_default, 'active', a.active) order by a.is_default desc, a.id), '[]')
     from customers.addresses a where a.company_id = k.company_id and a.customer_id = k.id) as addresses`;

/** The whole file with contacts and addresses (phones unmasked, for the server's own use), or undefined. */
export const read = (tx: Tx, id: string): Promise<CustomerFile | undefined> =>
  tx.maybe<CustomerFile>(sql`select ${shown.columns("k")}, ${lists} from customers.customers k where k.company_id = ${tx.companyId} and k.id = ${id}`);

/** Whom something is to go to: a contact, and whoever receives at an address. */
export interface Named {
  customerId: string;
  contactId?: string | undefined;
  addressId?: string | undefined;
}

/**
 * The whole file, and which of those whom something goes to are there: they are not erased until the transaction ends. Changes of their data need not wait, nor others who hold them. Where this had to wait
 * for an erasure, `held` knows of it and the file does not.
 */
export const readHolding = (tx: Tx, { customerId, contactId = "", addressId = "" }: Named): Promise<(CustomerFile & { held: string[] }) | undefined> =>
  tx.maybe(sql`
    with held as (
      select id from customers.contacts where company_id = ${tx.companyId} and customer_id = ${customerId} and erased_at is null
         and (id = ${contactId || null} or id = (select receiver_id from customers.addresses where company_id = ${tx.companyId} and id = ${addressId || null})) order by id for key share)
    select ${shown.columns("k")}, ${lists}, array(select id::text from held) as held from customers.customers k where k.company_id = ${tx.companyId} and k.id = ${customerId}`);

/** Keeps all people of these customers from being erased until the transaction ends. */
export const holdPeople = (tx: Tx, customerIds: readonly string[]): Promise<number> =>
  tx.run(sql`select from customers.contacts where company_id = ${tx.companyId} and customer_id = any(${[...customerIds]}::uuid[]) and erased_at is null order by id for key share`);

/** The whole files of many customers, in no order. */
export const readFiles = (tx: Tx, ids: readonly string[]): Promise<CustomerFile[]> =>
  tx.many<CustomerFile>(sql`select ${shown.columns("k")}, ${lists} from customers.customers k where k.company_id = ${tx.companyId} and k.id = any(${[...ids]}::uuid[])`);

/** The rows of these customers, in no order. */
export const readMany = (tx: Tx, ids: readonly string[]): Promise<Customer[]> =>
  tx.many<Customer>(sql`select ${shown.columns()} from customers.customers where company_id = ${tx.companyId} and id = any(${ids}::uuid[])`);

/** Customers whose code, credit code, name or short name is one of these, for files that people send. */
export const findByNames = (tx: Tx, names: readonly string[]): Promise<Customer[]> =>
  tx.many<Customer>(sql`
    select ${shown.columns()} from customers.customers where company_id = ${tx.companyId}
       and (code = any(${names}::text[]) or uscc = any(${names}::text[]) or name_key = any(${names.map(nameKey)}::text[]) or short_name = any(${names}::text[]))`);

export interface CustomerFilter {
  asked?: Asked;
  /** The last digits of a contact's phone: these customers are found too. */
  phoneTail?: string;
  state?: string;
  grade?: string;
  channel?: string;
  region?: string;
  salespersonId?: string;
  dealer?: boolean;
  sort: "code" | "name";
  direction: Direction;
  after?: readonly string[];
  limit: number;
}

function reach(actor: Actor, scope: Scope): Sql<unknown> {
  if (scope === "company") return sql`true`;
  const owners = ownersOf(actor);
  const own = sql`k.salesperson_id = any(${owners}::uuid[]) or (k.salesperson_id is null and k.created_by = any(${owners}::uuid[]))`;
  return scope === "own" ? sql`(${own})` : sql`(${own} or k.department_id = any(${actor.departmentIds}::uuid[]))`;
}

const equals = (column: string, value: string | boolean | undefined): Sql<unknown> => (value === undefined ? sql`` : sql`and ${sql.raw(`k.${column}`)} = ${value}`);

/** Customers are few: the phones of all are looked through in a few milliseconds. */
const calledAt = (tx: Tx, tail: string): Sql<unknown> => sql`
  select c.customer_id from customers.contacts c join customers.personal p on p.company_id = c.company_id and p.contact_id = c.id and p.version = c.personal_version
   where c.company_id = ${tx.companyId} and c.active and exists (select from unnest(p.phones) as phone where regexp_replace(phone, '[^0-9]', '', 'g') like ${`%${tail}`})`;

export function customersWhere(tx: Tx, filter: CustomerFilter, { actor, scope }: { actor: Actor; scope: Scope }): Promise<Customer[]> {
  const { way, after } = wayOf(filter.direction);
  // A code is there once in a company, so that its index gives the order by itself.
  const [key, order] = filter.sort === "name" ? [`k.name collate "zh-x-icu"`, `k.name collate "zh-x-icu" ${way}, k.id ${way}`] : ["k.code", `k.code ${way}`];
  const [value, id] = filter.after ?? [];
  const called = filter.phoneTail ? sql`or k.id in (${calledAt(tx, filter.phoneTail)})` : sql``;
  const found = filter.asked ? sql`and ((k.id in (${filedUnder(grams, tx.companyId, filter.asked.grams)}) and k.search_text like all(${filter.asked.patterns}::text[])) ${called})` : sql``;
  return tx.many<Customer>(sql`
    select ${shown.columns("k")} from customers.customers k
     where k.company_id = ${tx.companyId} and ${reach(actor, scope)} ${found}
       ${equals("state", filter.state)} ${equals("grade", filter.grade)} ${equals("channel", filter.channel)} ${equals("region", filter.region)}
       ${equals("salesperson_id", filter.salespersonId)} ${equals("dealer", filter.dealer)}
       ${value === undefined ? sql`` : sql`and (${sql.raw(key)}, k.id) ${sql.raw(after)} (${value}, ${id}::uuid)`}
     order by ${sql.raw(order)} limit ${filter.limit}`);
}
