import type { Endpoint, Refusal } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import type { OldExposure } from "../../modules/takeovers/index.ts";
import type { Field, Value } from "./fields.ts";

/** A row whose cells were read. */
export type Cells = Readonly<Record<string, Value | undefined>>;

export const textOf = (value: Cells[string]): string => (typeof value === "string" ? value : "");

/** What a row becomes: the input of the command, or what is wrong with it. */
export type Entered = { input: object } | { refusals: readonly Refusal[] };

/** The columns of one kind of table, and what its rows are known and told apart by. */
export interface TableShape {
  fields: Readonly<Record<string, Field>>;
  /** What people know a row by. */
  nameOf(cells: Cells): string;
  /** By what a row would repeat another; empty for none. */
  keyOf(cells: Cells): string;
}

/** Something of the register that a row speaks of: how it is changed, and all its fields as they are. */
export interface Known {
  id: string;
  /** Where the command that changes it asks for one. */
  expectedRevision?: number;
  fields: object;
}

/** One kind of import into a register: the command that each row is entered by, and how a row becomes its input. */
export interface TableKind extends TableShape {
  command: Endpoint;
  /** Looks up what the rows name, once for all of them. */
  prepare(context: Context, rows: readonly Cells[]): Promise<(cells: Cells) => Entered>;
  /** A refusal of the command as it is told here; the field of its path is the command's own. */
  told?(refusal: Refusal): Refusal;
  /** Where rows may speak of what is there already, as in a file that is read again: the command that changes it, and what is there. */
  again?: {
    command: Endpoint;
    known(context: Context, rows: readonly Cells[]): Promise<(cells: Cells) => Known | undefined>;
  };
}

/** Where a file of the old books comes from, for the journal of what is made of it. */
export interface Provenance {
  takeoverId: string;
  cutoverOn: string;
  source: string;
  file: string;
  sha256: string;
}

/** Rows of a book that were looked up: what is wrong with each, what they come to, and how all of them become facts. */
export interface Prepared {
  /** By row. */
  faults: readonly (readonly Refusal[])[];
  /** Makes facts of all rows, none of which is wrong; answers by row what only then turned out to be. */
  enter(context: CommandContext): Promise<readonly (readonly Refusal[])[]>;
  /** What was entered comes to: sums by their keys, as they are compared with the old books. */
  sums(): Record<string, string>;
  /** How much of its customers' credit it uses, document by document. */
  uses?(): readonly OldExposure[];
}

/** One kind of book that a company brings along: its rows become facts together, when the takeover is accepted. */
export interface BookKind extends TableShape {
  prepare(context: CommandContext, given: { rows: readonly Cells[]; numbers: readonly number[]; provenance: Provenance }): Promise<Prepared>;
}
