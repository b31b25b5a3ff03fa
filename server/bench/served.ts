import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

export interface Served {
  address: string;
  /** Our processes: this one, the system's, and the database's connections where they are on this machine. */
  pids(): Promise<number[]>;
  stop(): Promise<void>;
}

/** Starts the system on a database, in a process of its own whose clock begins at a moment, and waits until it answers. Throws when it ends before. */
export async function serve(connection: pg.PoolConfig, at: Date): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-bench-"));
  const child: ChildProcess = fork(fileURLToPath(new URL("serve.ts", import.meta.url)), { env: { ...process.env, GENDAN_BENCH: JSON.stringify({ connection, dataDir, at }) } });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the system ended with ${code} before it answered`);
  });
  const [{ address }] = (await Promise.race([once(child, "message"), ended])) as [{ address: string }];
  ended.catch(() => undefined);
  const database = new pg.Client(connection);
  await database.connect();
  return {
    address,
    async pids() {
      const { rows } = await database.query<{ pid: number }>("select pid from pg_stat_activity");
      return [process.pid, child.pid ?? 0, ...rows.map(({ pid }) => pid)];
    },
    async stop() {
      await database.end();
      const exit = once(child, "exit");
      child.disconnect();
      await exit;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
