import { type ImportMapping, type ImportPreview, previewImport as contract } from "../../../../contract/order-import.ts";
import type { ParsedInputOf } from "../../../../contract/toolkit.ts";
import { scopeOf } from "../../../platform/actor.ts";
import { type Context, read } from "../../../platform/command.ts";
import type { Tx } from "../../../platform/db.ts";
import { refuse } from "../../../platform/refusal.ts";
import * as catalog from "../../catalog/index.ts";
import * as customers from "../../customers/index.ts";
import { isUsable } from "./columns.ts";
import { TableRefused } from "../../../platform/tables/limits.ts";
import { headerFactsOf } from "./header-facts.ts";
import { mappingOf, shapeOf } from "./mappings.ts";
import { markedRows } from "./marks.ts";
import { type ParsedFile, parseOrderFile, parseRows } from "./parse.ts";
import { type FileRow, orderRows } from "./rows.ts";
import { ordersFromFiles } from "./store.ts";

type Input = ParsedInputOf<typeof contract>;

/** What the import is handed by `server/routes.ts`. */
export interface ImportPorts {
  today: catalog.Today;
  /** Ids of kept files with this SHA-256 (hex). */
  filesOfHash(tx: Tx, sha256: string): Promise<readonly string[]>;
}

/** As many lines as one order may have (see `orderInput`). */
const mostLines = 500;

async function parsedOf({ file, rows, headerRow }: Pick<Input, "file" | "rows" | "headerRow">): Promise<ParsedFile | TableRefused> {
  try {
    return file ? await parseOrderFile(Buffer.from(file.bytes, "base64"), file.name) : parseRows(rows ?? [], headerRow);
  } catch (error) {
    if (error instanceof TableRefused) return error;
    throw error;
  }
}

/** Looks all codes up at once, in four statements however many rows there are. */
async function marked(tx: Tx, rows: readonly FileRow[], given: Pick<Input, "customerId" | "acceptDuplicates">): Promise<ImportPreview["rows"]> {
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

async function earlierOrders(ports: ImportPorts, { tx, now }: Context, { customerId, sha256 }: { customerId?: string; sha256: string | null }) {
  const fileIds = sha256 && customerId ? await ports.filesOfHash(tx, sha256) : [];
  return customerId && fileIds.length ? ordersFromFiles(tx, { customerId, fileIds, now }) : [];
}

/** The one customer in reach that the file's names stand for. */
async function customerNamed({ tx, actor }: Context, names: readonly string[]): Promise<ImportPreview["facts"]["customer"]> {
  const scope = scopeOf(actor, "customers.see");
  const found = names.length && scope ? (await customers.findByNames(tx, names)).filter((customer) => customers.mayReach({ actor, scope }, customer)) : [];
  const [only] = found;
  return only && found.length === 1 ? { id: only.id, name: only.shortName || only.name } : null;
}

interface Columns {
  mapping: ImportMapping;
  shape: string;
  remembered: boolean;
}

/** Which column is which: as the caller says, else as it was mended for this customer before, else as the headers say. */
async function columnsFor(tx: Tx, parsed: ParsedFile, { customerId, mapping }: Pick<Input, "customerId" | "mapping">): Promise<Columns> {
  const shape = shapeOf(parsed);
  const known = mapping || !customerId ? undefined : await mappingOf(tx, customerId, shape);
  return { mapping: mapping ?? known ?? parsed.mapping, shape, remembered: known !== undefined };
}

interface Preview {
  source: ImportPreview["source"];
  parsed: ParsedFile;
  rows: ImportPreview["rows"];
  skipped: number;
}

/** What is told of the rows. */
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
 * Reads a customer's file or rows of cells, keeps nothing. Refuses what cannot be read, has no columns of codes and quantities, no rows, or
 * more rows than an order may have.
 */
export const previewImport = (ports: ImportPorts) =>
  read(contract, async (input, context) => {
    const { tx } = context;
    if (input.customerId && !(await customers.readMany(tx, [input.customerId])).length) return refuse("customerUnknown", {}, ["customerId"]);
    const source = input.file ? "file" : "paste";
    const at = [input.file ? "file" : "rows"];
    const parsed = await parsedOf(input);
    if (parsed instanceof TableRefused) return refuse(parsed.code, parsed.facts, at);
    const { mapping, ...columns } = await columnsFor(tx, parsed, input);
    if (!isUsable(mapping)) return refuse("importNoColumns", { header: parsed.rows.slice(0, 5), shape: columns.shape }, ["mapping"]);
    const today = await ports.today(context);
    const { rows: found, skipped } = orderRows(parsed, { mapping, today });
    if (!found.length) return refuse("importEmpty", {}, at);
    if (found.length > mostLines) return refuse("importTooLong", { rows: found.length, most: mostLines }, at);
    const { customerNames, ...facts } = headerFactsOf(parsed, new Set(found.map(({ row }) => row)), today);
    const rows = await marked(tx, found, input);
    return {
      ...summaryOf({ source, parsed, rows, skipped }), mapping, ...columns, facts: { ...facts, customer: await customerNamed(context, customerNames) },
      earlier: await earlierOrders(ports, context, { customerId: input.customerId, sha256: parsed.sha256 }),
    };
  });
