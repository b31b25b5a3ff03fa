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

/**
 * Claims the key in this transaction. A second request with the same key waits here for the first one's commit and then gets
 * its answer; after the first one's rollback it goes on as if it were the first.
 */
export async function claim(tx: Tx, { actorId, key, requestHash }: Claim, now: Date): Promise<{ outcome: unknown } | undefined> {
  const mine = await tx.run(sql`
    insert into platform.idempotency (company_id, actor_id, key, request_hash, at)
    values (${tx.companyId}, ${actorId}, ${key}, ${requestHash}, ${now}) on conflict do nothing`);
  if (mine) return undefined;
  const first = await tx.one<{ requestHash: string; answer: unknown }>(sql`
    select request_hash, answer from platform.idempotency
     where company_id = ${tx.companyId} and actor_id = ${actorId} and key = ${key}`);
  if (first.requestHash !== requestHash) throw new KeyReused();
  return { outcome: first.answer };
}

const keptHours = 72;

/** Forgets keys whose time is over; a request that comes again after that is a new one. */
export const forgetOldKeys = (tx: Tx, now: Date): Promise<number> =>
  tx.run(sql`delete from platform.idempotency where company_id = ${tx.companyId} and at < ${now}::timestamptz - make_interval(hours => ${keptHours})`);

/** Keeps the answer beside the key, in the command's last statement. */
export const saveAnswer: Collector<{ claim: Claim; answer: unknown }> = {
  name: "idempotency",
  parts: ([item], { tx }) =>
    item
      ? [{
          name: "kept_answer",
          sql: sql`update platform.idempotency set answer = ${JSON.stringify(item.answer ?? null)}::jsonb
            where company_id = ${tx.companyId} and actor_id = ${item.claim.actorId} and key = ${item.claim.key}`,
        }]
      : [],
};
