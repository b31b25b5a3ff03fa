import { sql, type Tx } from "../../platform/db.ts";

export interface TokenRow {
  id: string;
  name: string;
  prefix: string;
  personId: string | null;
  roles: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}
const columns = sql`id, name, prefix, person_id, roles, created_at, expires_at, last_used_at, revoked_at`;

export const insertToken = (tx: Tx, row: Omit<TokenRow, "lastUsedAt" | "revokedAt"> & { hash: Buffer; createdBy: string }): Promise<number> =>
  tx.run(sql`
    insert into people.tokens (company_id, id, hash, prefix, name, person_id, roles, created_by, created_at, expires_at)
    values (${tx.companyId}, ${row.id}, ${row.hash}, ${row.prefix}, ${row.name}, ${row.personId}, ${row.roles}, ${row.createdBy}, ${row.createdAt}, ${row.expiresAt})`);

/** A person's tokens, newest first; with `services` those of programs too. */
export const tokensOf = (tx: Tx, personId: string, services: boolean): Promise<TokenRow[]> =>
  tx.many<TokenRow>(sql`
    select ${columns} from people.tokens
     where company_id = ${tx.companyId} and (person_id = ${personId} or (${services}::boolean and person_id is null)) order by id desc`);

export const lockToken = (tx: Tx, id: string): Promise<TokenRow | undefined> =>
  tx.maybe<TokenRow>(sql`select ${columns} from people.tokens where company_id = ${tx.companyId} and id = ${id} for no key update`);

export const revoke = (tx: Tx, id: string, now: Date): Promise<number> =>
  tx.run(sql`update people.tokens set revoked_at = coalesce(revoked_at, ${now}) where company_id = ${tx.companyId} and id = ${id}`);
export const revokeAllOf = (tx: Tx, personId: string, now: Date): Promise<number> =>
  tx.run(sql`update people.tokens set revoked_at = ${now} where company_id = ${tx.companyId} and person_id = ${personId} and revoked_at is null`);
