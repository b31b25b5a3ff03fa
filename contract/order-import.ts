import { z } from "zod";
import { because } from "./input-reasons.ts";
import { command, day, id, instant, price, quantity, question, text } from "./toolkit.ts";

/** What a column of a customer's file may hold; `lineNo` and `amount` are recognised so that they are not taken for something else. */
export const importFields = ["code", "customerPartNo", "barCode", "name", "spec", "quantity", "unit", "unitPrice", "requestedDate", "remark", "amount", "lineNo"] as const;
export type ImportField = (typeof importFields)[number];

/** Field → column, counted from 0. */
const mapping = z.partialRecord(z.enum(importFields), z.number().int().min(0).max(200));
export type ImportMapping = z.output<typeof mapping>;

/**
 * How a row fared. Only `ok` rows can be entered; of the others a person must mend the file or choose.
 * `notFound`: no active product has this code; `ambiguous`: several have; `badQuantity`, `badPrice`, `badDate`: not readable, or more decimals
 * than the unit has; `unitDiffers`: another unit than the product is sold in; `duplicate`: the same product for the same day stands above.
 */
export const rowMarks = ["ok", "notFound", "ambiguous", "badQuantity", "badPrice", "badDate", "unitDiffers", "duplicate"] as const;
export type RowMark = (typeof rowMarks)[number];

/** A row as it was read. `cells` is what the file says, for handing it back. */
export const importRow = z.object({
  /** Row of the file, counted from 1. */
  row: z.number().int(),
  mark: z.enum(rowMarks),
  code: z.string(), customerPartNo: z.string().nullable(), name: z.string(), spec: z.string(), quantity: quantity.nullable(), unit: z.string(), unitPrice: price.nullable(),
  requestedDate: day.nullable(), remark: z.string(), cells: z.array(z.string()),
  product: z.object({ id, code: z.string(), name: z.string(), spec: z.string(), salesUnit: z.string() }).nullable(),
  /** Among which products a person must choose. */
  candidates: z.array(z.object({ id, code: z.string(), name: z.string(), spec: z.string() })),
});
export type ImportRow = z.output<typeof importRow>;

export const importPreview = z.object({
  source: z.enum(["file", "paste"]),
  /** Of the file's bytes; null for rows. */
  sha256: z.string().nullable(),
  sheet: z.string().nullable(),
  /** Row of the file with the headers, counted from 1; 0 when there is none and the columns were guessed. */
  headerRow: z.number().int(),
  header: z.array(z.string()),
  mapping,
  /** What tables of this look have in common: under it a mended mapping is remembered for the customer. */
  shape: z.string(),
  /** The mapping is one that somebody mended earlier for this customer. */
  remembered: z.boolean(),
  /** What stands around the table, as far as it was understood; the customer only when it is one that we know. */
  facts: z.object({ customer: z.object({ id, name: z.string() }).nullable(), customerPo: z.string().nullable(), requestedDate: day.nullable() }),
  rows: z.array(importRow),
  counts: z.object({ ok: z.number().int(), bad: z.number().int(), skipped: z.number().int() }),
  /** A file is entered as a whole or not at all; of pasted rows the good ones are. */
  mayEnter: z.boolean(),
  /** Orders of this customer that were made from the very same file. */
  earlier: z.array(z.object({ orderId: id, number: z.string(), createdAt: instant })),
});
export type ImportPreview = z.output<typeof importPreview>;

/** Reads a customer's file or rows of cells into order lines, without keeping anything. */
export const previewImport = question({
  name: "orders.previewImport", summary: "Read a customer's order file, or rows of cells, into lines, each marked", path: "/orders/import-preview", permission: "orders.enter",
  body: z.strictObject({
    /** Absent while nobody knows whose it is: then only our own codes and bar codes are understood. */
    customerId: id.optional(),
    // The whole request is at most 1 MB.
    file: z.strictObject({ name: text(200).min(1), bytes: z.base64().max(1_000_000) }).optional(),
    /** Cells as they were pasted, or as a person mended those of a file. */
    rows: z.array(z.array(z.string().max(2000)).max(200)).max(2000).optional(),
    /** Row of `rows` with the headers, counted from 1; 0: none; absent: it is looked for. */
    headerRow: z.number().int().min(0).max(2000).optional(),
    mapping: mapping.optional(),
    /** The person saw the repeated rows and wants all of them. */
    acceptDuplicates: z.boolean().default(false),
  }).refine(({ file, rows }) => (file === undefined) !== (rows === undefined), because("fileOrRows")),
  answer: importPreview,
});

/** Remembers which column is which in tables of this look, for the next file of the customer. */
export const rememberMapping = command({
  name: "orders.rememberMapping", summary: "Remember how a customer's order files are to be read", path: "/orders/import-mappings", method: "PUT", permission: "orders.enter",
  body: z.strictObject({ customerId: id, shape: text(64).min(1), mapping }), answer: z.object({ customerId: id, shape: z.string() }),
});
