import { searchProducts } from "../../contract/catalog.ts";
import { listCustomers } from "../../contract/customers.ts";
import { listOrders } from "../../contract/orders.ts";
import { call } from "../api/client.ts";
import { t } from "../i18n/words.ts";
import type { Found } from "./shell-types.ts";

const most = 6;

/** Orders by the end of their number, also as it is said (11251 for …1125-0001), by any other part of it, the customer's name or its own number. */
export async function findOrders(words: string): Promise<Found[]> {
  const { rows } = await call(listOrders, { search: words, sort: "closest", limit: most });
  return rows.map(({ id, number, customerName, stage }) => ({ href: `/orders/${id}`, label: number, group: t("orders.title"), detail: `${customerName} · ${t(`orders.stage.${stage}`)}` }));
}

/** Customers by name, code, two characters from anywhere, or pinyin initials. */
export async function findCustomers(words: string): Promise<Found[]> {
  const { rows } = await call(listCustomers, { q: words, limit: most });
  return rows.map(({ id, name, code, shortName }) => ({ href: `/customers/${id}`, label: name, group: t("customers.noun"), detail: [code, shortName].filter(Boolean).join(" · ") }));
}

/** Products by any part of code, name or specification, or by pinyin initials. */
export async function findProducts(words: string): Promise<Found[]> {
  const found = await call(searchProducts, { q: words, limit: most });
  return found.map(({ id, code, name, spec }) => ({ href: `/products/${id}`, label: `${code} ${name}`, group: t("catalog.product"), detail: spec }));
}
