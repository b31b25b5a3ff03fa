import type { Answer, Statement } from "./flight.ts";
import { type Answers, registersChanged } from "./registers.ts";
import { nameOf, type Query, statementOf } from "./statements.ts";

/** One transaction, bound to one company by row-level security. Columns come back in camelCase. */
export interface Tx {
  readonly companyId: string;
  /** The same in all transactions of one opened database: what a process remembers of it for good hangs on this, and on nothing that another database shares. */
  readonly origin: object;
  many<Row>(query: Query): Promise<Row[]>;
  maybe<Row>(query: Query): Promise<Row | undefined>;
  /** Exactly one row; anything else is a bug. */
  one<Row>(query: Query): Promise<Row>;
  /** Runs a write and tells how many rows it touched. */
  run(query: Query): Promise<number>;
  /** Runs a write and commits in the same flight: nothing can be asked after it. */
  end(query: Query): Promise<void>;
  /** SQL statements sent so far, begin and commit included. */
  readonly statements: number;
  /** What is remembered of the company's registers as this transaction found them, see registers.ts; undefined once it writes one itself. */
  registers(): Promise<Answers | undefined>;
}

/** A transaction from the first statement on, that of a command which goes by keys, or a read whose statements are each one of their own. */
export type Manner = "write" | "command" | "look";

interface Ground extends Pick<Tx, "companyId" | "origin"> {
  manner: Manner;
  /** Whether sessions remember statements by name. */
  named: boolean;
  /** Sends statements together. */
  say(statements: readonly Statement[]): Promise<Answer[]>;
  /** Told which session answers. */
  answers(session: number): void;
  /** What is remembered of a company's registers under a stamp. */
  recall(companyId: string, stamp: string): Answers;
}

const bound = "select set_config('role', 'gendan_app', true), set_config('gendan.company', $1, true)";
const binding: Record<Manner, string> = {
  write: bound,
  // What a command asks goes by keys, so one plan serves all values; planning it anew with each value took longer than carrying it out.
  command: `${bound}, set_config('plan_cache_mode', 'force_generic_plan', true)`,
  look: `${bound}, set_config('transaction_read_only', 'on', true)`,
};
const stamped = "select pg_backend_pid() as session, (select stamp from platform.registers where company_id = $1) as stamp";

/** What is asked while an answer is still to come is sent after it: a connection flies once at a time, and the driver's own queue is at its end. */
function inTurn(say: Ground["say"]): Ground["say"] {
  let before: Promise<unknown> = Promise.resolve();
  return (statements) => {
    const answered = before.then(() => say(statements));
    before = answered.catch(() => undefined);
    return answered;
  };
}

/**
 * The flights of one transaction on one connection. It begins with its first statement: begin, the company and the stamp of its registers go in that one's flight. A look binds each flight to the
 * company, which is over with the flight.
 */
function flightsOf({ companyId, manner, named, say, answers, recall }: Ground) {
  const plain = (text: string, values: string[] = []): Statement => ({ text, values, ...(named && { name: nameOf(text) }) });
  const company = BigInt(companyId).toString();
  const writes = manner !== "look";
  const bind = plain(binding[manner], [company]);
  const opening = [...(writes ? [plain("begin")] : []), bind, plain(stamped, [company])];
  let registers: Answers | undefined;
  let opened: Promise<unknown> | undefined;
  let ended = false;
  let writesRegisters = false;

  async function send(asked: readonly Statement[]): Promise<Answer[]> {
    const before = !opened ? opening : writes ? [] : [bind];
    const flight = say([...before, ...asked]);
    if (opened) return (await flight).slice(before.length);
    opened = flight;
    const answered = await flight;
    const { session, stamp } = answered[before.length - 1]!.rows[0] as { session: number; stamp: string | null };
    answers(session);
    registers = stamp === null || writesRegisters ? undefined : recall(companyId, stamp);
    return answered.slice(before.length);
  }

  async function finish(last: readonly Statement[]): Promise<void> {
    const answered = await send([...last, plain("commit")]);
    ended = true;
    if (answered.at(-1)!.command === "ROLLBACK") throw new Error("the transaction had failed before its commit");
  }

  return {
    send,
    finish,
    async registers(): Promise<Answers | undefined> {
      if (!opened) await send([]);
      else if (!registers) await opened;
      return registers;
    },
    /** For the messages of its connection. */
    hear: ({ code }: { code?: string }): void => {
      if (code !== registersChanged) return;
      writesRegisters = true;
      registers = undefined;
    },
    commit: async () => void (writes && opened && !ended && (await finish([]))),
    /** Rejects where the way to the database is gone; a look, which has nothing to take back, asks for nothing but that. */
    rollback: async () => void (opened && !ended && (await say([plain(writes ? "rollback" : "select")]))),
  };
}

/** One transaction, as whoever works in it has it, and its end. */
export function transactionOf(ground: Ground) {
  const { companyId, origin, manner, named } = ground;
  const { send, finish, registers, ...connection } = flightsOf({ ...ground, say: inTurn(ground.say) });
  // Begin and commit.
  let statements = manner === "look" ? 0 : 2;

  async function ask(query: Query): Promise<Answer> {
    statements += 1;
    return (await send([statementOf(query, named)]))[0]!;
  }

  const tx: Tx = {
    companyId,
    origin,
    get statements() {
      return statements;
    },
    registers,
    many: async <Row>(query: Query) => (await ask(query)).rows as Row[],
    maybe: async <Row>(query: Query) => (await ask(query)).rows[0] as Row | undefined,
    async one<Row>(query: Query) {
      const { rows } = await ask(query);
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
      return rows[0] as Row;
    },
    run: async (query) => (await ask(query)).count,
    async end(query) {
      statements += 1;
      await finish([statementOf(query, named)]);
    },
  };
  return { tx, ...connection };
}
