import { setTimeout as sleep } from "node:timers/promises";
import { settleLeftover } from "./embedded-leftover.ts";
import { launchServer, type RunningServer, type ServerPlan } from "./embedded-server.ts";
import { clearSockets, type Place } from "./embedded-socket.ts";

type Watched = { plan: ServerPlan; place: Place; log: (line: string) => void };

// A server that was killed may look alive until the system has collected it and its shared memory.
const startPatienceMs = 5_000;

/** Starts the server and starts it again whenever it ends without being asked to. */
export async function superviseServer(watched: Watched): Promise<{ pid(): number; stop(): Promise<void> }> {
  let server = await startPatiently(watched);
  let stopping = false;
  const watch = async () => {
    for (;;) {
      await server.exited;
      if (stopping) return;
      watched.log("The database server ended unexpectedly and is started again");
      server = (await startUntil(() => stopping, watched)) ?? server;
      // Asked to stop while the new server was starting: nobody else knows it yet.
      if (stopping) return server.stop();
    }
  };
  const watching = watch();
  const stop = async () => {
    stopping = true;
    await server.stop();
    await watching;
  };
  return { pid: () => server.pid, stop };
}

/** Keeps trying: after a full disk the server comes back as soon as there is space again. */
async function startUntil(given: () => boolean, watched: Watched): Promise<RunningServer | undefined> {
  while (!given()) {
    try {
      return await startPatiently(watched);
    } catch (error) {
      watched.log(String(error));
    }
  }
  return undefined;
}

async function startPatiently({ plan, place, log }: Watched): Promise<RunningServer> {
  const deadline = Date.now() + startPatienceMs;
  for (;;) {
    await settleLeftover(plan.clusterDir);
    clearSockets(place);
    try {
      return await launchServer(plan);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      log("The database server is not free yet; trying again");
      await sleep(200);
    }
  }
}
