import { z } from "zod";
import { command, id, instant, text } from "./toolkit.ts";

/** What can be imported from a table, each by the permission of the command that enters one of it. */
export const importKinds = ["customers", "products", "prices", "costs", "stock"] as const;
export type ImportKind = (typeof importKinds)[number];

/** What is wrong with a cell, told in the reader's language. */
export const importFault = z.object({ column: z.string(), value: z.string(), code: z.string(), title: z.string(), hint: z.string() });
export type ImportFault = z.output<typeof importFault>;

/** A row of the file, counted from 1 as spreadsheets count; `name` is what people know it by. */
export const importedRow = z.object({ row: z.number().int(), name: z.string(), faults: z.array(importFault), /** Of a row that is wrong, as the file has them. */ cells: z.array(z.string()) });
export type ImportedRow = z.output<typeof importedRow>;

export const tableImport = z.object({
  what: z.enum(importKinds),
  sha256: z.string(),
  sheet: z.string().nullable(),
  /** Row of the file with the headers, counted from 1. */
  headerRow: z.number().int(),
  header: z.array(z.string()),
  /** Which header was taken for which field. */
  columns: z.array(z.object({ field: z.string(), header: z.string() })),
  /** Headers that mean nothing here. */
  ignored: z.array(z.string()),
  rows: z.array(importedRow),
  counts: z.object({ ok: z.number().int(), bad: z.number().int() }),
  /** When the very same file was imported before. */
  earlier: z.object({ at: instant, rows: z.number().int() }).nullable(),
  /** Whether it was written; a preview writes nothing. */
  applied: z.boolean(),
});
export type TableImport = z.output<typeof tableImport>;

/** As many rows as one transaction enters; larger files are split. */
export const mostImportRows = 5_000;

const importOf = (what: ImportKind, permission: string) =>
  command({
    name: `imports.${what}`, summary: `Read ${what} from a spreadsheet or CSV: a preview by default, all or nothing with \`apply\``, path: `/imports/${what}`, permission,
    body: z.strictObject({
      // The whole request is at most 1 MB; the command line takes larger files.
      file: z.strictObject({ name: text(200).min(1), bytes: z.base64().max(1_000_000) }),
      apply: z.boolean().default(false),
    }),
    answer: tableImport,
  });

export const importCustomers = importOf("customers", "customers.enter");
export const importProducts = importOf("products", "catalog.manage");
export const importPrices = importOf("prices", "catalog.setPrices");
export const importCosts = importOf("costs", "catalog.setCosts");
export const importStock = importOf("stock", "stock.adjust");

/** Facts of the journal about an imported file. */
export const importedFacts = z.object({ what: z.enum(importKinds), name: z.string(), sha256: z.string(), rows: z.number().int() });
export const importSubject = (id_: z.output<typeof id>) => ({ kind: "import", id: id_ });
