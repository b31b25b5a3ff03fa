import type { Endpoint, Refusal } from "../../../contract/toolkit.ts";
import type { Context } from "../../platform/command.ts";
import type { Field, Value } from "./fields.ts";

/** A row whose cells were read. */
export type Cells = Readonly<Record<string, Value | undefined>>;

/** What a row becomes: the input of the command, or what is wrong with it. */
export type Entered = { input: object } | { refusals: Refusal[] };

/** One kind of import: its columns, the command that each row is entered by, and how a row becomes its input. */
export interface TableKind {
  fields: Readonly<Record<string, Field>>;
  command: Endpoint;
  /** What people know a row by. */
  nameOf(cells: Cells): string;
  /** By what a row would repeat another; empty for none. */
  keyOf(cells: Cells): string;
  /** Looks up what the rows name, once for all of them. */
  prepare(context: Context, rows: readonly Cells[]): Promise<(cells: Cells) => Entered>;
  /** A refusal of the command as it is told here; the field of its path is the command's own. */
  told?(refusal: Refusal): Refusal;
}
