import type { ReviewCard } from "../../../contract/reviews.ts";
import { type Actor, ownersOf, type Scope } from "../../platform/actor.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";

export interface TaskFilter {
  list: "toDecide" | "decided" | "submitted";
  search?: string;
  cursor?: string;
  limit: number;
  actor: Pick<Actor, "id" | "roles" | "departmentIds" | "standsFor">;
  scope: Scope;
}

const entrustedTo = (actor: TaskFilter["actor"]) => sql`coalesce(s.hand_over = 'anybody' and s.assigned_to = any(${ownersOf(actor)}::uuid[]), false)`;
const reachOf = ({ actor, scope }: TaskFilter) => {
  if (scope === "company") return sql`true`;
  const own = sql`array[r.owner_id, r.entered_by, r.opened_by] && ${ownersOf(actor)}::uuid[]`;
  const within = scope === "department" ? sql`(${own} or r.department_id = any(${[...actor.departmentIds]}::uuid[]))` : own;
  return sql`(${within} or ${entrustedTo(actor)})`;
};

const listOf = (f: TaskFilter) => {
  if (f.list === "toDecide") return sql`s.state = 'open' and (${entrustedTo(f.actor)} or s.roles && ${[...f.actor.roles]}::text[] and (s.assigned_to is null or s.assigned_to = any(${ownersOf(f.actor)}::uuid[])))`;
  if (f.list === "decided") return sql`s.decided_by = ${f.actor.id}::uuid`;
  return sql`r.opened_by = ${f.actor.id}::uuid and s.state <> 'waiting'`;
};

/** Steps of one of a person's lists; the longest waiting first where something is to be done, else the newest. */
export async function tasksOf(tx: Tx, f: TaskFilter): Promise<{ rows: ReviewCard[]; next: string | null }> {
  const oldestFirst = f.list === "toDecide";
  const time = oldestFirst ? sql`s.opened_at` : sql`coalesce(s.decided_at, s.opened_at)`;
  const [at, key] = keyLike(f.cursor, ["instant", "text"]) ?? [];
  const after = at === undefined ? sql`true` : oldestFirst
    ? sql`(${time}, r.id || s.key) > (${at}::timestamptz, ${key}::text)`
    : sql`(${time}, r.id || s.key) < (${at}::timestamptz, ${key}::text)`;
  const direction = sql.raw(oldestFirst ? "asc" : "desc");
  const rows = await tx.many<ReviewCard & { sortTime: string; sortKey: string }>(sql`
    select r.id as review_id, jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) as subject, r.title, r.summary, s.key as step_key, s.name as step_name, s.state,
           s.opened_at, s.decided_at, s.statement, r.opened_by_name, r.subject_hash, ${time}::text as sort_time, r.id || s.key as sort_key
      from reviews.steps s join reviews.reviews r on r.company_id = s.company_id and r.id = s.review_id
     where s.company_id = ${tx.companyId} and ${listOf(f)} and ${reachOf(f)} and ${after}
       and (${f.search ?? null}::text is null or r.title ilike '%' || ${f.search ?? null}::text || '%')
     order by ${time} ${direction}, r.id || s.key ${direction} limit ${f.limit + 1}`);
  const { rows: page, next } = pageOf(rows, f.limit, ({ sortTime, sortKey }) => [sortTime, sortKey]);
  return { rows: page.map(({ sortTime: _time, sortKey: _key, ...row }) => row), next };
}
