import type { ImportKind } from "../../../contract/table-import.ts";
import { costImport } from "./costs.ts";
import { customerImport } from "./customers.ts";
import { priceImport } from "./prices.ts";
import { productImport } from "./products.ts";
import { stockImport } from "./stock.ts";
import type { TableKind } from "./table-kind.ts";

export const tableKinds: Record<ImportKind, TableKind> = { customers: customerImport, products: productImport, prices: priceImport, costs: costImport, stock: stockImport };
