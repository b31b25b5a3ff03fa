import { sql, type Sql } from "./db.ts";

const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export interface Table<Row> {
  /** The columns of a SELECT, optionally of an aliased table. */
  columns(alias?: string): Sql<Row>;
  /** One row as JSON, for children that are read with their parent in one statement; numerics and instants come as text. */
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
  const definition = sql.raw(fields.map((field) => `"${field}" ${columns[field]}`).join(", "));
  const list = sql.raw(fields.map(snake).join(", "));
  const values = sql.raw(fields.map((field) => `"${field}"`).join(", "));
  return {
    columns: (alias) => sql<Row>`${sql.raw(fields.map((field) => (alias ? `${alias}.` : "") + snake(field)).join(", "))}`,
    json: (alias) => sql<Row>`jsonb_build_object(${sql.raw(fields.map((field) => `'${field}', ${alias}.${snake(field)}${columns[field] === "numeric" ? "::text" : ""}`).join(", "))})`,
    insert: (companyId, rows) => sql`insert into ${sql.raw(name)} (company_id, ${list})
      select ${companyId}::bigint, ${values} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${definition})`,
    excluded: () => sql.raw(fields.map((field) => `${snake(field)} = excluded.${snake(field)}`).join(", ")),
    assignments: (change) =>
      sql.join(Object.entries(change).map(([field, value]) => {
        const type = columns[field]!;
        return sql`${sql.raw(snake(field))} = ${type === "jsonb" ? JSON.stringify(value) : value}::${sql.raw(type)}`;
      })),
  };
}
