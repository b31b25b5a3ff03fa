import type { Product } from "../../contract/catalog.ts";
import { readProducts } from "../modules/catalog/index.ts";
import type { Tx } from "../platform/db.ts";
import { oncePerTx } from "../platform/once-per-tx.ts";

const read = oncePerTx(async (tx: Tx, ids) => new Map((await readProducts(tx, ids.split(" ").filter(Boolean))).map((product) => [product.id, product])));

/** Products by id, the same ones read once a transaction; for reactions, which change none. */
export const productsOf = (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Product>> => read(tx, [...new Set(ids)].sort().join(" "));
