/** What says how a piece of SQL reads, and is the same whenever it reads the same: a template's own pieces, a text, or how many things are listed by what. */
export type Shape = readonly string[] | string | Listed;

/** Things listed with a text between each two; one for each number of them and text. */
interface Listed {
  readonly count: number;
  readonly between: string;
}

/** A piece of SQL with values in it, which are never part of its text; other pieces may stand in it. `Row` says what it gives, to whoever reads it. */
export class Sql<Row> {
  declare readonly row?: Row;
  readonly shape: Shape;
  /** In their order: values, and other pieces. */
  readonly holes: readonly unknown[];

  constructor(shape: Shape, holes: readonly unknown[]) {
    this.shape = shape;
    this.holes = holes;
  }
}

const nothing: readonly unknown[] = [];
const lists = new Map<string, Listed[]>();

function listedBy(between: string, count: number): Listed {
  const known = lists.get(between) ?? [];
  lists.set(between, known);
  return (known[count] ??= { count, between });
}

const template = <Row = unknown>(pieces: TemplateStringsArray, ...holes: readonly unknown[]): Sql<Row> => new Sql(pieces, holes);

/** SQL as it is written, each `${}` a value that is sent beside it or another piece of SQL. */
export const sql = Object.assign(template, {
  /** A text of our own, as it stands. */
  raw: <Row = unknown>(text: string): Sql<Row> => new Sql(text, nothing),
  /** The name of a column, table or alias, dots between its parts. */
  ref: <Row = unknown>(name: string): Sql<Row> => new Sql(name.split(".").map((part) => `"${part.replaceAll('"', '""')}"`).join("."), nothing),
  /** Values or pieces one after another. */
  join: <Row = unknown>(holes: readonly unknown[], between = ", "): Sql<Row> => new Sql(listedBy(between, holes.length), holes),
});

/** The text before the hole of this number, and behind the last one. */
export const textAt = (shape: Shape, hole: number): string => (typeof shape === "string" ? shape : "between" in shape ? (hole > 0 && hole < shape.count ? shape.between : "") : shape[hole]!);
