import * as contract from "../../../../contract/order-tags.ts";
import { type Handler, handle, read } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockFor } from "../change.ts";
import * as store from "../tag-store.ts";

const subjectOf = (tagId: string) => ({ kind: "orderTag", id: tagId });

const listTags = read(contract.listTags, async (_, { tx }) => ({ rows: await store.allTags(tx) }));

/** A new tag, or another name or colour of one. Refused: tagNameTaken, tagsFull. */
const saveTag = handle(contract.saveTag, async ({ tagId, name, colour }, context) => {
  const all = await store.allTags(context.tx);
  const before = all.find(({ id }) => id === tagId);
  if (all.some((tag) => tag.name === name && tag !== before)) return refuse("tagNameTaken", { name }, ["name"]);
  if (!before && all.length >= contract.mostTags) return refuse("tagsFull", { most: contract.mostTags });
  await store.putTag(context.tx, { id: tagId, name, colour });
  const told = { name: before && before.name !== name ? { from: before.name, to: name } : name, colour };
  record(context, { subject: subjectOf(tagId), what: before ? "tagChanged" : "tagMade", facts: told });
  return { tagId };
});

/** Deletes a tag; no order has it any more. Refused: notFound. */
const dropTag = handle(contract.dropTag, async ({ tagId }, context) => {
  const tag = (await store.allTags(context.tx)).find(({ id }) => id === tagId);
  if (!tag) return refuse("notFound");
  await store.removeTag(context.tx, tagId);
  record(context, { subject: subjectOf(tagId), what: "tagDropped", facts: { name: tag.name, orders: tag.orders } });
  return { tagId };
});

/** Puts a tag on an order or takes it off, at any stage: a tag says nothing that a rule looks at, so the order's revision stays. Refused: notFound, tagOnAlready, tagNotOn. */
const marking = (endpoint: typeof contract.tagOrder, on: boolean) =>
  handle(endpoint, async ({ orderId, tagId }, context) => {
    const order = await lockFor(context, orderId);
    if (isRefused(order)) return order;
    const tag = await store.lockTag(context.tx, tagId);
    if (!tag) return refuse("notFound");
    const marked = { orderId, tagId, at: context.now, by: context.actor.id };
    const changed = on ? await store.putOn(context.tx, marked) : await store.takeOff(context.tx, marked);
    if (!changed) return refuse(on ? "tagOnAlready" : "tagNotOn", { number: order.number });
    record(context, { subject: { kind: "order", id: orderId }, what: on ? "tagged" : "untagged", facts: { tag: tag.name } });
    return { orderId, tagId };
  });

export const tagRoutes: readonly Handler[] = [listTags, saveTag, dropTag, marking(contract.tagOrder, true), marking(contract.untagOrder, false)];
