import { isDeepStrictEqual } from "node:util";
import type { ImportFault, ImportedRow } from "../../../contract/table-import.ts";
import type { Endpoint, Refusal } from "../../../contract/toolkit.ts";
import { scopeOf, type Scope } from "../../platform/actor.ts";
import { type CommandContext, type Handler, invokeEachInside } from "../../platform/command.ts";
import { invalidInput, reasonOf } from "../../platform/input-reasons.ts";
import { isRefused } from "../../platform/refusal.ts";
import { readCell, type Value } from "./fields.ts";
import type { Known, TableKind, TableShape } from "./table-kind.ts";
import type { KindTable } from "./table.ts";

export type ReadRow = { row: number; cells: Record<string, Value>; refusals: Refusal[] };

type Where = Pick<KindTable, "columns"> & Pick<TableShape, "fields">;

/** The cell of a field: its own, else that of the field which stands in for it. */
function columnOf(field: string, { columns, fields }: Where, cells: readonly string[]): number | undefined {
  const own = columns[field];
  const { from } = fields[field] ?? {};
  return from !== undefined && !cells[own ?? -1] ? columns[from] : own;
}

function readRow({ row, cells }: KindTable["rows"][number], { columns, fields, today }: Where & { today: string }): ReadRow {
  const read: ReadRow = { row, cells: {}, refusals: [] };
  for (const [field, how] of Object.entries(fields)) {
    const { value, refusal } = readCell(field, how, { text: cells[columnOf(field, { columns, fields }, cells) ?? -1] ?? "", today });
    if (value !== undefined) read.cells[field] = value;
    if (refusal) read.refusals.push(refusal);
  }
  return read;
}

/** Rows with the cells filled in that stand once above them, as in a print that names an order only in its first line. */
function filledDown(rows: KindTable["rows"], { columns, fields }: Where): KindTable["rows"] {
  const carried = Object.keys(fields).filter((field) => fields[field]!.carried && columns[field] !== undefined).map((field) => columns[field]!);
  const [lead] = carried;
  let above: readonly string[] = [];
  return rows.map(({ row, cells }) => {
    const filled = lead === undefined || cells[lead] ? cells : cells.map((cell, at) => (cell === "" && carried.includes(at) ? (above[at] ?? "") : cell));
    above = filled;
    return { row, cells: filled };
  });
}

/** Refuses rows that say again what one above them said. */
function twice(rows: readonly ReadRow[], { keyOf, fields }: TableShape): void {
  const seen = new Map<string, number>();
  const [first = ""] = Object.entries(fields).filter(([, { required }]) => required).map(([field]) => field);
  for (const { row, cells, refusals } of rows) {
    const key = refusals.length ? "" : keyOf(cells);
    const earlier = seen.get(key);
    if (key && earlier !== undefined) refusals.push({ code: "importRowTwice", facts: { row: earlier }, path: [first] });
    else if (key) seen.set(key, row);
  }
}

/** The rows of a table, read by the fields of its kind, each with what is wrong with its cells. */
export function readRows(table: KindTable, shape: TableShape, today: string): ReadRow[] {
  const where = { columns: table.columns, fields: shape.fields };
  const rows = filledDown(table.rows, where).map((row) => readRow(row, { ...where, today }));
  twice(rows, shape);
  return rows;
}

/** Refusals in words. */
export type Tell = (refusals: readonly Refusal[]) => { code: string; title: string; hint: string }[];

/** Rows with what is wrong with each, told by column and value. */
export function toldRows(table: KindTable, shape: TableShape, { rows, refusals, tell }: { rows: readonly ReadRow[]; refusals: readonly (readonly Refusal[])[]; tell: Tell }): ImportedRow[] {
  const where = { columns: table.columns, fields: shape.fields };
  return rows.map(({ row, cells }, at) => {
    const wrong = refusals[at] ?? [];
    const told = tell(wrong);
    const given = table.rows[at]!.cells;
    const faults = wrong.map(({ path }, i): ImportFault => {
      const column = columnOf(String(path?.[0] ?? ""), where, given) ?? -1;
      return { column: table.header[column] ?? "", value: given[column] ?? "", ...told[i]! };
    });
    // One cell may stand for two fields, which are then wrong together.
    const once = faults.filter(({ column, code }, i) => faults.findIndex((other) => other.column === column && other.code === code) === i);
    return { row, name: shape.nameOf(cells), faults: once, cells: once.length ? [...given] : [] };
  });
}

/** What the contract of the command says against an input. */
function contractRefusals(command: Endpoint, input: object): { parsed: object } | { refusals: Refusal[] } {
  const named = "shape" in command.params ? Object.keys(command.params.shape as object) : [];
  const body = Object.fromEntries(Object.entries(input).filter(([field]) => !named.includes(field)));
  const result = command.body.safeParse(body);
  if (result.success) return { parsed: { ...input, ...(result.data as object) } };
  return { refusals: result.error.issues.map(({ path, code: keyword, message, ...params }) => invalidInput(path.map((step) => (typeof step === "symbol" ? "" : step)), reasonOf({ keyword, message, params: { ...params } }))) };
}

interface Act {
  command: Endpoint;
  handlers: readonly Handler[];
  scope: Scope;
}

/** What becomes of a row: something new, another state of what is there, or nothing. */
interface Step {
  create?: object;
  change?: object;
  refusals?: readonly Refusal[];
}

/** Enters inputs by their command, all at once where it can; answers of each why not. */
async function enterAll(context: CommandContext, { command, handlers, scope }: Act, inputs: readonly object[]): Promise<(readonly Refusal[])[]> {
  const checked = inputs.map((input) => contractRefusals(command, input));
  const sound = checked.flatMap((one) => ("parsed" in one ? [one.parsed] : []));
  const handler = handlers.find(({ endpoint }) => endpoint.name === command.name)!;
  const outcomes = [...(await invokeEachInside(handler, sound, { ...context, scope }))];
  return checked.map((one) => {
    if ("refusals" in one) return one.refusals;
    const outcome = outcomes.shift();
    return isRefused(outcome) ? outcome.refusals : [];
  });
}

/** The input that changes what is there into what a row says; undefined where it says nothing else. */
function changeOf({ id, expectedRevision, fields }: Known, input: object): object | undefined {
  const known = Object.entries(fields);
  const said = Object.entries(input).filter(([field, value]) => field in fields && value !== undefined && value !== null);
  const after = { ...Object.fromEntries(known), ...Object.fromEntries(said) };
  return isDeepStrictEqual(after, Object.fromEntries(known)) ? undefined : { ...after, id, ...(expectedRevision !== undefined && { expectedRevision }) };
}

export interface Entering {
  kind: TableKind;
  table: KindTable;
  handlers: readonly Handler[];
  today: string;
  tell: Tell;
  /** For files of a takeover, which may be read again: rows of what is there change it, and whoever takes over may enter all kinds. */
  takeover?: boolean;
}

/** Enters every row by the room's own command, in the caller's transaction, and tells of each what is wrong; the caller rolls all of it back unless none is. */
export async function enterRows(context: CommandContext, { kind, table, handlers, today, tell, takeover = false }: Entering): Promise<ImportedRow[]> {
  const rows = readRows(table, kind, today);
  const cells = rows.map((row) => row.cells);
  const enteredBy = await kind.prepare(context, cells);
  const knownBy = takeover && kind.again ? await kind.again.known(context, cells) : undefined;
  const scope = takeover ? "company" : (scopeOf(context.actor, kind.command.permission) ?? "own");
  const made = rows.map((row): Step => {
    const entered = row.refusals.length ? { refusals: row.refusals } : enteredBy(row.cells);
    if ("refusals" in entered) return { refusals: entered.refusals };
    const known = knownBy?.(row.cells);
    if (!known || !kind.again) return { create: entered.input };
    const change = changeOf(known, entered.input);
    return change ? { change } : { refusals: [] };
  });
  // What is there already is changed before the rest is entered, so that a name that it gives up is free.
  const changed = kind.again ? await enterAll(context, { command: kind.again.command, handlers, scope }, made.flatMap(({ change }) => change ?? [])) : [];
  const created = await enterAll(context, { command: kind.command, handlers, scope }, made.flatMap(({ create }) => create ?? []));
  const refusals = made.map((step) => ("refusals" in step ? step.refusals! : (step.change ? changed : created).shift()!).map((refusal) => kind.told?.(refusal) ?? refusal));
  return toldRows(table, kind, { rows, refusals, tell });
}
