import { createHash } from "node:crypto";
import pg from "pg";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { type Answers, registerMemory, registersChanged } from "./registers.ts";
import { type Asked, Silence } from "./silence.ts";
import { away, DatabaseAway, openWay, type Way } from "./way-to-database.ts";

export { sql } from "kysely";
export type { RawBuilder as Sql } from "kysely";

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

/** One transaction, bound to one company by row-level security. Columns come back in camelCase. */
export interface Tx {
  readonly companyId: string;
  many<Row>(query: Query): Promise<Row[]>;
  maybe<Row>(query: Query): Promise<Row | undefined>;
  /** Exactly one row; anything else is a bug. */
  one<Row>(query: Query): Promise<Row>;
  /** Runs a write and tells how many rows it touched. */
  run(query: Query): Promise<number>;
  /** SQL statements sent so far, begin and commit included. */
  readonly statements: number;
  /** What is remembered of the company's registers as this transaction found them, see registers.ts; undefined once it writes one itself. */
  readonly registers: Answers | undefined;
}

pg.types.setTypeParser(pg.types.builtins.DATE, (value: string) => value);

const names = new Map<string, string>();
/** Named statements are planned once a connection; the name is the text's hash, for long texts make bad names. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash("sha1").update(text).digest("base64url");
  names.set(text, name);
  return name;
}

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const columns = new Map<string, string[]>();

type Ask = (statement: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
async function send(ask: Ask, query: Query, named: boolean): Promise<{ rows: unknown[]; count: number }> {
  const { sql: text, parameters } = query.compile(compiler);
  const result = await ask({ text, values: [...parameters], rowMode: "array", ...(named && { name: nameOf(text) }) });
  let keys = columns.get(text);
  if (!keys || keys.length !== result.fields.length) columns.set(text, (keys = result.fields.map((field) => camel(field.name))));
  const rows = result.rows.map((values) => Object.fromEntries(keys.map((key, i) => [key, values[i]])));
  return { rows, count: result.rowCount ?? 0 };
}

export interface Database {
  /** Runs `work` in one transaction as `companyId`; a thrown error rolls back. Deadlocks and lost connections are retried. */
  inCompany<T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For work across companies (sign-in, job sweeps, migrations of data): sees only tables that belong to no company. */
  outside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement on one connection without a transaction, as the connection's own user and bound to no company. */
  ask<Row extends pg.QueryResultRow>(statement: { text: string; values?: unknown[] }): Promise<Row[]>;
  readonly pool: pg.Pool;
  /** Whether the database is known to answer nobody at this moment. */
  isAway(): boolean;
  close(): Promise<void>;
}

// Serialization failure, deadlock, and the ways in which a server goes away; the work is repeated with the same idempotency key.
// 08P01 is what PgBouncer says of a server that went away.
const passing = new Set(["40001", "40P01", "08006", "08003", "08P01", "57P01", "57P03"]);
// Keys that number what belongs together without a lock: whoever comes second numbers anew.
const inTurn = /_in_turn$/;
const isPassing = ({ code = "", constraint = "" }: { code?: string; constraint?: string }): boolean => passing.has(code) || (code === "23505" && inTurn.test(constraint));
const attempts = 5;
/** What a transaction asks with; the count and what is remembered of registers are looked up late, for both change while it runs. */
function txOn(companyId: string, state: { statements: number; registers: Answers | undefined }, sendIt: (query: Query) => ReturnType<typeof send>): Tx {
  const ask = async (query: Query) => ((state.statements += 1), await sendIt(query));
  return {
    companyId,
    get statements() {
      return state.statements;
    },
    get registers() {
      return state.registers;
    },
    many: async <Row>(query: Query) => (await ask(query)).rows as Row[],
    maybe: async <Row>(query: Query) => (await ask(query)).rows[0] as Row | undefined,
    async one<Row>(query: Query) {
      const { rows } = await ask(query);
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
      return rows[0] as Row;
    },
    run: async (query) => (await ask(query)).count,
  };
}

export function openDatabase(way: Way): Database {
  const { pool, named, heard, isAway, askedOf, connected, close } = openWay(way);
  const memory = registerMemory();

  /** Answers which session works for this transaction, and what is remembered of the company. */
  async function begin(client: pg.PoolClient, companyId: string): Promise<{ asked: Asked; registers: Answers | undefined }> {
    // The company id is digits only (checked by the caller's type and here), so it can stand in the text; all of it is one round trip.
    const company = BigInt(companyId);
    const answered: unknown = await heard(client.query(`begin; set local role gendan_app; select set_config('gendan.company', '${company}', true);
      select pg_backend_pid() as session, (select stamp from platform.registers where company_id = ${company}) as stamp`), askedOf(client));
    // Several statements in one text answer with as many results.
    const { session, stamp } = (answered as pg.QueryResult<{ session: number; stamp: string | null }>[]).at(-1)!.rows[0]!;
    return { asked: { session }, registers: stamp === null ? undefined : memory.at(companyId, stamp) };
  }

  async function once<T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await connected();
    let asked = askedOf(client);
    const state: { statements: number; registers: Answers | undefined } = { statements: 1, registers: undefined };
    const hear = ({ code }: { code?: string }) => {
      if (code === registersChanged) state.registers = undefined;
    };
    client.on("notice", hear);
    const tx = txOn(companyId, state, (query) => send((statement) => heard(client.query(statement), asked), query, named));
    let broken: Error | undefined;
    try {
      const begun = await begin(client, companyId);
      ({ asked } = begun);
      state.registers = begun.registers;
      const result = await work(tx);
      state.statements += 1;
      const { command } = await heard(client.query("commit"), asked);
      if (command === "ROLLBACK") throw new Error("the transaction had failed before its commit");
      return result;
    } catch (error) {
      // Into the silence nothing more is said.
      broken = error instanceof Silence ? error : await heard(client.query("rollback"), asked).then(() => undefined, (lost: Error) => lost);
      // Where not even this arrives the connection is gone, whatever the driver called it before.
      if (broken) away(error);
      throw error;
    } finally {
      client.off("notice", hear);
      client.release(broken);
    }
  }

  async function inCompany<T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(companyId, work);
      } catch (error) {
        if (attempt >= attempts || !isPassing(error as { code?: string; constraint?: string })) throw error;
      }
    }
  }

  async function ask<Row extends pg.QueryResultRow>({ text, values }: { text: string; values?: unknown[] }): Promise<Row[]> {
    const client = await connected();
    let broken: Error | undefined;
    try {
      return (await heard(client.query<Row>({ text, values, ...(named && { name: nameOf(text) }) }), askedOf(client))).rows;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = new DatabaseAway(error);
      return away(error);
    } finally {
      client.release(broken);
    }
  }

  return { inCompany, outside: (work) => inCompany("0", work), ask, pool, isAway, close };
}
