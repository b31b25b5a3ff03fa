import { type ImportPreview, previewImport as contract } from "../../../../contract/order-import.ts";
import { type Context, read } from "../../../platform/command.ts";
import type { Tx } from "../../../platform/db.ts";
import { refuse } from "../../../platform/refusal.ts";
import * as catalog from "../../catalog/index.ts";
import * as customers from "../../customers/index.ts";
import { isUsable } from "./columns.ts";
import { TableRefused } from "../../../platform/tables/limits.ts";
import { markedRows } from "./marks.ts";
import { type ParsedFile, parseOrderFile, parsePasted } from "./parse.ts";
import { type FileRow, orderRows } from "./rows.ts";
import { ordersFromFiles } from "./store.ts";

/** What the import is handed by main.ts. */
export interface ImportPorts {
  today: catalog.Today;
  /** Ids of kept files with this SHA-256 (hex). */
  filesOfHash(tx: Tx, sha256: string): Promise<readonly string[]>;
}

/** As many lines as one order may have (see `orderInput`). */
const mostLines = 500;

async function parsedOf({ file, pasted }: { file?: { name: string; bytes: string }; pasted?: string }): Promise<ParsedFile | TableRefused> {
  try {
    return file ? await parseOrderFile(Buffer.from(file.bytes, "base64"), file.name) : parsePasted(pasted ?? "");
  } catch (error) {
    if (error instanceof TableRefused) return error;
    throw error;
  }
}

/** Looks all codes up at once, in four statements however many rows there are. */
async function marked(tx: Tx, rows: readonly FileRow[], given: { customerId: string; acceptDuplicates: boolean }): Promise<ImportPreview["rows"]> {
  const codes = [...new Set(rows.flatMap((row) => row.codes))];
  const found = await catalog.findByCodes(tx, { codes, customerId: given.customerId });
  const ids = new Set(found.flatMap((hit) => (hit.found === "one" ? [hit.productId] : hit.found === "many" ? hit.productIds : [])));
  const products = await catalog.readProducts(tx, [...ids]);
  const units = await catalog.units(tx);
  return markedRows(rows, {
    found: new Map(found.map((hit) => [hit.asked, hit])), products: new Map(products.map((product) => [product.id, product])), units: new Map(units.map((unit) => [unit.name, unit])),
    acceptDuplicates: given.acceptDuplicates,
  });
}

const earlierOrders = async (ports: ImportPorts, { tx, now }: Context, { customerId, sha256 }: { customerId: string; sha256: string }) => {
  const fileIds = await ports.filesOfHash(tx, sha256);
  return fileIds.length ? ordersFromFiles(tx, { customerId, fileIds, now }) : [];
};

interface Preview {
  source: ImportPreview["source"];
  parsed: ParsedFile;
  rows: ImportPreview["rows"];
  skipped: number;
}

/** What is told of the file beside its earlier orders. */
function summaryOf({ source, parsed, rows, skipped }: Preview) {
  const { sha256, sheet, headerAt } = parsed;
  const ok = rows.filter(({ mark }) => mark === "ok").length;
  const header = headerAt === undefined ? [] : (parsed.rows[headerAt] ?? []);
  return {
    source, sha256, sheet, headerRow: headerAt === undefined ? 0 : headerAt + 1, header, rows, counts: { ok, bad: rows.length - ok, skipped },
    mayEnter: source === "file" ? ok === rows.length : ok > 0,
  };
}

/**
 * Reads a customer's file or pasted rows, keeps nothing. Refuses what cannot be read, has no columns of codes and quantities, no rows, or
 * more rows than an order may have.
 */
export const previewImport = (ports: ImportPorts) =>
  read(contract, async (input, context) => {
    const customer = await customers.read(context.tx, input.customerId);
    if (!customer) return refuse("customerUnknown", {}, ["customerId"]);
    const source = input.file ? "file" : "paste";
    const at = [input.file ? "file" : "pasted"];
    const parsed = await parsedOf(input);
    if (parsed instanceof TableRefused) return refuse(parsed.code, parsed.facts, at);
    const mapping = input.mapping ?? parsed.mapping;
    if (!isUsable(mapping)) return refuse("importNoColumns", { header: parsed.rows.slice(0, 5) }, ["mapping"]);
    const { rows: found, skipped } = orderRows(parsed, { mapping, today: await ports.today(context) });
    if (!found.length) return refuse("importEmpty", {}, at);
    if (found.length > mostLines) return refuse("importTooLong", { rows: found.length, most: mostLines }, at);
    const rows = await marked(context.tx, found, input);
    return { ...summaryOf({ source, parsed, rows, skipped }), mapping, earlier: await earlierOrders(ports, context, { customerId: customer.id, sha256: parsed.sha256 }) };
  });
