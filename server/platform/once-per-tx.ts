import type { Tx } from "./db.ts";

/**
 * Asks a question once a transaction and key, however many reactions of a command want the answer. Only for facts that the command
 * itself does not change (a policy, a customer's file). A failed question is asked again.
 */
export function oncePerTx<T>(ask: (tx: Tx, key: string) => Promise<T>): (tx: Tx, key: string) => Promise<T> {
  const asked = new WeakMap<Tx, Map<string, Promise<T>>>();
  return (tx, key) => {
    const answers = asked.get(tx) ?? new Map<string, Promise<T>>();
    asked.set(tx, answers);
    const known = answers.get(key);
    if (known) return known;
    const answer = ask(tx, key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
