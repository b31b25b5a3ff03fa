import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listOrders } from "../../contract/orders.ts";
import { listReceipts, recordReceipt } from "../../contract/settlement.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import { configOf } from "../../server/cli/config.ts";
import { readyDatabase } from "../../server/cli/database.ts";
import { type Company, staffOf } from "../../server/conformance/company.ts";
import { doorAt, Unexpected } from "../../server/conformance/door.ts";
import { lifeOf } from "../../server/conformance/life.ts";
import { postmasterLines } from "../../server/platform/embedded-leftover.ts";
import { companiesIn, shipped } from "../faults/companies.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { expectVerified } from "./house.ts";

/** Only root can lay a small disk under a folder. */
const may = process.getuid?.() === 0 && process.platform === "linux";
if (!may) console.warn("SKIPPED: a full disk is tried as root on Linux alone");
const disk = mkdtempSync(join(tmpdir(), "gendan-disk-"));
const data = join(disk, "data");
const ballast = join(disk, "ballast");
const logs = mkdtempSync(join(tmpdir(), "gendan-disk-log-"));
let house: ServerProcess;
let company: Company;
const acknowledged: string[] = [];

beforeAll(async () => {
  if (!may) return;
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=400m,mode=711", "tmpfs", disk]);
  mkdirSync(data);
  chmodSync(data, 0o711);
  const database = await readyDatabase(configOf({ GENDAN_DATA: data }), () => undefined);
  [company] = (await companiesIn(database.connection, data, [shipped]).finally(() => database.stop())) as [Company];
  house = await serverProcess({ folder: logs, settings: { GENDAN_DATA: data } });
  await house.start();
});
afterAll(async () => {
  await house?.remove();
  if (may) execFileSync("umount", [disk]);
  for (const folder of [disk, logs]) rmSync(folder, { recursive: true, force: true });
});

/** Fills the disk to its last byte. */
function fill(): void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(ballast, Buffer.alloc(bavail * bsize + bsize));
  } catch {
    // It is full, as was wanted.
  }
}

const statuses = (list: readonly (number | string)[]) => Object.fromEntries([...new Set(list)].map((status) => [status, list.filter((one) => one === status).length]));
const answerOf = (error: unknown): number | string => (error instanceof Unexpected ? error.problem.status : `no answer: ${String(error)}`);

/** Those who write, read and upload, and what they were told. */
function people() {
  const door = doorAt(house.address);
  const life = lifeOf({ company, door, clock: { now: () => new Date() } });
  const { finance, clerk } = staffOf(company, door);
  let n = acknowledged.length;
  const told = (work: Promise<unknown>) => work.then(() => 200, answerOf);
  async function write(): Promise<number | string> {
    const remark = `DISK-${(n += 1)}`;
    const status = await told(finance.ask(recordReceipt, { customerId: company.customer.id, ledgerId: company.ledgerId, amount: "1.00", receivedOn: life.dayAfter(0), means: "cash", remark }));
    if (status === 200) acknowledged.push(remark);
    return status;
  }
  async function lost(): Promise<string[]> {
    const kept = new Set<string>();
    for (let cursor: string | null | undefined = undefined; cursor !== null; ) {
      const page: AnswerOf<typeof listReceipts> = await finance.ask(listReceipts, { limit: 200, cursor });
      for (const { remark } of page.rows) kept.add(remark);
      cursor = page.next;
    }
    return acknowledged.filter((remark) => !kept.has(remark));
  }
  return { write, lost, read: () => told(clerk.ask(listOrders, {})), upload: () => told(clerk.upload(Buffer.alloc(2_000_000, "x"), "big.txt")) };
}

/** Makes room, and counts the seconds until a write is taken again. */
async function secondsUntilTaken(write: () => Promise<number | string>): Promise<number> {
  rmSync(ballast, { force: true });
  const freed = performance.now();
  while ((await write()) !== 200 && performance.now() - freed < 90_000) await sleep(200);
  return (performance.now() - freed) / 1000;
}
const several = async (times: number, work: () => Promise<number | string>) => {
  const all: (number | string)[] = [];
  for (let n = 0; n < times; n += 1) all.push(await work());
  return all;
};

test.skipIf(!may)("[P14] on a full disk writes are refused in words and what is there is read; nothing acknowledged is lost, and it goes on once there is room", async () => {
  const { write, read, upload, lost } = people();
  expect(new Set(await several(20, write))).toEqual(new Set([200]));
  fill();
  const uploaded = await upload();
  const wrote: (number | string)[] = [];
  // Until the database itself has no room: what it had in reserve is used up first.
  for (let each = 0; each < 4000 && wrote.filter((status) => status !== 200).length < 30; each += 1) wrote.push(await write());
  const reads = await several(20, read);
  const back = await secondsUntilTaken(write);
  expect(await lost()).toEqual([]);
  console.log(`full: upload ${uploaded}, writes ${JSON.stringify(statuses(wrote))}, reads ${JSON.stringify(statuses(reads))}; taken again ${back.toFixed(1)} s after there was room; 0 of ${acknowledged.length} acknowledged lost`);
  expect(uploaded).toBe(507);
  expect(Object.keys(statuses(wrote)).filter((status) => !["200", "507"].includes(status))).toEqual([]);
  expect(new Set(reads)).toEqual(new Set([200]));
  expect(back).toBeLessThan(60);
});

test.skipIf(!may)("[P14] where even the log of the database has no room, it stops; callers are told to come again, and it is back by itself once there is room", async () => {
  const { write, read, lost } = people();
  fill();
  const [, , , port, host] = postmasterLines(join(data, "cluster"));
  const client = new pg.Client({ host: host!, port: Number(port), user: "gendan", database: "gendan" });
  client.on("error", () => undefined);
  await client.connect();
  for (let each = 0; each < 100; each += 1) if (await client.query("select pg_logical_emit_message(false, 'drill', repeat(md5(random()::text), 32768))").then(() => false, () => true)) break;
  const wrote = await several(5, write);
  const reads = await several(5, read);
  const back = await secondsUntilTaken(write);
  expect(await lost()).toEqual([]);
  console.log(`its log full: writes ${JSON.stringify(statuses(wrote))}, reads ${JSON.stringify(statuses(reads))}; taken again ${back.toFixed(1)} s after there was room; 0 of ${acknowledged.length} acknowledged lost`);
  expect([...new Set([...wrote, ...reads])]).toEqual([503]);
  expect(back).toBeLessThan(60);
  await house.stop();
  await expectVerified("", data);
});

test.runIf(!may)("is left out: only root on Linux can lay a small disk under a folder", () => undefined);
