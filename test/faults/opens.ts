import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const tried = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
    socket.on("error", () => resolve(false));
  });

/** Resolves when somebody listens there, within ten seconds; `failed` says why nobody will. */
export async function opens(port: number, failed: () => string | false): Promise<void> {
  for (let tries = 0; !(await tried(port)); tries += 1) {
    const why = failed();
    if (why || tries > 200) throw new Error(why || `nobody listens on ${port}`);
    await sleep(50);
  }
}
