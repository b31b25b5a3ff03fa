import type { Socket } from "node:net";
import type { ClientBase } from "pg";
import type { TestHouse } from "../support/house.ts";
import type { Chance } from "./chance.ts";

/**
 * How a statement goes wrong: the connection is cut before the server hears it; the server carries it out and its answer is lost; the server undoes the transaction, as it does to one of two in a deadlock; or, which no honest
 * way to a database does, a commit is acknowledged and was none.
 */
export type Fault = "cutBefore" | "answerLost" | "aborted" | "falseCommit";

/** Cuts the way to the database at one statement of whatever is asked next. */
export interface Scissors {
  /** For `onConnect` of the pool. */
  hold(client: ClientBase): void;
  /** At the how-manieth statement from now, or at the next commit. */
  arm(fault: Fault, at: number | "commit"): void;
  /** Every statement that the house sent, with its values. */
  readonly sent: string[];
  /** Lays them down; tells whether they cut. */
  disarm(): boolean;
}

type Ask = (...given: unknown[]) => Promise<unknown>;
const lost = () => new Error("Connection terminated unexpectedly");

const socketOf = (client: ClientBase): Socket => (Reflect.get(client, "connection") as { stream: Socket }).stream;
const sessionOf = (client: ClientBase): number => Number(Reflect.get(client, "processID"));
const told = ([statement]: unknown[]): string => {
  if (typeof statement === "string") return statement;
  const { text, values } = statement as { text: string; values?: unknown[] };
  return text.includes("signInSecret") ? text : `${text} ${JSON.stringify(values)}`;
};
const isCommit = ([statement]: unknown[]): boolean => statement === "commit";

export function scissorsOf(asOwner: TestHouse["asOwner"]): Scissors {
  let armed: { fault: Fault; at: number | "commit" } | undefined;
  let cuts = 0;
  const sent: string[] = [];

  /** The server has noticed: whatever the session held is free again, so that what comes next meets the same in every run. */
  async function gone(session: number): Promise<void> {
    while ((await asOwner("select from pg_stat_activity where pid = $1", [session])).length);
  }
  async function cut(client: ClientBase): Promise<never> {
    socketOf(client).destroy();
    await gone(sessionOf(client));
    throw lost();
  }

  const faults: Record<Fault, (client: ClientBase, ask: () => Promise<unknown>, send: Ask) => Promise<unknown>> = {
    cutBefore: cut,
    answerLost: async (client, ask) => (await ask(), cut(client)),
    aborted: (_, __, send) => send("do $$ begin raise exception 'the scissors' using errcode = '40P01'; end $$"),
    falseCommit: async (_, __, send) => (await send("rollback"), { command: "COMMIT" }),
  };

  function isDue(given: unknown[]): boolean {
    if (!armed) return false;
    if (armed.at === "commit") return isCommit(given);
    return (armed.at -= 1) <= 0;
  }

  return {
    sent,
    hold(client) {
      const ask = client.query.bind(client) as Ask;
      const cutting: Ask = (...given) => {
        sent.push(told(given));
        if (!armed || !isDue(given)) return ask(...given);
        const { fault } = armed;
        [armed, cuts] = [undefined, cuts + 1];
        return faults[fault](client, () => ask(...given), ask);
      };
      Object.defineProperty(client, "query", { value: cutting });
    },
    arm: (fault, at) => void ([armed, cuts] = [{ fault, at }, 0]),
    disarm() {
      const cut = cuts > 0;
      [armed, cuts] = [undefined, 0];
      return cut;
    },
  };
}

/** One of the faults that an honest way to a database has, at one of the next statements or at the commit. */
export const armBy = (scissors: Scissors, chance: Chance): void =>
  scissors.arm(chance.pick(["cutBefore", "answerLost", "aborted"]), chance.oneIn(3) ? "commit" : 1 + chance.below(12));
