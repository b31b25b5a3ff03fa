import pg from "pg";
import { asSent, fly } from "./flight.ts";
import { registerMemory, type Remembered } from "./registers.ts";
import { Silence } from "./silence.ts";
import { nameOf } from "./statements.ts";
import { type Belief, type Manner, Misled, transactionOf, type Tx } from "./transaction.ts";
import { away, DatabaseAway, openWay, type Way } from "./way-to-database.ts";

export { type Sql, sql } from "./sql.ts";
export { type Query, spoken } from "./statements.ts";
export { type Belief, NoLonger, type Tx } from "./transaction.ts";

export interface Database {
  /** Runs `work` in one transaction as `companyId`; a thrown error rolls back. What a deadlock, a lost connection or another's row under the same key broke off is repeated. */
  inCompany<T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The same for a command of somebody's: all that it asks goes by keys, so its statements are planned once a connection, whatever their values. Where what is believed of whoever asks does not hold,
   * nothing is done and `NoLonger` is thrown.
   */
  command<T>(companyId: string, work: (tx: Tx) => Promise<T>, belief?: Belief): Promise<T>;
  /** Runs a read as `companyId`: nothing can be written, and each statement sees what is committed when it begins, without a begin and a commit around them. */
  look<T>(companyId: string, work: (tx: Tx) => Promise<T>, belief?: Belief): Promise<T>;
  /** For work across companies (sign-in, job sweeps, migrations of data): sees only tables that belong to no company. */
  outside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement on one connection without a transaction, as the connection's own user and bound to no company. */
  ask<Row>(statement: { text: string; values?: readonly unknown[] }): Promise<Row[]>;
  readonly pool: pg.Pool;
  /** Whether the database is known to answer nobody at this moment. */
  isAway(): boolean;
  close(): Promise<void>;
}

// Serialization failure, deadlock, and the ways in which a server goes away; the work is repeated with the same idempotency key.
// 08P01 is what PgBouncer says of a server that went away.
const passing = new Set(["40001", "40P01", "08006", "08003", "08P01", "57P01", "57P03"]);
// Two named or numbered the same at once: whoever comes second begins anew, sees what the first one wrote, and takes the next number or is refused in words.
const taken = "23505";
/** The caller's own key is taken by the same request, carried out before: nothing to do anew, and its answer is looked up. */
const answeredBefore = "idempotency_pkey";
const isPassing = ({ code = "", constraint }: { code?: string; constraint?: string }): boolean => passing.has(code) || (code === taken && constraint !== answeredBefore);
const attempts = 5;

interface Wish<T> {
  companyId: string;
  manner: Manner;
  work(tx: Tx): Promise<T>;
  belief?: Belief | undefined;
}

export function openDatabase(way: Way): Database {
  const { pool, pooled, named, heard, isAway, askedOf, connected, close } = openWay(way);
  const memory = registerMemory();

  async function once<T>({ companyId, manner, work, belief }: Wish<T>, trusted?: Remembered): Promise<T> {
    const client = await connected();
    let asked = askedOf(client);
    const transaction = transactionOf({
      companyId, origin: memory, manner, named: named(client), belief, trusted, recall: memory.at,
      say: (statements) => heard(fly(client, statements), asked),
      answers: (session) => void (asked = { session }),
    });
    // A look writes no register of which it would be told.
    if (manner !== "look") client.on("notice", transaction.hear);
    let broken: Error | undefined;
    try {
      // Behind a pooler a session must be known before it is asked what may take long.
      if (pooled) await transaction.open();
      const result = await work(transaction.tx);
      await transaction.commit();
      return result;
    } catch (thrown) {
      const error = (await transaction.doubt()) ?? thrown;
      // Into the silence nothing more is said.
      broken = error instanceof Silence ? error : await transaction.rollback().then(() => undefined, (lost: Error) => lost);
      // Where not even this arrives the connection is gone, whatever the driver called it before.
      if (broken) away(error);
      throw error;
    } finally {
      if (manner !== "look") client.off("notice", transaction.hear);
      client.release(broken);
    }
  }

  async function again<T>(wish: Wish<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        // Where others write registers all the time, only the first attempt goes by what was remembered.
        return await once(wish, attempt === 1 ? memory.last(wish.companyId) : undefined);
      } catch (error) {
        if (error instanceof Misled) continue;
        if (attempt >= attempts || !isPassing(error as { code?: string; constraint?: string })) throw error;
      }
    }
  }

  async function ask<Row>({ text, values = [] }: { text: string; values?: readonly unknown[] }): Promise<Row[]> {
    const client = await connected();
    let broken: Error | undefined;
    try {
      const [answer] = await heard(fly(client, [{ text, values: values.map(asSent), ...(named(client) && { name: nameOf(text) }) }]), askedOf(client));
      return answer!.rows as Row[];
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = new DatabaseAway(error);
      return away(error);
    } finally {
      client.release(broken);
    }
  }

  const inCompany: Database["inCompany"] = (companyId, work) => again({ companyId, manner: "write", work });
  const command: Database["command"] = (companyId, work, belief) => again({ companyId, manner: "command", work, belief });
  // A pooler may give each flight another session, and a slow one would be taken for lost.
  const look: Database["look"] = (companyId, work, belief) => again({ companyId, manner: pooled ? "write" : "look", work, belief });
  return { inCompany, command, look, outside: (work) => inCompany("0", work), ask, pool, isAway, close };
}
