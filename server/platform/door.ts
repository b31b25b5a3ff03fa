import type { Server } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";

const graceMs = 1_000;
const lookMs = 20;
const quietMs = 1;
const mostTurns = 500;

/** The door of a process: how it is closed so that nobody who was let in stands there without an answer. */
export interface Door {
  /** Whether it is about to be closed, which a proxy is told by `/ready`. */
  readonly leaving: boolean;
  /** Announces it: all is answered as before, and each connection ends with its answer, so that callers take others. */
  leave(): void;
  /**
   * Lets nobody in any more. Connections on which nothing is asked have a second more: browsers open them in advance, and, where the end was announced, the next question may be on its way
   * on one that was used. Those that never asked anything are cut after it, for Node does not count them as idle and would wait a minute for them.
   */
  close(): Promise<void>;
}

/**
 * The kernel takes connections for a process before the process does, and resets those left when the door closes: so it closes right after all that waited were taken. Each turn of the
 * loop takes one connection alone, and the first one may be half over.
 */
async function quietMoment(taken: () => number): Promise<void> {
  for (let [turns, quiet] = [0, 0]; turns < mostTurns && quiet < 2; turns += 1) {
    const [began, before] = [performance.now(), taken()];
    await turn();
    quiet = performance.now() - began < quietMs && taken() === before ? quiet + 1 : 0;
  }
}

export function doorOf(server: Server): Door {
  const open = new Set<Socket>();
  const unasked = new Set<Socket>();
  let leaving = false;
  let taken = 0;
  server.on("connection", (socket) => {
    taken += 1;
    for (const among of [open, unasked]) {
      among.add(socket);
      socket.once("close", () => among.delete(socket));
    }
  });
  server.prependListener("request", ({ socket }, response) => {
    unasked.delete(socket);
    if (leaving) response.setHeader("connection", "close");
  });
  const leave = () => void (leaving = true);
  return {
    get leaving() {
      return leaving;
    },
    leave,
    async close() {
      const waitedFor = leaving ? open : unasked;
      leave();
      await quietMoment(() => taken);
      // An HTTP server's own way would cut what is idle at once.
      NetServer.prototype.close.call(server);
      for (let waited = 0; waitedFor.size && waited < graceMs; waited += lookMs) await sleep(lookMs);
      for (const socket of unasked) socket.destroy();
    },
  };
}
