import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { doorOf } from "./door.ts";

test("whoever the kernel took before the door was closed is let in and answered, a crowd too", async () => {
  const server = createServer((_, answer) => void answer.end("inside")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const door = doorOf(server);
  const { port } = server.address() as AddressInfo;
  const asked = Array.from({ length: 50 }, async () => {
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    socket.write("GET / HTTP/1.1\r\nHost: door\r\n\r\n");
    let said = "";
    for await (const part of socket) said += String(part);
    return said.split("\r\n")[0];
  });
  await door.close();
  expect(new Set((await Promise.allSettled(asked)).map((one) => (one.status === "fulfilled" ? one.value : String(one.reason))))).toEqual(new Set(["HTTP/1.1 200 OK"]));
});
