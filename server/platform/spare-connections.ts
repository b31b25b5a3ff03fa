import type { Server } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const graceMs = 1_000;
const lookMs = 20;

/**
 * Browsers open connections in advance, on which nothing was asked yet; Node does not count them as idle and would wait a minute for
 * their first request before it stops. Answers a function that waits until nobody is let in any more and closes those that are still without a request a second later: on the newest one is
 * under way.
 */
export function spareConnections(server: Server): () => Promise<void> {
  const unasked = new Set<Socket>();
  server.on("connection", (socket) => {
    unasked.add(socket);
    socket.once("close", () => unasked.delete(socket));
  });
  server.on("request", ({ socket }) => unasked.delete(socket));
  return async () => {
    while (server.listening) await sleep(lookMs);
    for (let waited = 0; unasked.size && waited < graceMs; waited += lookMs) await sleep(lookMs);
    for (const socket of unasked) socket.destroy();
  };
}
