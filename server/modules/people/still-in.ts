import type { Actor } from "../../platform/actor.ts";
import { type Database, sql } from "../../platform/db.ts";

/** Whether somebody who was let in before would be let in still: he works here, and his session (or a program's token) is not over. Looking is no use of the session. */
export const stillIn = (db: Database, now: Date, { companyId, id, kind, sessionId }: Pick<Actor, "companyId" | "id" | "kind" | "sessionId">): Promise<boolean> =>
  db.inCompany(companyId, async (tx) => {
    if (kind === "service") return (await tx.run(sql`select from people.tokens where company_id = ${companyId} and id = ${id} and revoked_at is null and expires_at > ${now}`)) > 0;
    const found = await tx.run(sql`
      select from people.people p where p.company_id = ${companyId} and p.id = ${id} and p.state = 'active'
         and (${sessionId ?? null}::uuid is null or exists (
           select from login.sessions s where s.id = ${sessionId ?? null}::uuid and s.company_id = p.company_id and s.expires_at > ${now}
              and (s.may_idle or coalesce(s.last_used_at, s.created_at) + s.idle_minutes * interval '1 minute' > ${now}::timestamptz)))`);
    return found > 0;
  });
