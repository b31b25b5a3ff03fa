import { sql, type Sql } from "./db.ts";

const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Answers a question about an alias once; statements name a handful of them. */
function remembered<T>(make: (alias: string) => T): (alias: string) => T {
  const known = new Map<string, T>();
  return (alias) => {
    const found = known.get(alias) ?? make(alias);
    known.set(alias, found);
    return found;
  };
}

export interface Table<Row> {
  /** The columns of a SELECT, optionally of an aliased table. */
  columns(alias?: string): Sql<Row>;
  /** One row as JSON, for children that are read with their parent in one statement; numerics and instants come as text. Not as jsonb, which is made at twice the cost only to be written out again. */
  json(alias: string): Sql<Row>;
  /** `insert into … select … from rows`, many rows in one statement; the caller adds `on conflict` when it wants one. */
  insert(companyId: string, rows: readonly Row[]): Sql<unknown>;
  /** `field = excluded.field, …`: the row that was there takes over the new one. */
  excluded(): Sql<unknown>;
  /** `field = value, …` for the given fields only. */
  assignments(change: Partial<Row>): Sql<unknown>;
}

/**
 * A table as data: field name (camelCase) → SQL type, company_id understood. One list serves reading, inserting and updating, so a new
 * field is one line.
 */
export function tableOf<Row extends object>(name: string, columns: Record<string, string>): Table<Row> {
  const fields = Object.keys(columns);
  const named = fields.map((field) => ({ field, column: snake(field) }));
  const definition = sql.raw(fields.map((field) => `"${field}" ${columns[field]}`).join(", "));
  const list = sql.raw(named.map(({ column }) => column).join(", "));
  const values = sql.raw(fields.map((field) => `"${field}"`).join(", "));
  const taken = sql.raw(named.map(({ column }) => `${column} = excluded.${column}`).join(", "));
  // The same few texts are wanted by every statement: they are made once.
  const columnsBy = remembered((alias) => sql.raw<Row>(named.map(({ column }) => (alias ? `${alias}.` : "") + column).join(", ")));
  const jsonBy = remembered((alias) => sql.raw<Row>(`json_build_object(${named.map(({ field, column }) => `'${field}', ${alias}.${column}${columns[field] === "numeric" ? "::text" : ""}`).join(", ")})`));
  return {
    columns: (alias = "") => columnsBy(alias),
    json: jsonBy,
    insert: (companyId, rows) => sql`insert into ${sql.raw(name)} (company_id, ${list})
      select ${companyId}::bigint, ${values} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${definition})`,
    excluded: () => taken,
    assignments: (change) =>
      sql.join(Object.entries(change).map(([field, value]) => {
        const type = columns[field]!;
        return sql`${sql.raw(snake(field))} = ${type === "jsonb" ? JSON.stringify(value) : value}::${sql.raw(type)}`;
      })),
  };
}
