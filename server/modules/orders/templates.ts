import * as contract from "../../../contract/order-templates.ts";
import { type Context, handle, read } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { readProducts } from "../catalog/index.ts";
import * as customers from "../customers/index.ts";
import { record } from "../journal/index.ts";

interface Row {
  id: string;
  customerId: string | null;
  name: string;
  lines: contract.TemplateLine[];
  by: string;
  byName: string;
  at: Date;
}
type Asking = Pick<Context, "tx" | "actor" | "scope">;

const of = (tx: Tx, templateId: string) => tx.maybe<Row>(sql`select id, customer_id, name, lines, by, by_name, at from orders.templates where company_id = ${tx.companyId} and id = ${templateId}`);

/** Whether the permission of this request reaches a customer. */
async function reaches({ tx, actor, scope }: Asking, customerId: string): Promise<boolean> {
  const [customer] = await customers.readMany(tx, [customerId]);
  return customer !== undefined && customers.mayReach({ actor, scope }, customer);
}

/** Why somebody may not keep the templates of a customer, or with null of the company; undefined when he may. The company's are kept by those who enter orders for all of it. */
async function whyNot(context: Asking, customerId: string | null): Promise<Refused | undefined> {
  if (customerId === null) return context.scope === "company" ? undefined : refuse("templateOfCompany");
  return (await reaches(context, customerId)) ? undefined : refuse("notFound");
}

/** A template that whoever asks may rename and delete, or why not. */
async function editable(context: Asking, templateId: string): Promise<Row | Refused> {
  const found = await of(context.tx, templateId);
  return found ? ((await whyNot(context, found.customerId)) ?? found) : refuse("notFound");
}

/** The company's templates, and a customer's whom the reader may reach; by name. */
export const listTemplates = read(contract.listTemplates, async ({ customerId, search, cursor, limit }, context) => {
  const { tx, scope } = context;
  if (customerId && !(await reaches(context, customerId))) return refuse("notFound");
  const [name, id] = keyLike(cursor, ["text", "uuid"]) ?? [];
  const rows = await tx.many<Omit<contract.Template, "mayEdit">>(sql`
    select id, name, customer_id, jsonb_array_length(lines) as lines, by_name, at from orders.templates
     where company_id = ${tx.companyId} and (customer_id is null ${customerId ? sql`or customer_id = ${customerId}` : sql``})
       ${search ? sql`and strpos(lower(name), lower(${search})) > 0` : sql``} ${id ? sql`and (name, id) > (${name}::text, ${id}::uuid)` : sql``}
     order by name, id limit ${limit + 1}`);
  const page = pageOf(rows, limit, (row) => [row.name, row.id]);
  return { ...page, rows: page.rows.map((row) => ({ ...row, mayEdit: row.customerId !== null || scope === "company" })) };
});

export const readTemplate = read(contract.readTemplate, async ({ templateId }, context) => {
  const found = await of(context.tx, templateId);
  if (!found || (found.customerId !== null && !(await reaches(context, found.customerId)))) return refuse("notFound");
  const products = new Map((await readProducts(context.tx, found.lines.map(({ productId }) => productId))).map((product) => [product.id, product]));
  const lines = found.lines.map((line) => {
    const { code = "", name = "", spec: productSpec = "", salesUnit = "", active = false } = products.get(line.productId) ?? {};
    return { ...line, code, name, productSpec, salesUnit, sold: active };
  });
  return { id: found.id, customerId: found.customerId, name: found.name, byName: found.byName, at: found.at, mayEdit: found.customerId !== null || context.scope === "company", lines };
});

const subject = (id: string) => ({ kind: "orderTemplate", id });

/** Keeps lines under a name that is given once for each customer, and once for the company. Refused: templateOfCompany, templateNameTaken, templatesFull, productUnknown. */
export const saveTemplate = handle(contract.saveTemplate, async ({ name, customerId, lines }, context) => {
  const { tx, actor, now } = context;
  const barred = await whyNot(context, customerId);
  if (barred) return barred;
  const known = new Set((await readProducts(tx, lines.map(({ productId }) => productId))).map(({ id }) => id));
  const stray = lines.findIndex(({ productId }) => !known.has(productId));
  if (stray >= 0) return refuse("productUnknown", { line: stray + 1 }, ["lines", stray, "productId"]);
  const { kept } = await tx.one<{ kept: number }>(sql`select count(*)::int as kept from orders.templates where company_id = ${tx.companyId} and customer_id is not distinct from ${customerId}::uuid`);
  if (kept >= contract.mostTemplates) return refuse("templatesFull", { most: contract.mostTemplates });
  const templateId = context.newId();
  const saved = await tx.run(sql`
    insert into orders.templates (company_id, id, customer_id, name, lines, by, by_name, at)
    values (${tx.companyId}, ${templateId}, ${customerId}, ${name}, ${JSON.stringify(lines)}::jsonb, ${actor.id}, ${actor.name}, ${now}) on conflict do nothing`);
  if (!saved) return refuse("templateNameTaken", { name }, ["name"]);
  record(context, { subject: subject(templateId), what: "templateSaved", facts: { name, customerId, lines: lines.length } });
  return { templateId };
});

export const renameTemplate = handle(contract.renameTemplate, async ({ templateId, name }, context) => {
  const { tx } = context;
  const found = await editable(context, templateId);
  if (isRefused(found)) return found;
  const renamed = await tx.run(sql`
    update orders.templates t set name = ${name} where t.company_id = ${tx.companyId} and t.id = ${templateId}
       and not exists (select from orders.templates o where o.company_id = t.company_id and o.customer_id is not distinct from t.customer_id and o.name = ${name} and o.id <> t.id)`);
  if (!renamed) return refuse("templateNameTaken", { name }, ["name"]);
  record(context, { subject: subject(templateId), what: "templateRenamed", facts: { from: found.name, to: name } });
  return { templateId };
});

export const dropTemplate = handle(contract.dropTemplate, async ({ templateId }, context) => {
  const { tx } = context;
  const found = await editable(context, templateId);
  if (isRefused(found)) return found;
  await tx.run(sql`delete from orders.templates where company_id = ${tx.companyId} and id = ${templateId}`);
  record(context, { subject: subject(templateId), what: "templateDropped", facts: { name: found.name, lines: found.lines.length } });
  return { templateId };
});
