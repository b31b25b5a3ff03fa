import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { type Actor, anonymous } from "./actor.ts";
import { deniedWatch } from "./denied.ts";

// What is thrown where nobody waits for it fails the run.
test("whoever goes away while it is written down that he was not let in leaves no error behind, and the next one is answered", async () => {
  const somebody: Actor = { ...anonymous, kind: "person", id: "01a20c36-1660-7828-a031-ff063ff61ee6" };
  const told: { route: string; status: number }[] = [];
  const { authenticate, watch } = deniedWatch({ authenticate: () => Promise.resolve(somebody), believe: () => undefined }, async (_, denied) => {
    await sleep(50);
    told.push(denied);
  });
  const app = Fastify();
  watch(app);
  app.get("/prices", { onRequest: async (request, reply) => (await authenticate(request), reply.code(403).send({})) }, () => ({}));
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const leaving = get(`${address}/prices`).on("error", () => undefined);
  await sleep(20);
  leaving.destroy();
  const stays = await fetch(`${address}/prices`);
  expect(stays.status).toBe(403);
  expect(told).toContainEqual({ route: "GET /prices", status: 403 });
  await app.close();
});
