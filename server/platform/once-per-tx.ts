import type { Tx } from "./db.ts";

/**
 * Asks a question once a transaction and key, however many reactions of a command want the answer. Only for facts that the command
 * itself does not change (a policy, a customer's file). A failed question is asked again.
 */
export function oncePerTx<T>(ask: (tx: Tx, key: string) => Promise<T>): ((tx: Tx, key: string) => Promise<T>) & { knows(tx: Tx, key: string, answer: T): void } {
  const asked = new WeakMap<Tx, Map<string, Promise<T>>>();
  const answersIn = (tx: Tx): Map<string, Promise<T>> => {
    const answers = asked.get(tx) ?? new Map<string, Promise<T>>();
    asked.set(tx, answers);
    return answers;
  };
  const askOnce = (tx: Tx, key: string): Promise<T> => {
    const answers = answersIn(tx);
    const known = answers.get(key);
    if (known) return known;
    const answer = ask(tx, key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
  /** Takes an answer in that was found with many others. */
  return Object.assign(askOnce, { knows: (tx: Tx, key: string, answer: T) => void answersIn(tx).set(key, Promise.resolve(answer)) });
}
