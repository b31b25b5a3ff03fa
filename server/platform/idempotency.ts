import type { Collector } from "./collect.ts";
import { sql, type Tx } from "./db.ts";

/** What a caller claims with its `Idempotency-Key`: kept 72 h; same key and same request give the same answer. */
export interface Claim {
  actorId: string;
  key: string;
  /** SHA-256 of method, path and body, hex. */
  requestHash: string;
}

/** The key was used for another request: the caller's mistake, told as 422. */
export class KeyReused extends Error {}

/** What a request with this key was answered before; undefined when it was not carried out yet. */
export async function answered(tx: Tx, { actorId, key, requestHash }: Claim): Promise<{ outcome: unknown } | undefined> {
  const first = await tx.maybe<{ requestHash: string; answer: unknown }>(sql`
    select request_hash, answer from platform.idempotency
     where company_id = ${tx.companyId} and actor_id = ${actorId} and key = ${key}`);
  if (first && first.requestHash !== requestHash) throw new KeyReused();
  return first && { outcome: first.answer };
}

const keptHours = 72;

/** Forgets keys whose time is over; a request that comes again after that is a new one. */
export const forgetOldKeys = (tx: Tx, now: Date): Promise<number> =>
  tx.run(sql`delete from platform.idempotency where company_id = ${tx.companyId} and at < ${now}::timestamptz - make_interval(hours => ${keptHours})`);

/**
 * Claims the key and keeps the answer in the command's last statement. Where a request with the same key was carried out before, or is about to be, this waits for the
 * other's commit and then breaks the key's uniqueness, so that nothing of the second one stays (decision 0020). Its name sorts it first: who comes second holds nothing yet
 * of what the statement writes.
 */
export const keepAnswer: Collector<{ claim: Claim; answer: unknown }> = {
  name: "answer",
  parts: (items, { tx, now }) =>
    items.map(({ claim, answer }) => ({
      name: "kept_answer",
      sql: sql`insert into platform.idempotency (company_id, actor_id, key, request_hash, at, answer)
        values (${tx.companyId}, ${claim.actorId}, ${claim.key}, ${claim.requestHash}, ${now}, ${JSON.stringify(answer ?? null)}::jsonb)`,
    })),
};
