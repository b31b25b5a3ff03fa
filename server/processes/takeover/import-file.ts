import * as contract from "../../../contract/takeovers.ts";
import { mostImportRows } from "../../../contract/table-import.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import { type CommandContext, handle, type Handler } from "../../platform/command.ts";
import { rehearsed } from "../../platform/rehearsal.ts";
import { isRefused, type Refused, refuse } from "../../platform/refusal.ts";
import type { TableFile } from "../../platform/tables/read-tables.ts";
import * as takeovers from "../../modules/takeovers/index.ts";
import { describeTable, tablesOf } from "../imports/index.ts";
import { enterRows, readRows } from "../imports/rows.ts";
import { type Chosen, type KindTable, nearestTable, tableIn } from "../imports/table.ts";
import { today } from "../register-facts.ts";
import { registerKind, tableOfFile, type TakeoverDeps } from "./deps.ts";
import { limitsShown } from "./limits.ts";
import { creditsIn } from "./old-customers.ts";
import { type BookRead, enterBook, inTurn, isBook } from "./read-book.ts";
import { shownSums } from "./sums.ts";

type Input = ParsedInputOf<typeof contract.importTakeoverFile>;
type Shown = Pick<contract.TakeoverPreview, "missing" | "fields" | "remembered">;

/** The field of each column by its header, as it is remembered for the source. */
const columnsIn = ({ header, columns }: KindTable): Record<string, string> => Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, header[at] ?? ""]));

/** A book as it would be entered with all books that come before it, which leaves nothing behind. */
async function rehearse(context: CommandContext, deps: TakeoverDeps, { takeover, kind, read }: { takeover: takeovers.Takeover; kind: contract.BookKindName; read: (inside: CommandContext) => Promise<BookRead> }): Promise<BookRead> {
  const files = await takeovers.filesOf(context.tx, takeover.id);
  return rehearsed(context, async (inside) => {
    for (const before of inTurn.slice(0, inTurn.indexOf(kind))) {
      const file = files.find((one) => one.kind === before);
      const table = file && (await tableOfFile(inside, deps, file));
      if (table && !isRefused(table)) await enterBook(inside, { kind: deps.books[before], table, provenance: { takeoverId: takeover.id, cutoverOn: takeover.cutoverOn, source: file.source, file: file.name, sha256: file.sha256 }, tell: deps.tellIn(inside) });
    }
    return read(inside);
  });
}

interface Reading {
  takeover: takeovers.Takeover;
  table: KindTable;
  sha256: string;
  input: Input;
}

async function readKind(context: CommandContext, deps: TakeoverDeps, { takeover, table, sha256, input }: Reading): Promise<BookRead> {
  const tell = deps.tellIn(context);
  const { kind, source, file } = input;
  if (isBook(kind)) {
    const provenance = { takeoverId: takeover.id, cutoverOn: takeover.cutoverOn, source, file: file.name, sha256 };
    return rehearse(context, deps, { takeover, kind, read: (inside) => enterBook(inside, { kind: deps.books[kind], table, provenance, tell }) });
  }
  const shape = registerKind(kind);
  const on = await today(context);
  const rows = await enterRows(context, { kind: shape, table, handlers: deps.handlers(), today: on, tell, takeover: true });
  const bad = rows.filter(({ faults }) => faults.length).length;
  return { rows, bad, sums: {}, credits: kind === "customers" && !bad ? await creditsIn(context, readRows(table, shape, on)) : [], exposures: [] };
}

/** What lacks a column is shown with its headers, for somebody to say which is which. */
function lacking(read: TableFile, { kind, apply, columns }: Pick<Input, "kind" | "apply"> & { columns: Chosen }, deps: TakeoverDeps): (KindTable & { missing: string[] }) | Refused {
  const shape = deps.shapeOf(kind);
  const found = tableIn(read, shape, columns);
  if (!isRefused(found)) return { ...found, missing: [] };
  const [{ code }] = found.refusals;
  const nearest = code === "importColumnsMissing" && !apply ? nearestTable(read, shape, columns) : undefined;
  return nearest ?? found;
}

async function keep(context: CommandContext, deps: TakeoverDeps, { takeover, table, sha256, input }: Reading, done: BookRead): Promise<void> {
  const { kind, source, file } = input;
  const bytes = Buffer.from(file.bytes, "base64");
  const mediaType = bytes.subarray(0, 2).toString("latin1") === "PK" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv";
  await deps.keepFile(context, { bytes, name: file.name, mediaType, subject: takeovers.takeoverSubject(takeover.id) });
  await takeovers.keepOldFile(context, takeover, { kind, source, name: file.name, sha256, columns: columnsIn(table), rows: done.rows.length, sums: done.sums, credits: done.credits, exposures: done.exposures });
}

/** Reads a file of the old books. Registers are entered when it is applied; a book is kept as a file that would be entered without a fault. */
export const importTakeoverFile = (deps: TakeoverDeps): Handler =>
  handle(contract.importTakeoverFile, async (input, context) => {
    const { kind, source, apply } = input;
    const takeover = await takeovers.lockOpen(context);
    if (isRefused(takeover)) return takeover;
    const read = await tablesOf({ name: input.file.name, bytes: Buffer.from(input.file.bytes, "base64") });
    if (isRefused(read)) return read;
    const known = input.columns ? undefined : await takeovers.mappingOf(context.tx, { source, kind });
    const table = lacking(read, { kind, apply, columns: input.columns ?? known ?? {} }, deps);
    if (isRefused(table)) return table;
    if (table.rows.length > mostImportRows) return refuse("importTooLong", { rows: table.rows.length, most: mostImportRows }, ["file"]);
    const { sha256 } = read;
    const shown: Shown = { missing: table.missing, fields: Object.entries(deps.shapeOf(kind).fields).map(([field, { required = false }]) => ({ field, required })), remembered: known !== undefined };
    if (!apply) context.rehearse();
    if (table.missing.length) return { kind, sha256, ...describeTable(table), ...shown, rows: [], counts: { ok: 0, bad: 0 }, sums: [], limits: [], applied: false };
    const reading = { takeover, table, sha256, input };
    const done = await readKind(context, deps, reading);
    if (apply && done.bad) return refuse("importHasBadRows", { bad: done.bad, rows: done.rows.filter(({ faults }) => faults.length).slice(0, 100) });
    const books = done.credits.length ? await takeovers.filesOf(context.tx, takeover.id) : [];
    const limits = await limitsShown(context, { credits: done.credits, books });
    if (apply) await keep(context, deps, reading, done);
    return { kind, sha256, ...describeTable(table), ...shown, rows: done.rows, counts: { ok: done.rows.length - done.bad, bad: done.bad }, sums: await shownSums(context.tx, done.sums), limits, applied: apply };
  });
