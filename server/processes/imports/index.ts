import { createHash } from "node:crypto";
import * as contract from "../../../contract/table-import.ts";
import type { ImportKind, TableImport } from "../../../contract/table-import.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { entriesAbout, record } from "../../modules/journal/index.ts";
import { scopeOf } from "../../platform/actor.ts";
import { type CommandContext, handle, type Handler } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { isRefused, type Refused, refuse } from "../../platform/refusal.ts";
import { TableRefused } from "../../platform/tables/limits.ts";
import { readTables, type TableFile } from "../../platform/tables/read-tables.ts";
import { today } from "../register-facts.ts";
import { tableKinds } from "./kinds.ts";
import { enterRows } from "./rows.ts";
import { type KindTable, tableIn } from "./table.ts";

export interface ImportDeps {
  /** The rooms' own commands, asked late. */
  handlers: () => readonly Handler[];
  /** Refusals in words. */
  tell(context: CommandContext, refusals: readonly Refusal[]): { code: string; title: string; hint: string }[];
}

export interface ImportGiven {
  what: ImportKind;
  file: { name: string; bytes: Uint8Array };
  apply: boolean;
}

/** A file as a subject of the journal: an id that follows from its bytes and from what it was taken for. */
function subjectOf(what: ImportKind, sha256: string) {
  const hex = createHash("sha256").update(`${what} ${sha256}`).digest("hex");
  return contract.importSubject(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`);
}

async function importedEarlier(tx: Tx, what: ImportKind, sha256: string): Promise<TableImport["earlier"]> {
  const [first] = await entriesAbout(tx, subjectOf(what, sha256));
  if (!first) return null;
  const { did } = JSON.parse(first.body) as { did: { facts: unknown }[] };
  return { at: first.at, rows: contract.importedFacts.parse(did[0]!.facts).rows };
}

/** How a table was read: where its headers stand, and which of them was taken for what. */
export function describeTable({ sheet, headerAt, header, columns }: KindTable) {
  const taken = new Set(Object.values(columns));
  return {
    sheet, headerRow: headerAt + 1, header: [...header], columns: Object.entries(columns).map(([field, at]) => ({ field, header: header[at] ?? "" })), ignored: header.filter((title, at) => title && !taken.has(at)),
  };
}

/** The tables of a file. Refused: what cannot or must not be read. */
export async function tablesOf({ bytes, name }: ImportGiven["file"]): Promise<TableFile | Refused> {
  try {
    return await readTables(bytes, name);
  } catch (error) {
    if (error instanceof TableRefused) return refuse(error.code, error.facts, ["file"]);
    throw error;
  }
}

/**
 * Enters a table row by row through the room's own commands, all or nothing; a preview does the same and keeps nothing of it. Refused: what cannot be read,
 * lacks columns or rows, is too long; when applied also importHasBadRows, and importedBefore for the very same file.
 */
export async function importTable({ handlers, tell }: ImportDeps, context: CommandContext, { what, file, apply }: ImportGiven): Promise<TableImport | Refused> {
  const kind = tableKinds[what];
  if (!scopeOf(context.actor, kind.command.permission)) return refuse("notPermitted", { permission: kind.command.permission });
  const read = await tablesOf(file);
  if (isRefused(read)) return read;
  const table = tableIn(read, kind);
  if (isRefused(table)) return table;
  const { sha256 } = read;
  if (table.rows.length > contract.mostImportRows) return refuse("importTooLong", { rows: table.rows.length, most: contract.mostImportRows }, ["file"]);
  const earlier = await importedEarlier(context.tx, what, sha256);
  if (apply && earlier) return refuse("importedBefore", { at: earlier.at.toISOString(), rows: earlier.rows });
  const rows = await enterRows(context, { kind, table, handlers: handlers(), today: await today(context), tell: (refusals) => tell(context, refusals) });
  const bad = rows.filter(({ faults }) => faults.length);
  if (!apply) context.rehearse();
  else if (bad.length) return refuse("importHasBadRows", { bad: bad.length, rows: bad.slice(0, 100) });
  record(context, { subject: subjectOf(what, sha256), what: "tableImported", facts: { what, name: file.name, sha256, rows: rows.length } });
  return { what, sha256, ...describeTable(table), rows, counts: { ok: rows.length - bad.length, bad: bad.length }, earlier, applied: apply };
}

const endpoints = { customers: contract.importCustomers, products: contract.importProducts, prices: contract.importPrices, costs: contract.importCosts, stock: contract.importStock };

export const importRoutesOf = (deps: ImportDeps): readonly Handler[] =>
  contract.importKinds.map((what) =>
    handle(endpoints[what], ({ file, apply }, context) => importTable(deps, context, { what, file: { name: file.name, bytes: Buffer.from(file.bytes, "base64") }, apply })));
