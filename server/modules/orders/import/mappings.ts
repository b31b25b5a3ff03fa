import { createHash } from "node:crypto";
import { type ImportMapping, rememberMapping as contract } from "../../../../contract/order-import.ts";
import { handle } from "../../../platform/command.ts";
import { sql, type Tx } from "../../../platform/db.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import * as customers from "../../customers/index.ts";
import { isUsable } from "./columns.ts";
import type { ParsedFile } from "./parse.ts";

/** The look of a table: its headers, or without any how many columns it has. */
export function shapeOf({ rows, headerAt }: Pick<ParsedFile, "rows" | "headerAt">): string {
  const look = headerAt === undefined ? [String(Math.max(0, ...rows.map((row) => row.length)))] : rows[headerAt];
  return createHash("sha256").update(JSON.stringify(look)).digest("hex");
}

/** How somebody said that tables of this look are to be read for the customer. */
export const mappingOf = async (tx: Tx, customerId: string, shape: string): Promise<ImportMapping | undefined> =>
  (await tx.maybe<{ mapping: ImportMapping }>(sql`select mapping from orders.import_mappings where company_id = ${tx.companyId} and customer_id = ${customerId} and shape = ${shape}`))?.mapping;

export const rememberMapping = handle(contract, async ({ customerId, shape, mapping }, context) => {
  const { tx, actor, now } = context;
  if (!isUsable(mapping)) return refuse("importNoColumns", {}, ["mapping"]);
  if (!(await customers.readMany(tx, [customerId])).length) return refuse("customerUnknown", {}, ["customerId"]);
  await tx.run(sql`
    insert into orders.import_mappings (company_id, customer_id, shape, mapping, saved_by, saved_at)
    values (${tx.companyId}, ${customerId}, ${shape}, ${JSON.stringify(mapping)}::jsonb, ${actor.id}, ${now})
    on conflict (company_id, customer_id, shape) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = excluded.saved_at`);
  record(context, { subject: { kind: "customer", id: customerId }, what: "importMappingSaved", facts: { shape, mapping } });
  return { customerId, shape };
});
