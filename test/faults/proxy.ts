import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { nameOf } from "../../server/platform/statements.ts";

/** What the way between application and database does. */
export type Weather =
  | { kind: "fine" }
  /** Every connection, old or new, is reset. */
  | { kind: "reset" }
  /** Connections are taken, and nothing passes either way; what was held is lost when this ends, and the application is never told. */
  | { kind: "blackhole" }
  /** Each way takes so many milliseconds. */
  | { kind: "slow"; ms: number }
  /** The next connection over which a COMMIT goes is cut: the database gets it, the application never hears how it ended. */
  | { kind: "cutAfterCommit" };

/** A way between application and database that a test breaks. */
export interface Proxy {
  readonly port: number;
  become(weather: Weather): void;
  /** How many commits were cut. */
  readonly cuts: number;
  close(): Promise<void>;
}

/** Sessions know the statement by its name. */
const commit = Buffer.from(nameOf("commit"));

/** Listens on 127.0.0.1 and leads to a Unix socket. */
export async function databaseProxy(path: string): Promise<Proxy> {
  let weather: Weather = { kind: "fine" };
  let cuts = 0;
  const open = new Set<{ near: Socket; far: Socket; lost: boolean }>();

  const server = createServer((near) => {
    if (weather.kind === "reset") return void near.resetAndDestroy();
    const far = connect(path);
    const way = { near, far, lost: false };
    open.add(way);
    const send = (to: Socket, chunk: Buffer, toDatabase: boolean) => {
      if (weather.kind === "blackhole") way.lost = true;
      // What lost a part of its stream is never whole again: such a connection stays silent for good.
      if (way.lost) return;
      if (weather.kind === "cutAfterCommit" && toDatabase && chunk.includes(commit)) {
        weather = { kind: "fine" };
        cuts += 1;
        // The database works it off; the answer meets a way that is no more.
        far.write(chunk, () => setTimeout(() => (near.resetAndDestroy(), far.end()), 50));
        way.lost = true;
      } else if (weather.kind === "slow") setTimeout(() => to.writable && to.write(chunk), weather.ms);
      else to.write(chunk);
    };
    near.on("data", (chunk) => send(far, chunk, true));
    far.on("data", (chunk) => send(near, chunk, false));
    near.on("error", () => undefined).on("close", () => (open.delete(way), far.destroy()));
    // Half open: the application is not told that the other side went away.
    far.on("error", () => undefined).on("close", () => !way.lost && near.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    port: (server.address() as AddressInfo).port,
    get cuts() {
      return cuts;
    },
    become(next) {
      weather = next;
      if (next.kind === "reset") for (const { near } of open) near.resetAndDestroy();
      // Even what is idle has lost its other side, without a word.
      if (next.kind !== "blackhole") return;
      for (const way of open) {
        way.lost = true;
        way.far.destroy();
      }
    },
    async close() {
      for (const { near } of open) near.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
