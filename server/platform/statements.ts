import { createHash } from "node:crypto";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { asSent, type Statement } from "./flight.ts";

/** Compiles queries; it never runs them: the pool below does, so that statements are named, counted and bound to a company. */
export const compiler = new Kysely<never>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A query of Kysely's builder or its `sql` template, ready to be compiled. */
export interface Query {
  compile(provider: typeof compiler): { readonly sql: string; readonly parameters: readonly unknown[] };
}

const names = new Map<string, string>();
/** Named statements are planned once a connection; the name is the text's hash, for long texts make bad names. */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash("sha1").update(text).digest("base64url");
  names.set(text, name);
  return name;
}

/** A query as it goes over the wire, by name where sessions remember names. */
export const statementOf = (query: Query, named: boolean): Statement => {
  const { sql: text, parameters } = query.compile(compiler);
  return { text, values: parameters.map(asSent), ...(named && { name: nameOf(text) }) };
};
