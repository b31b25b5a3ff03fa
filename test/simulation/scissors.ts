import type { Socket } from "node:net";
import type { ClientBase, PoolClient } from "pg";
import { type Answer, fly, type Statement } from "../../server/platform/flight.ts";
import type { TestHouse } from "../support/house.ts";
import type { Chance } from "./chance.ts";

/**
 * How a flight of statements goes wrong: the connection is cut before one of them; the server carries all of them out and the answer is lost; the server undoes the transaction before one
 * of them, as it does to one of two in a deadlock; or, which no honest way to a database does, a commit is acknowledged and was none.
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

/** What the house hands to the driver (server/platform/flight.ts). */
interface Flight {
  readonly statements: readonly Statement[];
  callback(error: Error | null, answers: Answer[]): void;
}
const isFlight = (given: unknown): given is Flight => typeof given === "object" && given !== null && "statements" in given && "callback" in given;

const socketOf = (client: ClientBase): Socket => (Reflect.get(client, "connection") as { stream: Socket }).stream;
const sessionOf = (client: ClientBase): number => Number(Reflect.get(client, "processID"));
/** The machine's secret of sign-in is no part of what comes from a seed. */
const told = ({ text, values }: Statement): string => (text.includes("signInSecret") ? text : `${text} ${JSON.stringify(values)}`);
const plain = (text: string): Statement => ({ text, values: [] });
const undone = plain("do $$ begin raise exception 'the scissors' using errcode = '40P01'; end $$");

export function scissorsOf(asOwner: TestHouse["asOwner"]): Scissors {
  let armed: { fault: Fault; at: number | "commit" } | undefined;
  let cuts = 0;
  const sent: string[] = [];

  /** Comes back when the server has noticed: whatever the session held is free again, so that what comes next meets the same in every run. */
  async function cut(client: ClientBase): Promise<never> {
    socketOf(client).destroy();
    while ((await asOwner("select from pg_stat_activity where pid = $1", [sessionOf(client)])).length);
    throw new Error("Connection terminated unexpectedly");
  }

  const faults: Record<Fault, (client: PoolClient, statements: readonly Statement[], at: number) => Promise<Answer[]>> = {
    async cutBefore(client, statements, at) {
      if (at > 0) await fly(client, statements.slice(0, at));
      return cut(client);
    },
    answerLost: async (client, statements) => (await fly(client, statements), cut(client)),
    aborted: (client, statements, at) => fly(client, [...statements.slice(0, at), undone]),
    async falseCommit(client, statements, at) {
      const answers = await fly(client, [...statements.slice(0, at), plain("rollback")]);
      return [...answers.slice(0, -1), { rows: [], count: 0, command: "COMMIT" }];
    },
  };

  /** At which of its statements a flight is cut, if it is. */
  function dueIn({ statements }: Flight): number | undefined {
    if (!armed) return undefined;
    if (armed.at === "commit") {
      const at = statements.findIndex(({ text }) => text === "commit");
      return at < 0 ? undefined : at;
    }
    const { at } = armed;
    armed.at -= statements.length;
    return at < statements.length ? at : undefined;
  }

  return {
    sent,
    hold(client) {
      const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
      const cutting = (...given: unknown[]): unknown => {
        const [flight] = given;
        if (!isFlight(flight)) return ask(...given);
        sent.push(...flight.statements.map(told));
        const at = dueIn(flight);
        if (!armed || at === undefined) return ask(...given);
        const { fault } = armed;
        [armed, cuts] = [undefined, cuts + 1];
        const gone = (error: unknown) => flight.callback(error as Error, []);
        void faults[fault](client as PoolClient, flight.statements, at).then((answers) => flight.callback(null, answers), gone);
        return flight;
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
  scissors.arm(chance.pick(["cutBefore", "answerLost", "aborted"]), chance.oneIn(3) ? "commit" : chance.below(15));
