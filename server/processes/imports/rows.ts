import type { ImportFault, ImportedRow } from "../../../contract/table-import.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { scopeOf } from "../../platform/actor.ts";
import type { CommandContext, Handler } from "../../platform/command.ts";
import { invalidInput, reasonOf } from "../../platform/input-reasons.ts";
import { isRefused } from "../../platform/refusal.ts";
import { readCell, type Value } from "./fields.ts";
import type { TableKind } from "./table-kind.ts";
import type { KindTable } from "./table.ts";

type Read = { row: number; cells: Record<string, Value>; refusals: Refusal[] };

/** The cell of a field: its own, else that of the field which stands in for it. */
function columnOf(field: string, { columns, fields }: Pick<KindTable, "columns"> & Pick<TableKind, "fields">, cells: readonly string[]): number | undefined {
  const own = columns[field];
  const { from } = fields[field] ?? {};
  return from !== undefined && !cells[own ?? -1] ? columns[from] : own;
}

function readRow({ row, cells }: KindTable["rows"][number], { columns, fields, today }: Pick<KindTable, "columns"> & Pick<TableKind, "fields"> & { today: string }): Read {
  const read: Read = { row, cells: {}, refusals: [] };
  for (const [field, how] of Object.entries(fields)) {
    const { value, refusal } = readCell(field, how, { text: cells[columnOf(field, { columns, fields }, cells) ?? -1] ?? "", today });
    if (value !== undefined) read.cells[field] = value;
    if (refusal) read.refusals.push(refusal);
  }
  return read;
}

/** Refuses rows that say again what one above them said. */
function twice(rows: readonly Read[], { keyOf, fields }: TableKind): void {
  const seen = new Map<string, number>();
  const [first = ""] = Object.entries(fields).filter(([, { required }]) => required).map(([field]) => field);
  for (const { row, cells, refusals } of rows) {
    const key = refusals.length ? "" : keyOf(cells);
    const earlier = seen.get(key);
    if (key && earlier !== undefined) refusals.push({ code: "importRowTwice", facts: { row: earlier }, path: [first] });
    else if (key) seen.set(key, row);
  }
}

/** What the contract of the command says against an input. */
function contractRefusals({ command }: TableKind, input: object): { parsed: object } | { refusals: Refusal[] } {
  const named = "shape" in command.params ? Object.keys(command.params.shape as object) : [];
  const body = Object.fromEntries(Object.entries(input).filter(([field]) => !named.includes(field)));
  const result = command.body.safeParse(body);
  if (result.success) return { parsed: { ...input, ...(result.data as object) } };
  return { refusals: result.error.issues.map(({ path, code: keyword, message, ...params }) => invalidInput(path.map((step) => (typeof step === "symbol" ? "" : step)), reasonOf({ keyword, message, params: { ...params } }))) };
}

/** Enters one row by its command; answers why not. */
async function enter(context: CommandContext, { kind, handler, input }: { kind: TableKind; handler: Handler; input: object }): Promise<readonly Refusal[]> {
  const checked = contractRefusals(kind, input);
  if ("refusals" in checked) return checked.refusals;
  const outcome = await handler.handle(checked.parsed as never, { ...context, scope: scopeOf(context.actor, kind.command.permission) ?? "own" } as never);
  return isRefused(outcome) ? outcome.refusals : [];
}

export interface Entering {
  kind: TableKind;
  table: KindTable;
  handler: Handler;
  today: string;
  /** Refusals in words. */
  tell(refusals: readonly Refusal[]): { code: string; title: string; hint: string }[];
}

/** Enters every row by the room's own command, in the caller's transaction, and tells of each what is wrong; the caller rolls all of it back unless none is. */
export async function enterRows(context: CommandContext, { kind, table, handler, today, tell }: Entering): Promise<ImportedRow[]> {
  const { columns, header } = table;
  const rows = table.rows.map((row) => readRow(row, { columns, fields: kind.fields, today }));
  twice(rows, kind);
  const enteredBy = await kind.prepare(context, rows.map(({ cells }) => cells));
  const faultsOf = (refusals: readonly Refusal[], at: number): ImportFault[] => {
    const told = tell(refusals);
    const { cells } = table.rows[at]!;
    const faults = refusals.map(({ path }, i) => {
      const column = columnOf(String(path?.[0] ?? ""), { columns, fields: kind.fields }, cells) ?? -1;
      const { code, title, hint } = told[i]!;
      return { column: header[column] ?? "", value: cells[column] ?? "", code, title, hint };
    });
    // One cell may stand for two fields, which are then wrong together.
    return faults.filter(({ column, code }, i) => faults.findIndex((other) => other.column === column && other.code === code) === i);
  };
  const entered: ImportedRow[] = [];
  for (const [at, { row, cells, refusals }] of rows.entries()) {
    const made = refusals.length ? { refusals } : enteredBy(cells);
    const wrong = "refusals" in made ? made.refusals : await enter(context, { kind, handler, input: made.input });
    entered.push({ row, name: kind.nameOf(cells), faults: faultsOf(wrong.map((refusal) => kind.told?.(refusal) ?? refusal), at) });
  }
  return entered;
}
