import type { Signature } from "../../../contract/reviews.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import type { Review, Step } from "./reviews.ts";

const reviewColumns = sql.raw(`r.id, jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) as subject, r.subject_version, r.subject_hash, r.title, r.summary,
  r.entered_by, r.owner_id, r.department_id, r.opened_by, r.opened_by_name, r.opened_at, r.state, r.closed_at`);
const stepColumns = sql.raw(`s.key, s.name, s.sequence, s.roles, s.check_names, s.asks, s.estimate_roles, s.estimate_when_red, s.passes_by_itself, s.self_approval, s.statement_rule, s.signature_rule, s.hand_over, s.copy_to,
  s.state, s.opened_at, s.decided_at, s.decided_by, s.decided_by_name, s.statement, s.answers, s.checks, s.signature, s.assigned_to, s.assigned_name`);

/** Writes reviews as they are now, new ones and ended ones alike. */
export const saveReviews = (tx: Tx, reviews: readonly Review[]): Sql<unknown> => {
  const rows = reviews.map(({ subject, ...review }) => ({ ...review, subjectKind: subject.kind, subjectId: subject.id }));
  return sql`
    insert into reviews.reviews (company_id, id, subject_kind, subject_id, subject_version, subject_hash, title, summary, entered_by, owner_id, department_id, opened_by, opened_by_name, opened_at,
                                 state, closed_at)
    select ${tx.companyId}::bigint, id, "subjectKind", "subjectId", "subjectVersion", "subjectHash", title, summary, "enteredBy", "ownerId", "departmentId", "openedBy", "openedByName", "openedAt",
           state, "closedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, "subjectKind" text, "subjectId" uuid, "subjectVersion" int, "subjectHash" text, title text, summary jsonb,
           "enteredBy" uuid, "ownerId" uuid, "departmentId" uuid, "openedBy" uuid, "openedByName" text, "openedAt" timestamptz, state text, "closedAt" timestamptz)
    on conflict (company_id, id) do update set state = excluded.state, closed_at = excluded.closed_at`;
};

/** Writes steps as they are now, new ones and changed ones alike. */
export const saveSteps = (tx: Tx, steps: readonly (Step & { reviewId: string })[]): Sql<unknown> => sql`
    insert into reviews.steps as s (company_id, review_id, key, name, sequence, roles, check_names, asks, estimate_roles, estimate_when_red, passes_by_itself, self_approval, statement_rule, signature_rule, hand_over, copy_to,
                                    state, opened_at, decided_at, decided_by, decided_by_name, statement, answers, checks, signature, assigned_to, assigned_name)
    select ${tx.companyId}::bigint, "reviewId", key, name, sequence, roles, "checkNames", asks, "estimateRoles", "estimateWhenRed", "passesByItself", "selfApproval", "statementRule", "signatureRule", "handOver", coalesce("copyTo", '{}'),
           state, "openedAt", "decidedAt", "decidedBy", "decidedByName", statement, answers, checks, signature, "assignedTo", "assignedName"
      from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as g ("reviewId" uuid, key text, name jsonb, sequence int, roles text[], "checkNames" text[], asks text[], "estimateRoles" text[], "estimateWhenRed" text,
           "passesByItself" boolean, "selfApproval" boolean, "statementRule" text, "signatureRule" text, "handOver" text, "copyTo" text[], state text, "openedAt" timestamptz, "decidedAt" timestamptz,
           "decidedBy" uuid, "decidedByName" text, statement text, answers jsonb, checks jsonb, signature jsonb, "assignedTo" uuid, "assignedName" text)
    on conflict (company_id, review_id, key) do update
      set state = excluded.state, opened_at = excluded.opened_at, decided_at = excluded.decided_at, decided_by = excluded.decided_by, decided_by_name = excluded.decided_by_name,
          statement = excluded.statement, answers = excluded.answers, checks = excluded.checks, signature = excluded.signature, assigned_to = excluded.assigned_to, assigned_name = excluded.assigned_name`;

/** A review with its steps in their order. */
export interface ReviewFile {
  review: Review;
  steps: Step[];
}
type LockedRow = Omit<Review, "state" | "openedAt"> & { reviewState: Review["state"]; reviewOpenedAt: Date } & Step;

// One row a step; where a step's column is called like the review's, the review's has a name of its own.
async function lockWhere(tx: Tx, condition: Sql<unknown>): Promise<ReviewFile | undefined> {
  const rows = await tx.many<LockedRow>(sql`
    select ${reviewColumns}, r.state as review_state, r.opened_at as review_opened_at, ${stepColumns}
      from reviews.reviews r join reviews.steps s on s.company_id = r.company_id and s.review_id = r.id
     where r.company_id = ${tx.companyId} and ${condition} order by s.sequence, s.key for update`);
  const files = rows.map(({ id, subject, subjectVersion, subjectHash, title, summary, enteredBy, ownerId, departmentId, openedBy, openedByName, closedAt, reviewState, reviewOpenedAt, ...step }) => ({
    review: { id, subject, subjectVersion, subjectHash, title, summary, enteredBy, ownerId, departmentId, openedBy, openedByName, openedAt: reviewOpenedAt, state: reviewState, closedAt }, step,
  }));
  const [first] = files;
  return first && { review: first.review, steps: files.map(({ step }) => step) };
}

/**
 * Locks a review: the first of several who decide at once goes on, the others see what he decided. The steps are locked with it, or those who waited would be given
 * them as they were before.
 */
export const lock = (tx: Tx, reviewId: string): Promise<ReviewFile | undefined> => lockWhere(tx, sql`r.id = ${reviewId}`);

export const lockOpenOf = (tx: Tx, { kind, id }: Subject): Promise<ReviewFile | undefined> => lockWhere(tx, sql`r.subject_kind = ${kind} and r.subject_id = ${id} and r.state = 'open'`);

export const read = (tx: Tx, reviewId: string): Promise<Review | undefined> =>
  tx.maybe<Review>(sql`select ${reviewColumns} from reviews.reviews r where r.company_id = ${tx.companyId} and r.id = ${reviewId}`);

export const ofSubject = (tx: Tx, subject: Subject): Promise<Review[]> =>
  tx.many<Review>(sql`
    select ${reviewColumns} from reviews.reviews r
     where r.company_id = ${tx.companyId} and r.subject_kind = ${subject.kind} and r.subject_id = ${subject.id} order by r.opened_at desc limit 50`);

export const stepsOf = (tx: Tx, reviewId: string): Promise<Step[]> =>
  tx.many<Step>(sql`select ${stepColumns} from reviews.steps s where s.company_id = ${tx.companyId} and s.review_id = ${reviewId} order by s.sequence, s.key`);

/** Steps of a document's newest review; none before its first. */
export const latestSteps = (tx: Tx, subject: Subject): Promise<Step[]> =>
  tx.many<Step>(sql`
    select ${stepColumns} from reviews.steps s
     where s.company_id = ${tx.companyId} and s.review_id = (${latest(tx, subject)}) order by s.sequence, s.key`);

export const latest = (tx: Tx, { kind, id }: Subject): Sql<unknown> =>
  sql`select r.id from reviews.reviews r where r.company_id = ${tx.companyId} and r.subject_kind = ${kind} and r.subject_id = ${id} order by r.opened_at desc, r.id desc limit 1`;

export interface Estimate {
  id: string;
  reviewId: string;
  stepKey: string;
  roles: string[];
  question: string;
  askedAt: Date;
  askedByName: string;
  answeredAt: Date | null;
  answeredByName: string | null;
  days: number | null;
  readyOn: string | null;
  note: string | null;
}
const estimateColumns = sql.raw("e.id, e.review_id, e.step_key, e.roles, e.question, e.asked_at, e.asked_by_name, e.answered_at, e.answered_by_name, e.days, e.ready_on, e.note");

export const insertEstimate = (tx: Tx, e: Pick<Estimate, "id" | "reviewId" | "stepKey" | "roles" | "question" | "askedAt" | "askedByName"> & { askedBy: string }): Promise<number> =>
  tx.run(sql`
    insert into reviews.estimates (company_id, id, review_id, step_key, roles, question, asked_at, asked_by, asked_by_name)
    values (${tx.companyId}, ${e.id}, ${e.reviewId}, ${e.stepKey}, ${e.roles}::text[], ${e.question}, ${e.askedAt}, ${e.askedBy}, ${e.askedByName})`);

export const lockEstimate = (tx: Tx, estimateId: string): Promise<(Estimate & { subject: Subject }) | undefined> =>
  tx.maybe(sql`
    select ${estimateColumns}, jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) as subject from reviews.estimates e
      join reviews.reviews r on r.company_id = e.company_id and r.id = e.review_id
     where e.company_id = ${tx.companyId} and e.id = ${estimateId} for update of e`);

export const answerEstimate = (tx: Tx, id: string, a: { at: Date; by: string; byName: string; days: number; readyOn: string | null; note: string }): Promise<number> =>
  tx.run(sql`
    update reviews.estimates set answered_at = ${a.at}, answered_by = ${a.by}, answered_by_name = ${a.byName}, days = ${a.days}, ready_on = ${a.readyOn}::date, note = ${a.note}
     where company_id = ${tx.companyId} and id = ${id}`);

export const estimatesOf = (tx: Tx, reviewId: string): Promise<Estimate[]> =>
  tx.many<Estimate>(sql`select ${estimateColumns} from reviews.estimates e where e.company_id = ${tx.companyId} and e.review_id = ${reviewId} order by e.asked_at`);

export const openEstimates = (tx: Tx, roles: readonly string[]): Promise<(Estimate & { subject: Subject; title: string })[]> =>
  tx.many(sql`
    select ${estimateColumns}, r.title, jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) as subject from reviews.estimates e
      join reviews.reviews r on r.company_id = e.company_id and r.id = e.review_id
     where e.company_id = ${tx.companyId} and e.answered_at is null and e.roles && ${[...roles]}::text[] order by e.asked_at limit 200`);

/** A decision that was taken back, as it stood. */
export interface StepReversal {
  id: string;
  reviewId: string;
  stepKey: string;
  verdict: "passed" | "failed";
  decidedAt: Date;
  decidedBy: string;
  decidedByName: string;
  statement: string;
  answers: Record<string, unknown>;
  checks: Step["checks"];
  signature: Signature | null;
  reason: string;
  at: Date;
  by: string;
  byName: string;
}
const reversals = tableOf<StepReversal>("reviews.reversals", {
  id: "uuid", reviewId: "uuid", stepKey: "text", verdict: "text", decidedAt: "timestamptz", decidedBy: "uuid", decidedByName: "text", statement: "text", answers: "jsonb", checks: "jsonb",
  signature: "jsonb", reason: "text", at: "timestamptz", by: "uuid", byName: "text",
});
export const insertReversals: Collector<StepReversal> = { name: "review_reversals", parts: (rows, { tx }) => [{ name: "review_reversals", sql: reversals.insert(tx.companyId, rows) }] };
export const reversalsOf = (tx: Tx, reviewId: string): Promise<StepReversal[]> =>
  tx.many<StepReversal>(sql`select ${reversals.columns()} from reviews.reversals where company_id = ${tx.companyId} and review_id = ${reviewId} order by at, id`);
