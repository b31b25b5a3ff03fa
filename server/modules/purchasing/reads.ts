import * as contract from "../../../contract/purchasing.ts";
import { type Handler, read } from "../../platform/command.ts";
import { pageOf } from "../../platform/keyset.ts";
import { refuse } from "../../platform/refusal.ts";
import type { PurchasingDeps } from "./purchasing.ts";
import * as queries from "./queries.ts";

const listSuppliers = read(contract.listSuppliers, async (filter, { tx }) => pageOf(await queries.suppliers(tx, filter), filter.limit, ({ name, id }) => [name, id]));

const listPurchases = ({ today }: PurchasingDeps) =>
  read(contract.listPurchases, async (filter, context) => pageOf(await queries.purchases(context.tx, { ...filter, today: await today(context) }), filter.limit, ({ id }) => [id]));

const readPurchase = ({ today, warehousesOf }: PurchasingDeps) =>
  read(contract.readPurchase, async ({ purchaseId }, context) => {
    const { tx } = context;
    const row = await queries.purchaseById(tx, purchaseId, await today(context));
    if (!row) return refuse("notFound");
    const names = new Map((await warehousesOf(tx)).map(({ id, name }) => [id, name]));
    const receipts = await queries.receiptsOf(tx, purchaseId);
    return { ...row, lines: await queries.linesWithShares(tx, purchaseId), receipts: receipts.map((receipt) => ({ ...receipt, warehouseName: names.get(receipt.warehouseId) ?? "" })) };
  });

export const readsOf = (deps: PurchasingDeps): Handler[] => [listSuppliers, listPurchases(deps), readPurchase(deps)];
