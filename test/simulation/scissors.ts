import type { Socket } from "node:net";
import type { ClientBase, Submittable } from "pg";
import { type Answer, fly, type Statement } from "../../server/platform/flight.ts";
import type { TestHouse } from "../support/house.ts";
import type { Chance } from "./chance.ts";

/**
 * How a statement goes wrong: the connection is cut before the server hears it; the server carries it out and its answer is lost; the server undoes the transaction, as it does to one of two in a deadlock; or, which no honest
 * way to a database does, a commit is acknowledged and was none.
 */
export type Fault = "cutBefore" | "answerLost" | "aborted" | "falseCommit";

/** Cuts the way to the database at one flight of statements of whatever is asked next. */
export interface Scissors {
  /** For `onConnect` of the pool. */
  hold(client: ClientBase): void;
  /** At the how-manieth flight from now, or at the next commit. */
  arm(fault: Fault, at: number | "commit"): void;
  /** Every statement that the house sent, with its values. */
  readonly sent: string[];
  /** Lays them down; tells whether they cut. */
  disarm(): boolean;
}

type Ask = ClientBase["query"];
/** Statements that go to the server together, as the house sends them. */
interface Flight extends Submittable {
  readonly statements: readonly Statement[];
  callback(error: Error | null, answers: Answer[]): void;
}
const isFlight = (given: unknown): given is Flight => typeof given === "object" && given !== null && "statements" in given;
const lost = () => new Error("Connection terminated unexpectedly");

const socketOf = (client: ClientBase): Socket => (Reflect.get(client, "connection") as { stream: Socket }).stream;
const sessionOf = (client: ClientBase): number => Number(Reflect.get(client, "processID"));
const told = ({ text, values }: Statement): string => (text.includes("signInSecret") ? text : `${text} ${JSON.stringify(values)}`);
const isCommit = ({ text }: Statement): boolean => text === "commit";

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

  /** Of the flight: sent as it is, or in another shape. */
  interface Cutting {
    client: ClientBase;
    statements: readonly Statement[];
    send(statements: readonly Statement[]): Promise<Answer[]>;
  }
  const faults: Record<Fault, (cutting: Cutting) => Promise<Answer[]>> = {
    cutBefore: ({ client }) => cut(client),
    answerLost: async ({ client, statements, send }) => (await send(statements), cut(client)),
    aborted: ({ send }) => send([{ text: "do $$ begin raise exception 'the scissors' using errcode = '40P01'; end $$", values: [] }]),
    falseCommit: async ({ statements, send }) => (await send(statements.map((one) => (isCommit(one) ? { text: "rollback", values: [] } : one)))).map((answer) => ({ ...answer, command: answer.command === "ROLLBACK" ? "COMMIT" : answer.command })),
  };

  function isDue({ statements }: Flight): boolean {
    if (!armed) return false;
    if (armed.at === "commit") return statements.some(isCommit);
    return (armed.at -= 1) <= 0;
  }

  return {
    sent,
    hold(client) {
      const ask: Ask = client.query.bind(client);
      const send = (statements: readonly Statement[]) => fly({ query: ask }, statements);
      const cutting = (flight: unknown, ...more: unknown[]): unknown => {
        // What the driver itself says when a connection opens is cut by nobody.
        if (!isFlight(flight)) return Reflect.apply(ask, client, [flight, ...more]);
        sent.push(...flight.statements.map(told));
        if (!armed || !isDue(flight)) return ask(flight);
        const { fault } = armed;
        [armed, cuts] = [undefined, cuts + 1];
        void faults[fault]({ client, statements: flight.statements, send }).then((answers) => flight.callback(null, answers), (error: Error) => flight.callback(error, []));
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

/** One of the faults that an honest way to a database has, at one of the next flights or at the commit. */
export const armBy = (scissors: Scissors, chance: Chance): void =>
  scissors.arm(chance.pick(["cutBefore", "answerLost", "aborted"]), chance.oneIn(3) ? "commit" : 1 + chance.below(12));
