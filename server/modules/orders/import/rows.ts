import type { ImportField, ImportMapping } from "../../../../contract/order-import.ts";
import { readDay, readMeasured } from "../../../../contract/typed-values.ts";
import { isFoot, refined } from "../../../platform/tables/foot.ts";
import type { ParsedFile } from "./parse.ts";

/** A value that was given and could not be read is not one that was left out. */
type Read = { value: string | null; bad: boolean };

/** A row as the file says it, before any product is looked up. */
export interface FileRow {
  row: number;
  cells: string[];
  /** The cells that may identify the product, as they are tried. */
  codes: string[];
  code: string;
  customerPartNo: string | null;
  name: string;
  spec: string;
  quantity: Read;
  unit: string;
  unitPrice: Read;
  requestedDate: Read;
  remark: string;
}

/** Totals, blank rows, repeated headers and the form's foot are no order rows. */
export function isOrderRow(cells: readonly string[], { mapping, header }: { mapping: ImportMapping; header: readonly string[] }): boolean {
  if (isFoot(cells)) return false;
  if (cells.every((cell, i) => cell === (header[i] ?? ""))) return false;
  const said = (["code", "customerPartNo", "barCode", "quantity"] as const).some((field) => refined(cells[mapping[field] ?? -1] ?? "") !== "");
  return said;
}

const absent: Read = { value: null, bad: false };
const judged = (text: string, value: string | undefined): Read => (text === "" ? absent : { value: value ?? null, bad: value === undefined });

function rowOf(cells: string[], row: number, { mapping, today }: { mapping: ImportMapping; today: string }): FileRow {
  const at = (field: ImportField): string => refined(cells[mapping[field] ?? -1] ?? "");
  const measured = readMeasured(at("quantity"));
  const price = readMeasured(at("unitPrice"));
  const positive = measured && Number(measured.value) > 0 ? measured.value : undefined;
  return {
    row, cells, code: at("code"), customerPartNo: at("customerPartNo") || null, codes: [at("code"), at("customerPartNo"), at("barCode")].filter(Boolean), name: at("name"), spec: at("spec"),
    quantity: { value: positive ?? null, bad: positive === undefined }, unit: at("unit") || (measured?.unit ?? ""),
    unitPrice: judged(at("unitPrice"), price?.value), requestedDate: judged(at("requestedDate"), readDay(at("requestedDate"), today)), remark: at("remark"),
  };
}

/** The order rows of a file under a mapping; `skipped` counts totals and other rows below the headers that are none. */
export function orderRows({ rows, headerAt }: Pick<ParsedFile, "rows" | "headerAt">, how: { mapping: ImportMapping; today: string }): { rows: FileRow[]; skipped: number } {
  const header = headerAt === undefined ? [] : (rows[headerAt] ?? []);
  const below = rows.map((cells, i) => ({ cells, row: i + 1 })).slice(headerAt === undefined ? 0 : headerAt + 1).filter(({ cells }) => cells.some(Boolean));
  const taken = below.filter(({ cells }) => isOrderRow(cells, { mapping: how.mapping, header }));
  return { rows: taken.map(({ cells, row }) => rowOf(cells, row, how)), skipped: below.length - taken.length };
}
