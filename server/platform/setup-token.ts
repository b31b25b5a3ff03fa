import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { type Database, sql, type Tx } from "./db.ts";

const setting = "setup.token";
const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** Makes the secret by which whoever runs this installation sets it up, in place of an earlier one; only its hash is kept. It is printed where nobody else reads. */
export async function newSetupToken(db: Database): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await db.outside((tx) => tx.run(sql`
    insert into platform.settings (name, value) values (${setting}, ${JSON.stringify({ hash: hashOf(secret) })}::jsonb) on conflict (name) do update set value = excluded.value`));
  return secret;
}

/** Whether a secret is the one that was made last and not used since. */
export async function isSetupToken(tx: Tx, secret: string): Promise<boolean> {
  const kept = await tx.maybe<{ hash: string | null }>(sql`select value ->> 'hash' as hash from platform.settings where name = ${setting}`);
  return typeof kept?.hash === "string" && timingSafeEqual(Buffer.from(kept.hash), Buffer.from(hashOf(secret)));
}

/** Uses the secret up; of two at once one succeeds. */
export const useSetupToken = async (tx: Tx, secret: string): Promise<boolean> =>
  (await tx.run(sql`update platform.settings set value = '{}'::jsonb where name = ${setting} and value ->> 'hash' = ${hashOf(secret)}`)) === 1;
