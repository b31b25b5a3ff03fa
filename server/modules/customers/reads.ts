import * as contract from "../../../contract/customers.ts";
import type { Customer, CustomerFile } from "../../../contract/customers.ts";
import { type Context, read } from "../../platform/command.ts";
import { badCursor, keyLike, pageOf } from "../../platform/keyset.ts";
import { isRefused, type Refused, refuse } from "../../platform/refusal.ts";
import { askedFor } from "../../platform/search-words.ts";
import { partNumbersOf, priceFor, type Today, withoutFloor } from "../catalog/index.ts";
import { versionsOf } from "./archive-store.ts";
import { asSeenBy, buyerOf, mayReach } from "./customers.ts";
import * as store from "./store.ts";

async function fileOf(context: Context, id: string): Promise<CustomerFile | Refused> {
  const file = await store.read(context.tx, id);
  return file && mayReach(context, file) ? file : refuse("notFound");
}

/** Who may see phones may find a customer by the last digits of one. */
const phoneTailIn = (q: string | undefined, { permissions }: Context["actor"]): string | undefined => (q !== undefined && /^\d{4,}$/.test(q.trim()) && permissions.has("customers.seePhones") ? q.trim() : undefined);

const listCustomers = read(contract.listCustomers, async ({ q, cursor, limit, ...filter }, context) => {
  const after = keyLike(cursor, ["text", "uuid"]);
  if (cursor !== undefined && !after) return badCursor();
  const rows = await store.customersWhere(context.tx, { ...filter, asked: askedFor(q), phoneTail: phoneTailIn(q, context.actor), after, limit: limit + 1 }, context);
  return pageOf(rows, limit, (row: Customer) => [filter.sort === "name" ? row.name : row.code, row.id]);
});

const getCustomer = read(contract.getCustomer, async ({ id }, context) => {
  const file = await fileOf(context, id);
  return isRefused(file) ? file : asSeenBy(context.actor, file);
});

const listVersions = read(contract.listCustomerVersions, async ({ id }, context) => {
  const file = await fileOf(context, id);
  return isRefused(file) ? file : versionsOf(context.tx, id);
});

const listPartNumbers = read(contract.listPartNumbers, async ({ id }, context) => {
  const file = await fileOf(context, id);
  if (isRefused(file)) return file;
  return partNumbersOf(context.tx, id);
});

const priceForCustomer = (today: Today) =>
  read(contract.priceForCustomer, async ({ id, productId, quantity, channel, day }, context) => {
    const file = await fileOf(context, id);
    if (isRefused(file)) return file;
    const priced = await priceFor(context.tx, { buyer: buyerOf(file, channel), day: day ?? (await today(context)), productId, quantity });
    if (!priced) return null;
    const { productId: _, ...answer } = withoutFloor(context.actor, priced);
    return answer;
  });

/** The people in these customers' files, by the customer's id, as the actor may see them: phones without their middle for whoever need not call. */
export async function peopleSeen({ tx, actor }: Pick<Context, "tx" | "actor">, customerIds: readonly string[]): Promise<ReadonlyMap<string, CustomerFile["contacts"]>> {
  const files = await store.readFiles(tx, customerIds);
  return new Map(files.map((file) => [file.id, asSeenBy(actor, file).contacts]));
}

export const readsOf = (today: Today) => [listCustomers, getCustomer, listVersions, listPartNumbers, priceForCustomer(today)];
