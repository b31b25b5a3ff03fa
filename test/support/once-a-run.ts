import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";

/** What is dear to make and only copied from: made by whichever file asks first, in whichever process; whoever asks meanwhile waits. What is told of it is plain data. */
export async function onceARun<T>(name: string, make: () => Promise<T>): Promise<T> {
  const file = join(inject("folder"), `${name}.json`);
  const turn = new pg.Client(inject("server"));
  await turn.connect();
  try {
    await turn.query("select pg_advisory_lock(hashtext($1))", [name]);
    if (!existsSync(file)) writeFileSync(file, JSON.stringify(await make()));
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } finally {
    await turn.end();
  }
}
