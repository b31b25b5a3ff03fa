import type * as contract from "../../../contract/enquiries.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { askedFor, filedUnder, refile, searchText } from "../../platform/search-words.ts";
import { tableOf } from "../../platform/table.ts";
import type { Enquiry } from "./enquiries.ts";

const columns = {
  id: "uuid", receivedAt: "timestamptz", channel: "text", customerId: "uuid", customerName: "text", words: "text", files: "uuid[]", promisedReplyAt: "timestamptz", repliedAt: "timestamptz",
  salespersonId: "uuid", departmentId: "uuid", recordedBy: "uuid", recordedByName: "text", recordedAt: "timestamptz", state: "text", orderId: "uuid", orderNumber: "text", reason: "text",
  reasonNote: "text", closedAt: "timestamptz", revision: "integer",
} satisfies Record<keyof Enquiry, string>;
const table = tableOf<Enquiry>("enquiries.enquiries", columns);
const filedTable = tableOf<Enquiry & { searchText: string }>("enquiries.enquiries", { ...columns, searchText: "text" });
const grams = "enquiries.enquiry_grams";

const wordsOf = ({ customerName, words, orderNumber }: Pick<Enquiry, "customerName" | "words" | "orderNumber">): string => searchText([customerName, words, orderNumber]);
const keepContact = (tx: Tx, enquiryId: string, contact: string): Sql<unknown> => sql`
  insert into enquiries.personal (company_id, enquiry_id, contact) values (${tx.companyId}, ${enquiryId}, ${contact})
  on conflict (company_id, enquiry_id) do update set contact = excluded.contact`;

export async function insert(tx: Tx, one: Enquiry, contact: string): Promise<void> {
  const text = wordsOf(one);
  await tx.run(filedTable.insert(tx.companyId, [{ ...one, searchText: text }]));
  await tx.run(sql`with filed as (${refile(grams, { companyId: tx.companyId, id: one.id, text }).filed}) ${keepContact(tx, one.id, contact)}`);
}

/** Writes what changed; what it is found by is filed anew. */
export async function save(tx: Tx, before: Enquiry, { contact, ...change }: Partial<Enquiry> & { contact?: string }): Promise<Enquiry> {
  const after = { ...before, ...change, revision: before.revision + 1 };
  const text = wordsOf(after);
  const { gone, filed } = refile(grams, { companyId: tx.companyId, id: before.id, text });
  await tx.run(sql`with gone as (${gone}), filed as (${filed})
    update enquiries.enquiries set ${table.assignments({ ...change, revision: after.revision })}, search_text = ${text} where company_id = ${tx.companyId} and id = ${before.id}`);
  if (contact !== undefined) await tx.run(keepContact(tx, before.id, contact));
  return after;
}

export const lock = (tx: Tx, enquiryId: string): Promise<Enquiry | undefined> =>
  tx.maybe<Enquiry>(sql`select ${table.columns()} from enquiries.enquiries where company_id = ${tx.companyId} and id = ${enquiryId} for update`);

export const read = (tx: Tx, enquiryId: string): Promise<Enquiry | undefined> =>
  tx.maybe<Enquiry>(sql`select ${table.columns()} from enquiries.enquiries where company_id = ${tx.companyId} and id = ${enquiryId}`);

export const contactOf = async (tx: Tx, enquiryId: string): Promise<string> =>
  (await tx.maybe<{ contact: string }>(sql`select contact from enquiries.personal where company_id = ${tx.companyId} and enquiry_id = ${enquiryId}`))?.contact ?? "";

/** Takes away who said it; 0 where nobody was named. */
export const forgetContact = (tx: Tx, enquiryId: string): Promise<number> =>
  tx.run(sql`delete from enquiries.personal where company_id = ${tx.companyId} and enquiry_id = ${enquiryId} and contact <> ''`);

const reachOf = ({ actor, scope }: Pick<Context, "actor" | "scope">): Sql<unknown> => {
  if (scope === "company") return sql`true`;
  const owners = ownersOf(actor);
  const own = sql`salesperson_id = any(${owners}::uuid[]) or recorded_by = any(${owners}::uuid[])`;
  return scope === "department" ? sql`(${own} or department_id = any(${[...actor.departmentIds]}::uuid[]))` : sql`(${own})`;
};

type Filter = ParsedInputOf<typeof contract.listEnquiries>;

/** Wishes within the reader's reach, the latest record first. */
export async function list(tx: Tx, f: Filter, who: Pick<Context, "actor" | "scope">): Promise<{ rows: Enquiry[]; next: string | null }> {
  const asked = askedFor(f.search);
  // Ids are made in the order of time, so the id alone is the key of a page.
  const [after] = keyLike(f.cursor, ["uuid"]) ?? [];
  const rows = await tx.many<Enquiry>(sql`
    select ${table.columns()} from enquiries.enquiries
     where company_id = ${tx.companyId} and ${reachOf(who)}
       ${f.state === "all" ? sql`` : sql`and state = ${f.state}`} ${f.channel ? sql`and channel = ${f.channel}` : sql``} ${f.customerId ? sql`and customer_id = ${f.customerId}::uuid` : sql``}
       ${asked ? sql`and id in (${filedUnder(grams, tx.companyId, asked.grams)}) and search_text like all(${asked.patterns}::text[])` : sql``}
       ${after ? sql`and id < ${after}::uuid` : sql``}
     order by id desc limit ${f.limit + 1}`);
  return pageOf(rows, f.limit, (row) => [row.id]);
}
