import { type Answer, answeredBefore, asSent, type Statement } from "./flight.ts";
import { type Answers, registersChanged, type Remembered } from "./registers.ts";
import { nameOf, type Query, statementOf } from "./statements.ts";
import { inTurn, type Say, together } from "./together.ts";

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

/** What is believed of whoever asks, and how the database is asked whether it still holds. */
export interface Belief {
  /** Carried out before all else, as the connection's own user and bound to no company; it writes nothing. */
  readonly text: string;
  readonly values: readonly unknown[];
  holds(rows: readonly object[]): boolean;
}

/** What was believed of whoever asks no longer holds: nothing was done for him, and nothing of what was read is told. */
export class NoLonger extends Error {}

/** The work went by registers that have changed since: nothing of it was done, and it begins anew. */
export class Misled extends Error {}

interface Ground extends Pick<Tx, "companyId" | "origin"> {
  manner: Manner;
  /** Whether sessions remember statements by name. */
  named: boolean;
  belief?: Belief | undefined;
  /** What is remembered of the company's registers, where the work may go by it before the database has told its stamp. */
  trusted?: Remembered | undefined;
  say: Say;
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

const errorOf = (over: Error | string): Error => (typeof over === "string" ? new Error(over) : over);

/** What a flight was answered, also where one of its statements failed after that. */
const cameBack = (flight: Promise<Answer[]>): Promise<{ answered: readonly Answer[]; failure?: unknown }> =>
  flight.then((answered) => ({ answered }), (failure: unknown) => ({ answered: answeredBefore(failure), failure }));

/** What the work goes by before the database has answered at all, and what its first answer says of it. */
function groundsOf({ companyId, belief, trusted, recall, answers }: Ground) {
  let leaned = false;
  return {
    /** What is remembered of the registers, where the work may go by it unproved. */
    lean(): Answers | undefined {
      leaned = trusted !== undefined;
      return trusted?.answers;
    },
    toProve: () => belief !== undefined || leaned,
    /** What is remembered under the stamp; throws where something that the work went by was not so. */
    proved(opening: readonly Answer[]): Answers | undefined {
      const { session, stamp } = opening.at(-1)!.rows[0] as { session: number; stamp: string | null };
      answers(session);
      if (belief && !belief.holds(opening.at(-3)!.rows)) throw new NoLonger("whoever asks is no longer who he was");
      const remembered = stamp === null ? undefined : stamp === trusted?.stamp ? trusted.answers : recall(companyId, stamp);
      if (leaned && remembered !== trusted?.answers) throw new Misled("the registers have changed");
      return remembered;
    },
  };
}

/** What is sent that nobody asked for. */
function ownOf({ companyId, manner, named, belief }: Ground) {
  const plain = (text: string, values: readonly unknown[] = []): Statement => ({ text, values: values.map(asSent), name: named ? nameOf(text) : undefined });
  const company = BigInt(companyId).toString();
  const bind = plain(binding[manner], [company]);
  return { plain, bind, opening: [...(manner === "look" ? [] : [plain("begin")]), ...(belief ? [plain(belief.text, belief.values)] : []), bind, plain(stamped, [company])] };
}

/**
 * The flights of one transaction on one connection. It begins with its first statement: begin, the company and the stamp of its registers go in that one's flight, and whatever proves that what the
 * work goes by still holds. A look binds each flight to the company, which is over with the flight.
 */
function flightsOf(ground: Ground) {
  const writes = ground.manner !== "look";
  const { plain, bind, opening } = ownOf(ground);
  const grounds = groundsOf(ground);
  const say = inTurn(ground.say);
  let registers: Answers | undefined;
  let opened: Promise<Answer[]> | undefined;
  let proved = false;
  let ended = false;
  let writesRegisters = false;
  /** Nothing more is taken: what flew behind the commit would be the connection's own user's, or in the next one's transaction. */
  let closed = false;
  /** Why nothing flies any more. What every transaction comes to is told in words: an error gathers its stack, whether or not anybody sees it. */
  let over: Error | string | undefined;

  async function open(asked: readonly Statement[]): Promise<Answer[]> {
    const { answered, failure } = await cameBack(say([...opening, ...asked]));
    try {
      if (answered.length < opening.length) throw failure;
      registers = grounds.proved(answered.slice(0, opening.length));
    } catch (error) {
      over = error as Error;
      throw error;
    }
    proved = true;
    if (writesRegisters) registers = undefined;
    if (failure) throw failure;
    return answered.slice(opening.length);
  }

  const send = together(async (asked) => {
    if (over !== undefined) throw errorOf(over);
    if (!opened) return (opened = open(asked));
    const before = writes ? [] : [bind];
    return (await say([...before, ...asked])).slice(before.length);
  });

  /** What only memory was asked, or is still under way, is proved before anybody goes by it; where it does not hold, that is why it is over. */
  const prove = async (): Promise<void> => void (!proved && grounds.toProve() && (await (opened ?? send([])).catch(() => undefined)));

  async function finish(last: readonly Statement[]): Promise<void> {
    await prove();
    const committed = send([...last, plain("commit")]);
    closed = true;
    const answered = await committed;
    ended = true;
    if (answered.at(-1)!.command === "ROLLBACK") throw new Error("the transaction had failed before its commit");
  }

  return {
    send: (asked: readonly Statement[]) => (closed ? Promise.reject(new Error("the transaction is over")) : send(asked)),
    finish,
    async registers(): Promise<Answers | undefined> {
      if (proved || writesRegisters) return registers;
      const leaned = grounds.lean();
      if (!leaned) await (opened ?? send([]));
      return leaned ?? registers;
    },
    /** For the messages of its connection. */
    hear: ({ code }: { code?: string }): void => {
      if (code !== registersChanged) return;
      writesRegisters = true;
      registers = undefined;
    },
    async commit(): Promise<void> {
      await prove();
      if (over !== undefined) throw errorOf(over);
      if (writes && opened && !ended) await finish([]);
      closed = true;
      over = "the transaction is over";
    },
    /** Why what the work came to counts for nothing, be it an error: what it went by was not so. */
    doubt: (): Promise<Error | undefined> => prove().then(() => (over === undefined ? undefined : errorOf(over))),
    /** Rejects where the way to the database is gone; a look, which has nothing to take back, asks for nothing but that. What still waits to fly does not any more. */
    async rollback(): Promise<void> {
      closed = true;
      over ??= "the transaction was rolled back";
      if (opened && !ended) await say([plain(writes ? "rollback" : "select")]);
    },
  };
}

/** One transaction, as whoever works in it has it, and its end. */
export function transactionOf(ground: Ground) {
  const { companyId, origin, manner, named } = ground;
  const { send, finish, registers, ...connection } = flightsOf(ground);
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
  return { tx, open: () => send([]), ...connection };
}
