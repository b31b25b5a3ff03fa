import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeAll, afterAll, expect, test, vi } from "vitest";
import { claimDataDirectory } from "./embedded-lock.ts";
import { DataDirectoryBusy, startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded-postgres.ts";
import { niceness, servedAfterUs } from "./embedded-priority.ts";
import { bootId, startOfProcess } from "./embedded-process.ts";
import { socketDirectory } from "./embedded-socket.ts";
import { sessionOf } from "./silence.ts";

let root: string;
let dataDir: string;
const servers: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "gendan-embedded-"));
  chmodSync(root, 0o755);
  dataDir = join(root, "data");
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of servers.splice(0)) await server.stop();
});
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

async function start(directory = dataDir) {
  const server = await startEmbeddedPostgres({ dataDir: directory });
  servers.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string) {
  const client = new pg.Client({ ...server.connection, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Gendan: holds the server and prints its pid, then the number of every row it was promised. */
async function startHolder(directory = dataDir) {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, "embedded-postgres.ts"))});
    const { default: pg } = await import("pg");
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(directory)} });
    console.log(server.pid);
    const client = new pg.Client(server.connection);
    await client.connect();
    for (let row = 1; ; row++) { await client.query("insert into acknowledged values ($1)", [row]); console.log(row); }`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const lines: number[] = [];
  child.stdout.on("data", (chunk: Buffer) => lines.push(...chunk.toString().trim().split("\n").map(Number)));
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(20), { timeout: 20_000 });
  return { child, serverPid: lines[0] ?? 0, acknowledged: () => lines.slice(1) };
}

const claimsIn = (directory: string) => readdirSync(directory).filter((name) => name.startsWith("running."));
const serversOn = (directory: string) =>
  execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n").filter((line) => line.includes(`-D ${directory}`));

test("the first start makes a database that knows Chinese, is durable and listens on no port", async () => {
  const server = await start();
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
  const [facts] = await query(server, `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens,
    pg_encoding_to_char(encoding) as encoding, datlocale, '华' ~ '\\w' as letter from pg_database where datname = current_database()`);
  expect(facts).toEqual({ fsync: "on", listens: "", encoding: "UTF8", datlocale: "C.UTF-8", letter: true });
  await query(server, "create extension pg_trgm");
  expect(await query(server, "select cardinality(show_trgm('华强电子')) as parts")).toEqual([{ parts: 5 }]);
});

test("what was written is still there after a stop and a start", async () => {
  const first = await start();
  await query(first, "create table acknowledged (row int primary key)");
  await query(first, "insert into acknowledged values (0)");
  await first.stop();
  expect(serversOn(dataDir)).toEqual([]);
  expect(claimsIn(dataDir)).toEqual([]);
  expect(await query(await start(), "select * from acknowledged")).toEqual([{ row: 0 }]);
});

test("kill -9 of the process that holds the database leaves no server, and no promised row is lost", async () => {
  const holder = await startHolder();
  expect(serversOn(dataDir)).not.toEqual([]);
  holder.child.kill("SIGKILL");
  await once(holder.child, "exit");
  await vi.waitFor(() => expect(serversOn(dataDir)).toEqual([]), { timeout: 15_000 });
  const [kept] = await query(await start(), "select count(*)::int as rows from acknowledged where row > 0");
  expect(kept?.["rows"]).toBeGreaterThanOrEqual(Math.max(...holder.acknowledged()));
});

test("a start right after kill -9 waits for the dying server instead of failing", async () => {
  const first = await start();
  await query(first, "truncate acknowledged");
  await first.stop();
  const holder = await startHolder();
  holder.child.kill("SIGKILL");
  await once(holder.child, "exit");
  const [kept] = await query(await start(), "select max(row) as last from acknowledged");
  expect(kept?.["last"]).toBeGreaterThanOrEqual(Math.max(...holder.acknowledged()));
});

test("a second start on the same data is refused at once and names the first process", async () => {
  await query(await start(), "truncate acknowledged");
  await expect(start()).rejects.toEqual(new DataDirectoryBusy(dataDir, process.pid));
  for (const server of servers.splice(0)) await server.stop();
  const holder = await startHolder();
  const asked = Date.now();
  const refusal = await start().catch((error: unknown) => error);
  // Far less than a start waits for a database; a busy machine is no reason to fail.
  expect(Date.now() - asked).toBeLessThan(10_000);
  expect(refusal).toBeInstanceOf(DataDirectoryBusy);
  expect(refusal).toMatchObject({ pid: holder.child.pid, message: expect.stringContaining(`process ${holder.child.pid}`) });
});

test("the server is started again when it is killed by itself", async () => {
  const server = await start();
  const before = server.pid;
  process.kill(before, "SIGKILL");
  await vi.waitFor(() => expect(server.pid).not.toBe(before), { timeout: 20_000 });
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
});

test.runIf(process.platform === "linux")("it is started again although a session of the killed one hangs and keeps its shared memory", async () => {
  const server = await start();
  const client = new pg.Client(server.connection);
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const before = server.pid;
  process.kill(rows[0]!.pid, "SIGSTOP");
  process.kill(before, "SIGKILL");
  await vi.waitFor(() => expect(server.pid).not.toBe(before), { timeout: 30_000 });
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("claims of dead processes, of reused process ids and of an earlier boot are taken over", async () => {
  const directory = join(root, "stale");
  mkdirSync(directory);
  const dead = spawnSync("true").pid;
  writeFileSync(join(directory, `running.${dead}.1.${bootId()}`), "");
  writeFileSync(join(directory, `running.${process.ppid}.1.${bootId()}`), "");
  writeFileSync(join(directory, `running.${process.ppid}.${startOfProcess(process.ppid)}.an-earlier-boot`), "");
  const release = await claimDataDirectory(directory);
  expect(claimsIn(directory)).toEqual([expect.stringContaining(`running.${process.pid}.`)]);
  release();
  expect(claimsIn(directory)).toEqual([]);
});

test("a claim that an older live process made is respected, and so is that of a younger one that does not leave", async () => {
  const directory = join(root, "respected");
  mkdirSync(directory);
  const younger = spawn("sleep", ["5"]);
  children.push(younger);
  await sleep(50);
  for (const pid of [process.ppid, younger.pid ?? 0]) {
    const file = join(directory, `running.${pid}.${startOfProcess(pid)}.${bootId()}`);
    writeFileSync(file, "");
    await expect(claimDataDirectory(directory)).rejects.toMatchObject({ pid });
    rmSync(file);
  }
});

test("a data directory with a long path gets its socket in the temporary folder", () => {
  expect(socketDirectory("/srv/gendan")).toBe("/srv/gendan/socket");
  expect(socketDirectory(`/srv/${"long/".repeat(20)}`)).toMatch(new RegExp(`^${tmpdir()}/gendan-[0-9a-f]{16}$`));
});

test.runIf(process.getuid?.() === 0)("started by root, a closed parent directory is named and stays closed", async () => {
  const closed = join(root, "closed");
  mkdirSync(closed, { mode: 0o700 });
  await expect(start(join(closed, "data"))).rejects.toThrow(`The directory ${closed} is closed to the user`);
});

test("the database is served after us: a server that died and came again too, and each session where it is a scheduling group of its own", async () => {
  const server = await start();
  const stop = servedAfterUs(server);
  const first = server.pid;
  process.kill(first, "SIGKILL");
  await vi.waitFor(() => expect(server.pid).not.toBe(first), { timeout: 20_000 });
  await vi.waitFor(() => expect(getPriority(server.pid)).toBe(niceness), { timeout: 20_000 });
  const client = new pg.Client(server.connection);
  await client.connect();
  const session = sessionOf(client)!;
  expect(getPriority(session)).toBe(niceness);
  const group = `/proc/${session}/autogroup`;
  if (existsSync(group)) await vi.waitFor(() => expect(readFileSync(group, "utf8")).toContain(`nice ${niceness}`), { timeout: 20_000 });
  await client.end();
  stop();
});
