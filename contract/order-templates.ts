import { z } from "zod";
import { lineInput } from "./orders.ts";
import { command, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

/** How many templates a customer has, and how many the company has for all of them. */
export const mostTemplates = 200;

const name = text(60).min(1);
/** A line as a template keeps it: goods and quantity. Its price and day are those of the order that is made from it. */
const templateLine = lineInput.pick({ productId: true, quantity: true, spec: true, customParameters: true, customerPartNo: true, supply: true, remark: true });
export type TemplateLine = z.output<typeof templateLine>;

const template = z.object({ id, name, /** Null: the company's, for every customer. */ customerId: id.nullable(), lines: z.int(), byName: z.string(), at: instant, /** Whether who asks may rename and delete it. */ mayEdit: z.boolean() });
export type Template = z.output<typeof template>;
const templateId = z.object({ templateId: id });

export const listTemplates = query({
  name: "orders.listTemplates", summary: "Templates of orders: the company's, and those of a customer, by name", path: "/order-templates", permission: "orders.enter",
  query: paging.extend({ customerId: id.optional(), search: text(60).optional() }), answer: page(template),
});
export const readTemplate = query({
  name: "orders.readTemplate", summary: "The lines of a template with their products as they are today; prices are the list's of the day on which they are asked for", path: "/order-templates/:templateId", permission: "orders.enter",
  params: templateId,
  answer: template.extend({
    lines: z.array(templateLine.extend({ quantity, code: z.string(), name: z.string(), productSpec: z.string(), salesUnit: z.string(), /** Whether the product is still sold. */ sold: z.boolean() })),
  }),
});
export const saveTemplate = command({
  name: "orders.saveTemplate", summary: "Save lines as a template of a customer, or of the company, under a name", path: "/order-templates", permission: "orders.enter",
  body: z.strictObject({ name, customerId: id.nullable(), lines: z.array(templateLine).min(1).max(500) }), answer: templateId,
});
export const renameTemplate = command({
  name: "orders.renameTemplate", summary: "Give a template another name", path: "/order-templates/:templateId/name", method: "PUT", permission: "orders.enter", params: templateId, body: z.strictObject({ name }), answer: templateId,
});
export const dropTemplate = command({
  name: "orders.dropTemplate", summary: "Throw a template away; orders made from it stay", path: "/order-templates/:templateId", method: "DELETE", permission: "orders.enter", params: templateId, answer: templateId,
});
