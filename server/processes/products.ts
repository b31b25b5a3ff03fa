import type { Product } from "../../contract/catalog.ts";
import { readProducts } from "../modules/catalog/index.ts";
import type { Tx } from "../platform/db.ts";

/** Products by id. */
export const productsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Product>> => new Map((await readProducts(tx, [...new Set(ids)])).map((product) => [product.id, product]));
