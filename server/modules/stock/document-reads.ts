import Big from "big.js";
import * as counts from "../../../contract/counts.ts";
import * as transfers from "../../../contract/transfers.ts";
import { type Handler, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { pageOf } from "../../platform/keyset.ts";
import { refuse } from "../../platform/refusal.ts";
import * as countStore from "./count-store.ts";
import { isMoved } from "./counts.ts";
import type { ProductName, StockDeps } from "./reads.ts";
import { reversalOf } from "./reversal-store.ts";
import * as transferStore from "./transfer-store.ts";
import { warehouses } from "./warehouses.ts";

const placeNames = async (tx: Tx): Promise<(id: string) => string> => {
  const places = new Map((await warehouses(tx, true)).map(({ id, name }) => [id, name]));
  return (id) => places.get(id) ?? "";
};
const productFacts = (name: ProductName | undefined) => ({ productCode: name?.code ?? "", productName: name?.name ?? "", spec: name?.spec ?? "", unit: name?.unit ?? "" });

const listTransfers = read(transfers.listTransfers, async (filter, { tx }) => {
  const nameOf = await placeNames(tx);
  const { rows, next } = pageOf(await transferStore.transfers(tx, filter), filter.limit, ({ id }) => [id]);
  return { rows: rows.map((row) => ({ ...row, fromName: nameOf(row.fromId), toName: nameOf(row.toId) })), next };
});

const readTransfer = ({ namesOf }: StockDeps) =>
  read(transfers.readTransfer, async ({ transferId }, { tx }) => {
    const row = await transferStore.transferById(tx, transferId);
    if (!row) return refuse("notFound");
    const [wanted, moved, nameOf] = [await transferStore.wantedGoods(tx, transferId), await transferStore.movedLots(tx, transferId), await placeNames(tx)];
    const names = await namesOf(tx, wanted.map(({ productId }) => productId));
    const lines = wanted.map(({ productId, quantity }) => ({
      productId, ...productFacts(names.get(productId)), quantity, lots: moved.filter((lot) => lot.productId === productId).map(({ productId: _product, ...lot }) => lot),
    }));
    const reversal = row.state === "reversed" ? await reversalOf(tx, { what: "transfer", id: transferId }) : undefined;
    return { ...row, fromName: nameOf(row.fromId), toName: nameOf(row.toId), lines, reversal: reversal ?? null };
  });

const listCounts = read(counts.listCounts, async (filter, { tx }) => {
  const nameOf = await placeNames(tx);
  const { rows, next } = pageOf(await countStore.counts(tx, filter), filter.limit, ({ id }) => [id]);
  return { rows: rows.map((row) => ({ ...row, warehouseName: nameOf(row.warehouseId) })), next };
});

/** What was posted stays as it was counted, whatever moves later. */
function lineOf({ onHand: _onHand, levelNow: _level, versionNow, ...line }: countStore.LineNow, { name, open }: { name: ProductName | undefined; open: boolean }): counts.CountLine {
  const difference = line.counted === null ? null : new Big(line.counted).minus(line.book).toFixed();
  return { ...line, ...productFacts(name), barCode: name?.barCode ?? null, difference, moved: open && isMoved({ version: line.version, versionNow }) };
}

const readCount = ({ namesOf }: StockDeps) =>
  read(counts.readCount, async ({ countId }, { tx }) => {
    const row = await countStore.countById(tx, countId);
    if (!row) return refuse("notFound");
    const lines = await countStore.linesNow(tx, { countId, warehouseId: row.warehouseId });
    const [names, nameOf] = [await namesOf(tx, lines.map(({ productId }) => productId)), await placeNames(tx)];
    const open = row.state === "counting" || row.state === "submitted";
    const told = lines.map((line) => lineOf(line, { name: names.get(line.productId), open }));
    const reversal = row.state === "reversed" ? await reversalOf(tx, { what: "count", id: countId }) : undefined;
    return { ...row, warehouseName: nameOf(row.warehouseId), lines: told.toSorted((a, b) => a.productCode.localeCompare(b.productCode) || a.lot.localeCompare(b.lot)), counters: await countStore.countersOf(tx, countId), reversal: reversal ?? null };
  });

/** The reads of transfers and counts. */
export const documentReadsOf = (deps: StockDeps): Handler[] => [listTransfers, readTransfer(deps), listCounts, readCount(deps)];
