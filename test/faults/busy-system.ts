import type { Agent } from "node:http";
import { analyze } from "../../server/bench/analyze.ts";
import type { Company } from "../../server/conformance/company.ts";
import { doorAt } from "../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../server/conformance/life.ts";
import { closedLoop, connections } from "./open-loop.ts";
import type { Wanted } from "./rolling.ts";
import { type Connection, sharedSystem, type System } from "./system.ts";

/** One process on a database that it does not run, asked much and often; how it answers while it is busy is looked at. */
export interface BusySystem extends System {
  readonly connection: Connection;
  readonly address: string;
  readonly company: Company;
  /** Steps of an order's life at its door, beside what is asked. */
  readonly life: Life;
  /** The connections of those who ask. */
  readonly agent: Agent;
  /** The clerk's questions by their number: one in so many enters an order, the others read these pages in turn. */
  clerkAsks(what: { entersOneIn: number; pages: readonly string[] }): (n: number) => Wanted;
  /** Asks until it is as one that has worked for a while: its code compiled, its tables looked at. */
  warmUp(wanted: (n: number) => Wanted): Promise<void>;
}

/** Started, and with so many connections that stay open. */
export async function busySystem(open: number): Promise<BusySystem> {
  const system = await sharedSystem({ count: 1 });
  try {
    await system.start();
    const [address, company] = [system.addresses[0]!, system.companies[0]!];
    const life = lifeOf({ company, door: doorAt(address), clock: { now: () => new Date() } });
    const agent = await connections(address, open);
    const { authorization } = company.passes.clerk;
    return {
      ...system, address, company, life, agent,
      clerkAsks: ({ entersOneIn, pages }) => (n) => n % entersOneIn
        ? { authorization, method: "GET", path: pages[n % pages.length]! }
        : { authorization, method: "POST", path: "/orders", body: life.typed() },
      async warmUp(wanted) {
        const asks = () => closedLoop(address, { agent, lines: 24, seconds: 5, wanted });
        await asks();
        await analyze(system.connection);
        await asks();
      },
      async remove() {
        agent.destroy();
        await system.remove();
      },
    };
  } catch (failed) {
    await system.remove();
    throw failed;
  }
}
