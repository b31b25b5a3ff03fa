import { z } from "zod";
import { command, id, query, text } from "./toolkit.ts";

/** How many tags a company has at most, so that they stay a choice to be seen at a glance. */
export const mostTags = 50;
/** Colours of tags; each is a pair of text and ground with a contrast of at least 4.5 in both appearances. */
export const tagColours = ["grey", "red", "amber", "green", "teal", "blue", "violet", "pink"] as const;

export const tag = z.object({ id, name: z.string(), colour: z.enum(tagColours) });
export type Tag = z.output<typeof tag>;
const tagId = z.object({ tagId: id });
const ofOrder = z.object({ orderId: id, tagId: id });

export const listTags = query({ name: "orders.listTags", summary: "The company's tags by name, with how many orders have each", path: "/order-tags", permission: "orders.see", answer: z.object({ rows: z.array(tag.extend({ orders: z.int() })) }) });
export const saveTag = command({
  name: "orders.saveTag", summary: "Make a tag, or give it another name or colour", path: "/order-tags/:tagId", method: "PUT", permission: "orders.manageTags", params: tagId,
  body: z.strictObject({ name: text(20).min(1), colour: z.enum(tagColours) }), answer: tagId,
});
export const dropTag = command({ name: "orders.dropTag", summary: "Delete a tag; it is off all orders then", path: "/order-tags/:tagId", method: "DELETE", permission: "orders.manageTags", params: tagId, answer: tagId });
export const tagOrder = command({ name: "orders.tag", summary: "Put a tag on an order", path: "/orders/:orderId/tags/:tagId", method: "PUT", permission: "orders.tag", params: ofOrder, answer: ofOrder });
export const untagOrder = command({ name: "orders.untag", summary: "Take a tag off an order", path: "/orders/:orderId/tags/:tagId", method: "DELETE", permission: "orders.tag", params: ofOrder, answer: ofOrder });
