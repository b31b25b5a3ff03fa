import type { tableRefusals } from "../../../contract/refusals/tables.ts";

/** What a file may cost before it is refused; each bound is far above any table that a person made. */
export const limits = {
  rows: 50_000,
  columns: 200,
  /** The rectangle from the first cell to the farthest one, which the reader makes room for. */
  cells: 10_000_000,
  unpackedBytes: 50 * 1024 * 1024,
  entries: 10_000,
  /** Spreadsheets pack 5 to 30 times; a bomb, hundreds of times. Counted from this size on, for a few repeated rows pack well too. */
  ratio: 100,
  ratioFromBytes: 5 * 1024 * 1024,
  milliseconds: 10_000,
  workerMegabytes: 256,
  /** Files that wait for their turn; each holds a connection of the database meanwhile. */
  waiting: 4,
} as const;

/** Why a file was not read; the code is that of the refusal. */
export class TableRefused extends Error {
  readonly code: keyof typeof tableRefusals;
  readonly facts: Record<string, unknown>;
  constructor(code: TableRefused["code"], facts: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
