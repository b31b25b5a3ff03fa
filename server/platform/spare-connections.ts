import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Browsers open connections in advance, on which nothing was asked yet; Node does not count them as idle and would wait a minute for
 * their first request before it stops. Answers a function that closes those that are open.
 */
export function spareConnections(server: Server): () => void {
  const unasked = new Set<Socket>();
  server.on("connection", (socket) => {
    unasked.add(socket);
    socket.once("close", () => unasked.delete(socket));
  });
  server.on("request", ({ socket }) => unasked.delete(socket));
  return () => {
    for (const socket of unasked) socket.destroy();
  };
}
