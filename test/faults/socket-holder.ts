// Run as a process of its own. It does what systemd does with a .socket unit: it holds the listening socket, and starts the program on it again whenever that has ended.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../bin/gendan.mjs", import.meta.url));
const [port, pidFile] = process.argv.slice(2);
const server = createServer().listen(Number(port), "127.0.0.1");
await once(server, "listening");
// Node keeps the number to itself.
const socket = (Reflect.get(server, "_handle") as { fd: number }).fd;
// Never back in the event loop, so that this process takes no connection itself.
for (;;) spawnSync("/bin/sh", ["-c", `echo $$ > ${pidFile}; LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$@"`, process.execPath, launcher, "start"], { stdio: ["ignore", "inherit", "inherit", socket] });
