import type { AddressFields, ContactFields } from "../../../contract/customers.ts";
import { sql, type Tx } from "../../platform/db.ts";

export interface NewContact extends ContactFields {
  id: string;
}
export interface NewAddress extends AddressFields {
  id: string;
}

export interface NewPeopleAndPlaces {
  customerId: string;
  contacts?: readonly NewContact[];
  addresses?: readonly NewAddress[];
}

/** Adds contacts with their personal data and addresses, of many customers in one statement; a new default address takes the place of the old one. */
export function insertPeopleAndPlaces(tx: Tx, given: readonly NewPeopleAndPlaces[]): Promise<number> {
  const contacts = given.flatMap(({ customerId, contacts: people = [] }) => people.map((one) => ({ ...one, customerId })));
  const addresses = given.flatMap(({ customerId, addresses: places = [] }) => places.map((one) => ({ ...one, customerId })));
  return tx.run(sql`
    with given_contacts as (
      select * from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb)
        as g (id uuid, "customerId" uuid, name text, "jobTitle" text, phones text[], emails text[], signatory boolean, "receivesConfirmations" boolean, active boolean)),
    given_addresses as (
      select * from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb)
        as g (id uuid, "customerId" uuid, province text, city text, district text, detail text, "receiverId" uuid, "isDefault" boolean, active boolean)),
    people as (
      insert into customers.contacts (company_id, id, customer_id, job_title, signatory, receives_confirmations, active, personal_version)
      select ${tx.companyId}::bigint, id, "customerId", "jobTitle", signatory, "receivesConfirmations", active, 1 from given_contacts),
    personal as (
      insert into customers.personal (company_id, contact_id, version, name, phones, emails)
      select ${tx.companyId}::bigint, id, 1, name, phones, emails from given_contacts),
    other_defaults as (
      update customers.addresses set is_default = false
       where company_id = ${tx.companyId} and customer_id in (select "customerId" from given_addresses where "isDefault") and is_default)
    insert into customers.addresses (company_id, id, customer_id, province, city, district, detail, receiver_id, is_default, active)
    select ${tx.companyId}::bigint, id, "customerId", province, city, district, detail, "receiverId", "isDefault", active from given_addresses`);
}

/** Changes a contact; personal data get a new version, so that the archive's versions can still name the old ones. */
export const updateContact = (tx: Tx, id: string, contact: ContactFields): Promise<number> =>
  tx.run(sql`
    with changed as (
      update customers.contacts set job_title = ${contact.jobTitle}, signatory = ${contact.signatory}, receives_confirmations = ${contact.receivesConfirmations},
             active = ${contact.active}, personal_version = personal_version + 1
       where company_id = ${tx.companyId} and id = ${id} and erased_at is null returning id, personal_version)
    insert into customers.personal (company_id, contact_id, version, name, phones, emails)
    select ${tx.companyId}::bigint, id, personal_version, ${contact.name}, ${contact.phones}::text[], ${contact.emails}::text[] from changed`);

/** How many versions there are of a contact's personal data. */
export const personalVersions = (tx: Tx, contactId: string): Promise<number> => tx.run(sql`select from customers.personal where company_id = ${tx.companyId} and contact_id = ${contactId}`);

/** Waits for those who hold a contact, and makes others wait who want to. */
export const lockPerson = (tx: Tx, contactId: string): Promise<number> => tx.run(sql`select from customers.contacts where company_id = ${tx.companyId} and id = ${contactId} for update`);

/** Deletes what is personal of a contact, in all its versions; he serves for nothing and receives nowhere from then on. */
export const eraseContact = (tx: Tx, { customerId, contactId, at }: { customerId: string; contactId: string; at: Date }): Promise<number> =>
  tx.run(sql`
    with gone as (
      delete from customers.personal where company_id = ${tx.companyId} and contact_id = ${contactId}),
    places as (
      update customers.addresses set receiver_id = null where company_id = ${tx.companyId} and customer_id = ${customerId} and receiver_id = ${contactId})
    update customers.contacts set job_title = '', signatory = false, receives_confirmations = false, active = false, erased_at = ${at}
     where company_id = ${tx.companyId} and customer_id = ${customerId} and id = ${contactId} and erased_at is null`);

export const updateAddress = (tx: Tx, customerId: string, { id, ...address }: NewAddress): Promise<number> =>
  tx.run(sql`
    update customers.addresses set
       province = case when id = ${id} then ${address.province} else province end, city = case when id = ${id} then ${address.city} else city end,
       district = case when id = ${id} then ${address.district} else district end, detail = case when id = ${id} then ${address.detail} else detail end,
       receiver_id = case when id = ${id} then ${address.receiverId}::uuid else receiver_id end, active = case when id = ${id} then ${address.active} else active end,
       is_default = id = ${id} and ${address.isDefault}
     where company_id = ${tx.companyId} and customer_id = ${customerId} and (id = ${id} or (${address.isDefault} and is_default))`);

/** Keeps what the archive says now as the version of its revision (R048); contacts by key and version of their personal data. */
export const keepVersion = (tx: Tx, id: string, given: { by: string; at: Date }): Promise<number> => keepVersions(tx, [id], given);

/** The same of many customers. */
export const keepVersions = (tx: Tx, ids: readonly string[], { by, at }: { by: string; at: Date }): Promise<number> =>
  tx.run(sql`
    insert into customers.versions (company_id, customer_id, revision, archive, changed_by, changed_at)
    select k.company_id, k.id, k.revision,
           to_jsonb(k) - '{company_id,name_key,initials,search_text}'::text[] || jsonb_build_object(
             'contacts', (select coalesce(jsonb_agg(to_jsonb(c) - '{company_id,customer_id}'::text[] order by c.id), '[]') from customers.contacts c
                           where c.company_id = k.company_id and c.customer_id = k.id),
             'addresses', (select coalesce(jsonb_agg(to_jsonb(a) - '{company_id,customer_id}'::text[] order by a.id), '[]') from customers.addresses a
                            where a.company_id = k.company_id and a.customer_id = k.id)),
           ${by}::uuid, ${at}::timestamptz
      from customers.customers k where k.company_id = ${tx.companyId} and k.id = any(${[...ids]}::uuid[])`);

export interface Version {
  revision: number;
  changedBy: string;
  changedAt: Date;
  archive: Record<string, unknown>;
}

/** All versions of a customer's file, newest first. */
export const versionsOf = (tx: Tx, id: string): Promise<Version[]> =>
  tx.many<Version>(sql`
    select revision, changed_by, changed_at, archive from customers.versions where company_id = ${tx.companyId} and customer_id = ${id} order by revision desc`);
