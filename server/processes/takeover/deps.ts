import type { BookKindName, TakeoverKind } from "../../../contract/takeovers.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { CommandContext, Handler } from "../../platform/command.ts";
import type { Refused } from "../../platform/refusal.ts";
import type { approveManyOf } from "../../modules/customers/index.ts";
import type { FilesRoom } from "../../modules/files/index.ts";
import type { OldFile } from "../../modules/takeovers/index.ts";
import { tablesOf } from "../imports/index.ts";
import { tableKinds } from "../imports/kinds.ts";
import type { Tell } from "../imports/rows.ts";
import type { TableKind, TableShape } from "../imports/table-kind.ts";
import { type KindTable, tableIn } from "../imports/table.ts";
import { isRefused } from "../../platform/refusal.ts";
import { oldCustomers } from "./old-customers.ts";
import { type Books, isBook } from "./read-book.ts";

/** Registers as old books bring them: customers with their credit, the others as elsewhere. */
export const registerKind = (kind: Exclude<TakeoverKind, BookKindName>): TableKind => (kind === "customers" ? oldCustomers : tableKinds[kind]);

/** What taking over is handed by the wiring, and what it makes of it. */
export interface TakeoverDeps extends Pick<FilesRoom, "keepFile" | "readBytes"> {
  books: Books;
  handlers: () => readonly Handler[];
  approveMany: ReturnType<typeof approveManyOf>;
  shapeOf(kind: TakeoverKind): TableShape;
  tellIn(context: CommandContext): Tell;
}

export interface TakeoverGiven extends Pick<FilesRoom, "keepFile" | "readBytes"> {
  books: Books;
  handlers: () => readonly Handler[];
  approveMany: ReturnType<typeof approveManyOf>;
  tell(context: CommandContext, refusals: readonly Refusal[]): { code: string; title: string; hint: string }[];
}

export const depsOf = ({ tell, books, ...given }: TakeoverGiven): TakeoverDeps => ({
  ...given, books, shapeOf: (kind) => (isBook(kind) ? books[kind] : registerKind(kind)), tellIn: (context) => (refusals) => tell(context, refusals),
});

/** A kept file as a table, by the columns under which it was taken in; its bytes are compared with their hash. */
export async function tableOfFile({ tx }: CommandContext, deps: TakeoverDeps, { kind, name, sha256, columns }: OldFile): Promise<KindTable | Refused> {
  const read = await tablesOf({ name, bytes: await deps.readBytes(tx.companyId, sha256) });
  return isRefused(read) ? read : tableIn(read, deps.shapeOf(kind), columns);
}
