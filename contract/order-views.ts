import { z } from "zod";
import { because } from "./input-reasons.ts";
import { command, id, query, text } from "./toolkit.ts";

/** How many views of one's own a person keeps. */
export const mostViews = 20;

const name = text(30).min(1);
/** The filter as it stands in the list's address, by name. */
const filter = z.record(z.string().max(40), z.string().max(400)).refine((given) => Object.keys(given).length <= 20, because("fewerConditions"));
/** Columns in their order, and those that are hidden. */
const layout = z.strictObject({ order: z.array(z.string().max(40)).max(60), hidden: z.array(z.string().max(40)).max(60) });

export const savedView = z.object({ id, name, filter, layout });
export type SavedView = z.output<typeof savedView>;
const viewId = z.object({ viewId: id });

export const listViews = query({ name: "orders.listViews", summary: "One's own saved views of the list of orders, in one's own order", path: "/order-views", permission: "orders.see", answer: z.object({ rows: z.array(savedView) }) });
export const saveView = command({
  name: "orders.saveView", summary: "Save a view of the list of orders under a name, or change one", path: "/order-views/:viewId", method: "PUT", permission: "orders.see", params: viewId,
  body: z.strictObject({ name, filter, layout }), answer: viewId,
});
export const dropView = command({ name: "orders.dropView", summary: "Throw a saved view away", path: "/order-views/:viewId", method: "DELETE", permission: "orders.see", params: viewId, answer: viewId });
export const arrangeViews = command({
  name: "orders.arrangeViews", summary: "Put one's saved views in another order", path: "/order-views/arrangement", permission: "orders.see", body: z.strictObject({ viewIds: z.array(id).max(mostViews) }), answer: z.object({ viewIds: z.array(id) }),
});
