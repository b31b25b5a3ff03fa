import type * as contract from "../../../contract/assessment.ts";
import type { AssessmentSum } from "../../../contract/assessment.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import { type Actor, type Scope, scopeOf } from "../../platform/actor.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { tableOf } from "../../platform/table.ts";
import type { Entry } from "./assessment.ts";

const table = tableOf<Entry>("assessment.entries", {
  id: "uuid", kind: "text", origin: "text", termKey: "text", termName: "jsonb", policyId: "uuid", policyVersion: "int", confirmedBy: "text[]", appealDays: "int", day: "date", dutyId: "uuid",
  evidence: "jsonb", reason: "text", role: "text", proposedAt: "timestamptz", proposedBy: "uuid", proposedByName: "text", personId: "uuid", personName: "text", departmentIds: "uuid[]",
  amount: "numeric", points: "int", state: "text", revision: "int", decision: "jsonb", appealUntil: "timestamptz", appeal: "jsonb", settlement: "jsonb",
} satisfies Record<keyof Entry, string>);

/** Writes a proposal; false when the same broken limit was proposed under the same rule before. */
export const insert = async (tx: Tx, entry: Entry): Promise<boolean> =>
  (await tx.run(sql`${table.insert(tx.companyId, [entry])} on conflict (company_id, duty_id, term_key) do nothing returning 1`)) > 0;

export const lock = (tx: Tx, id: string): Promise<Entry | undefined> =>
  tx.maybe<Entry>(sql`select ${table.columns()} from assessment.entries where company_id = ${tx.companyId} and id = ${id} for update`);

export const read = (tx: Tx, id: string): Promise<Entry | undefined> =>
  tx.maybe<Entry>(sql`select ${table.columns()} from assessment.entries where company_id = ${tx.companyId} and id = ${id}`);

export const save = (tx: Tx, { id, revision }: Pick<Entry, "id" | "revision">, change: Partial<Entry>): Promise<number> =>
  tx.run(sql`update assessment.entries set ${table.assignments({ ...change, revision: revision + 1 })} where company_id = ${tx.companyId} and id = ${id}`);

type Who = Pick<Actor, "id" | "departmentIds" | "roles" | "permissions">;

function reachOf({ id, departmentIds }: Who, scope: Scope): Sql<unknown> {
  if (scope === "company") return sql`true`;
  const own = sql`person_id = ${id}::uuid`;
  return scope === "department" ? sql`(${own} or department_ids && ${[...departmentIds]}::uuid[])` : own;
}

/** What waits for this person's decision: within his reach, of a role of his, not about himself. */
function toDecide(who: Who): Sql<unknown> {
  const scope = scopeOf(who as Actor, "assessment.decide");
  return scope ? sql`state in ('proposed', 'appealed') and confirmed_by && ${[...who.roles]}::text[] and person_id is distinct from ${who.id}::uuid and ${reachOf(who, scope)}` : sql`false`;
}

const inMonth = (month: string) => sql`day >= ${`${month}-01`}::date and day < (${`${month}-01`}::date + interval '1 month')`;

type Filter = ParsedInputOf<typeof contract.listAssessments>;

/** Entries within the reader's reach, the newest first. */
export async function list(tx: Tx, f: Filter, { actor, scope }: { actor: Who; scope: Scope }): Promise<{ rows: Entry[]; next: string | null }> {
  // Ids are made in the order of time, so the id alone is the key of a page.
  const [after] = keyLike(f.cursor, ["uuid"]) ?? [];
  const wanted = { mine: sql`person_id = ${actor.id}::uuid`, toDecide: toDecide(actor), all: sql`true` }[f.list];
  const rows = await tx.many<Entry>(sql`
    select ${table.columns()} from assessment.entries
     where company_id = ${tx.companyId} and ${reachOf(actor, scope)} and ${wanted}
       ${f.state ? sql`and state = ${f.state}` : sql``} ${f.kind ? sql`and kind = ${f.kind}` : sql``} ${f.personId ? sql`and person_id = ${f.personId}::uuid` : sql``}
       ${f.month ? sql`and ${inMonth(f.month)}` : sql``} ${after ? sql`and id < ${after}::uuid` : sql``}
     order by id desc limit ${f.limit + 1}`);
  return pageOf(rows, f.limit, (row) => [row.id]);
}

const held = sql`state in ('confirmed', 'upheld')`;

/** A month's sums by person, for whoever the reader may see; entries without a named person are in no sum. */
export const sums = (tx: Tx, month: string, { actor, scope }: { actor: Who; scope: Scope }): Promise<AssessmentSum[]> =>
  tx.many<AssessmentSum>(sql`
    select person_id, max(person_name) as person_name,
           count(*) filter (where kind = 'warning' and ${held})::int as warnings,
           coalesce(sum(amount) filter (where kind = 'fine' and ${held}), 0)::numeric(18,2) as fines,
           coalesce(sum(points) filter (where kind = 'points' and ${held}), 0)::int as points_against,
           count(*) filter (where kind = 'reward' and ${held})::int as rewards,
           coalesce(sum(amount) filter (where kind = 'reward' and ${held}), 0)::numeric(18,2) as reward_amount,
           coalesce(sum(points) filter (where kind = 'reward' and ${held}), 0)::int as reward_points,
           count(*) filter (where state = 'proposed')::int as proposed, count(*) filter (where state = 'appealed')::int as appealed
      from assessment.entries
     where company_id = ${tx.companyId} and person_id is not null and state not in ('dismissed', 'withdrawn') and ${inMonth(month)} and ${reachOf(actor, scope)}
     group by person_id order by 2, 1`);
