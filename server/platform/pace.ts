import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/** So long a connection may stand still in the middle of a question or an answer. */
const standstillMs = 20_000;
/** Both slower than a bad phone network: of a question in the mean of a standstill's time, of an answer for each piece of it that was handed to the system. */
const [sentASecond, takenASecond] = [1_024, 4_096];
const lookMs = 5_000;

/** Within which the head of a question has to come, and, at whatever pace, all of it. Looked at every `connectionsCheckingInterval`. */
export const timeLimits = { headersTimeout: 15_000, requestTimeout: 300_000, connectionsCheckingInterval: lookMs } as const;

interface Kept {
  /** What is still to come. */
  asking: IncomingMessage | undefined;
  /** Bytes that went out, and when they last became more. */
  taken: number;
  takenAt: number;
  read: number;
  readAt: number;
}

/** Whether the other side takes what it is owed: what it has not taken lies in our memory. */
function takesTooLong(socket: Socket, kept: Kept, now: number): boolean {
  const owed = socket.writableLength;
  const taken = socket.bytesWritten - owed;
  if (!owed || taken > kept.taken) [kept.taken, kept.takenAt] = [taken, now];
  return now - kept.takenAt > standstillMs + (1_000 * owed) / takenASecond;
}

/** Whether the rest of a question comes at a pace. */
function sendsTooSlowly(socket: Socket, kept: Kept, now: number): boolean {
  const isComing = kept.asking !== undefined && !kept.asking.complete && !kept.asking.destroyed;
  if (!isComing || socket.bytesRead - kept.read >= (sentASecond * standstillMs) / 1_000) [kept.read, kept.readAt] = [socket.bytesRead, now];
  return now - kept.readAt > standstillMs;
}

/**
 * Cuts who sends his question or takes his answer too slowly (P15): each holds memory, and for as long as he likes. A standstill that is ours, while a question is worked at, counts for
 * nobody: then all of the question is there, and nothing to be taken.
 */
export function keepPace(server: Server): void {
  const all = new Map<Socket, Kept>();
  server.on("connection", (socket) => {
    const now = performance.now();
    all.set(socket, { asking: undefined, taken: 0, takenAt: now, read: 0, readAt: now });
    socket.once("close", () => all.delete(socket));
  });
  server.prependListener("request", (asking) => {
    const kept = all.get(asking.socket);
    if (kept) [kept.asking, kept.read, kept.readAt] = [asking, asking.socket.bytesRead, performance.now()];
  });
  const looking = setInterval(() => {
    const now = performance.now();
    for (const [socket, kept] of all) if (takesTooLong(socket, kept, now) || sendsTooSlowly(socket, kept, now)) socket.destroy();
  }, lookMs);
  looking.unref();
  server.once("close", () => clearInterval(looking));
}
