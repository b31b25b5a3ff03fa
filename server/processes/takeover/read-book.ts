import type { TakeoverKind } from "../../../contract/takeovers.ts";
import { bookKinds, type BookKindName } from "../../../contract/takeovers.ts";
import type { ImportedRow } from "../../../contract/table-import.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { OldCredit, OldExposure } from "../../modules/takeovers/index.ts";
import type { SettlementRoom } from "../../modules/settlement/index.ts";
import { readRows, type Tell, toldRows } from "../imports/rows.ts";
import type { BookKind, Provenance } from "../imports/table-kind.ts";
import type { KindTable } from "../imports/table.ts";
import { today } from "../register-facts.ts";
import { balancesBook } from "./balances-book.ts";
import { ordersBook } from "./orders-book.ts";
import { stockBook } from "./stock-book.ts";
import type { TakeOverOrder } from "./take-over-order.ts";

export type Books = Record<BookKindName, BookKind>;
export const booksOf = ({ openBalances, takeOver }: Pick<SettlementRoom, "openBalances"> & { takeOver: TakeOverOrder }): Books => ({ stock: stockBook, balances: balancesBook({ openBalances }), orders: ordersBook(takeOver) });

/** Goods before the orders that wait for them, orders before the deposits that are for them. */
export const inTurn = ["stock", "orders", "balances"] as const satisfies readonly BookKindName[];

export const isBook = (kind: TakeoverKind): kind is BookKindName => bookKinds.some((book) => book === kind);

export interface BookRead {
  rows: ImportedRow[];
  bad: number;
  sums: Record<string, string>;
  credits: OldCredit[];
  exposures: readonly OldExposure[];
}

/** Reads the rows of a book and, unless one is wrong, makes facts of them; tells of each what is wrong. */
export async function enterBook(context: CommandContext, { kind, table, provenance, tell }: { kind: BookKind; table: KindTable; provenance: Provenance; tell: Tell }): Promise<BookRead> {
  const rows = readRows(table, kind, await today(context));
  const good = rows.filter(({ refusals }) => !refusals.length);
  const prepared = await kind.prepare(context, { rows: good.map(({ cells }) => cells), numbers: good.map(({ row }) => row), provenance });
  const lookedUp = new Map(good.map(({ row }, i) => [row, prepared.faults[i] ?? []]));
  const wrong: (readonly Refusal[])[] = rows.map(({ row, refusals }) => (refusals.length ? refusals : (lookedUp.get(row) ?? [])));
  const clean = wrong.every((refusals) => !refusals.length);
  const late = clean ? await prepared.enter(context) : [];
  const told = toldRows(table, kind, { rows, refusals: clean ? rows.map((_, i) => late[i] ?? []) : wrong, tell });
  return { rows: told, bad: told.filter(({ faults }) => faults.length).length, sums: prepared.sums(), credits: [], exposures: prepared.uses?.() ?? [] };
}
