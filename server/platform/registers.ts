import type { Tx } from "./db.ts";

/** What a process remembers of one company's registers, by question and key. */
export type Answers = Map<symbol, Map<string, unknown>>;

/** What is remembered, and under which stamp. */
export interface Remembered {
  stamp: string;
  answers: Answers;
}

/** SQLSTATE of the message by which the database tells that this very transaction wrote a register (migration 0022). */
export const registersChanged = "GD001";

/**
 * What a process remembers of all companies' registers. A company's stamp moves with every change of one of its registers; a transaction goes by
 * what was remembered last until its first flight tells the stamp; under another stamp it begins anew, with nothing remembered.
 */
export function registerMemory(companies = 100) {
  const known = new Map<string, Remembered>();
  return {
    /** What was remembered last, under whatever stamp that was. */
    last: (companyId: string): Remembered | undefined => known.get(companyId),
    /** What is remembered under this stamp. */
    at(companyId: string, stamp: string): Answers {
      const found = known.get(companyId);
      if (found?.stamp === stamp) return found.answers;
      const answers: Answers = new Map();
      // The limit keeps a process that serves many companies small.
      if (!found && known.size >= companies) known.delete(known.keys().next().value!);
      known.set(companyId, { stamp, answers });
      return answers;
    },
  };
}

/** Freezes data that many requests share. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

// Keys are ids and business dates; a company that asks for more of them than this begins anew.
const keys = 2000;

async function keep(tx: Tx, question: symbol, answers: Iterable<readonly [string, unknown]>): Promise<void> {
  // Looked up only now: the transaction may have begun to write registers since it asked.
  const registers = await tx.registers();
  if (!registers) return;
  const known = registers.get(question);
  const all = known && known.size < keys ? known : new Map<string, unknown>();
  for (const [key, answer] of answers) all.set(key, answer);
  registers.set(question, all);
}

/**
 * Asks a question about registers once a process, until one of the company's registers changes; the answer is shared and frozen. It is as new as a read at the
 * beginning of the transaction, whichever process wrote last (decision 0019). A transaction that writes a register asks anew each time. Only for tables that migration
 * 0022 and later ones name as registers.
 */
export function kept<T>(ask: (tx: Tx, key: string) => Promise<T>): (tx: Tx, key?: string) => Promise<T> {
  const question = Symbol("kept");
  return async (tx, key = "") => {
    const known = (await tx.registers())?.get(question);
    if (known?.has(key)) return known.get(key) as T;
    const answer = frozen(await ask(tx, key));
    await keep(tx, question, [[key, answer]]);
    return answer;
  };
}

/** The same for many keys in one question, which asks for the unknown ones alone; a key without an answer is asked for again. */
export function keptEach<T>(ask: (tx: Tx, keys: readonly string[]) => Promise<ReadonlyMap<string, T>>): (tx: Tx, keys: readonly string[]) => Promise<Map<string, T>> {
  const question = Symbol("kept");
  return async (tx, wanted) => {
    const known = (await tx.registers())?.get(question) as ReadonlyMap<string, T> | undefined;
    const unknown = new Set(wanted.filter((key) => !known?.has(key)));
    const found = new Map(wanted.filter((key) => !unknown.has(key)).map((key) => [key, known?.get(key) as T]));
    if (!unknown.size) return found;
    const asked = [...(await ask(tx, [...unknown]))].map(([key, answer]) => [key, frozen(answer)] as const);
    await keep(tx, question, asked);
    return new Map([...found, ...asked]);
  };
}
