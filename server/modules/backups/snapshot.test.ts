import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { databaseProxy } from "../../../test/faults/proxy.ts";
import { testDatabase } from "../../../test/support/database.ts";
import type { ArchiveWriter } from "./archive.ts";
import { openSnapshot } from "./snapshot.ts";

afterEach(() => void vi.useRealTimers());

const lookMs = 30_000;
/** Takes what it is given, and keeps nothing. */
const nowhere: ArchiveWriter = {
  async add(name, bytes, size) {
    for await (const _ of bytes);
    return { name, bytes: size, sha256: "" };
  },
  finish: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
};

test("[P13] a backup that waits for a table is left to wait; one whose session is gone, and whose way says nothing of it, is given up at the next look", async () => {
  const { asOwner, connection } = await testDatabase();
  const way = await databaseProxy(`${connection.host}/.s.PGSQL.${connection.port}`);
  const spool = mkdtempSync(join(tmpdir(), "gendan-spool-"));
  const holding = new pg.Client(connection);
  await holding.connect();
  await holding.query("begin; lock table settlement.receivables in access exclusive mode");
  const waiting = () => asOwner<{ pid: number }>("select pid from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())");
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const snapshot = await openSnapshot({ ...connection, host: "127.0.0.1", port: way.port }, "select id::text from companies.companies");
  try {
    let given: unknown;
    const copying = snapshot.copyAll(nowhere, spool).catch((error: unknown) => (given = error));
    while (!(await waiting()).length) await sleep(20);

    const ended = vi.spyOn(pg.Client.prototype, "end");
    await vi.advanceTimersByTimeAsync(lookMs);
    // Whoever looks leaves when he has seen it.
    while (!ended.mock.calls.length) await sleep(20);
    ended.mockRestore();
    await sleep(100);
    expect([given, (await waiting()).length]).toEqual([undefined, 1]);

    // What was open stays open and silent; what is opened from now on passes.
    way.become({ kind: "blackhole" });
    way.become({ kind: "fine" });
    await asOwner("select pg_terminate_backend(pid) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())");
    while ((await waiting()).length) await sleep(20);
    expect(given).toBeUndefined();
    await vi.advanceTimersByTimeAsync(lookMs);
    await copying;
    expect(given).toMatchObject({ message: "Connection terminated" });
  } finally {
    await holding.end();
    await snapshot.close();
    await way.close();
    rmSync(spool, { recursive: true, force: true });
  }
});
