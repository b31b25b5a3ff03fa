import type { Subject } from "../../../contract/toolkit.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import type { Review, Step } from "./reviews.ts";

const reviewColumns = sql.raw(`r.id, jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) as subject, r.subject_version, r.subject_hash, r.title, r.summary,
  r.entered_by, r.owner_id, r.department_id, r.opened_by, r.opened_by_name, r.opened_at, r.state, r.closed_at`);
const stepColumns = sql.raw(`s.key, s.name, s.sequence, s.roles, s.check_names, s.asks, s.estimate_roles, s.passes_by_itself, s.self_approval, s.statement_rule, s.signature_rule,
  s.state, s.opened_at, s.decided_at, s.decided_by, s.decided_by_name, s.statement, s.answers, s.checks, s.signature`);

export const insertReview = (tx: Tx, r: Review): Promise<number> =>
  tx.run(sql`
    insert into reviews.reviews (company_id, id, subject_kind, subject_id, subject_version, subject_hash, title, summary, entered_by, owner_id, department_id, opened_by, opened_by_name, opened_at, state)
    values (${tx.companyId}, ${r.id}, ${r.subject.kind}, ${r.subject.id}, ${r.subjectVersion}, ${r.subjectHash}, ${r.title}, ${JSON.stringify(r.summary)}::jsonb,
            ${r.enteredBy}, ${r.ownerId}, ${r.departmentId}, ${r.openedBy}, ${r.openedByName}, ${r.openedAt}, ${r.state})`);

/** Writes steps as they are now, new ones and changed ones alike. */
export const saveSteps = (tx: Tx, reviewId: string, steps: readonly Step[]): Promise<number> =>
  tx.run(sql`
    insert into reviews.steps as s (company_id, review_id, key, name, sequence, roles, check_names, asks, estimate_roles, passes_by_itself, self_approval, statement_rule, signature_rule,
                                    state, opened_at, decided_at, decided_by, decided_by_name, statement, answers, checks, signature)
    select ${tx.companyId}::bigint, ${reviewId}::uuid, key, name, sequence, roles, "checkNames", asks, "estimateRoles", "passesByItself", "selfApproval", "statementRule", "signatureRule",
           state, "openedAt", "decidedAt", "decidedBy", "decidedByName", statement, answers, checks, signature
      from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as g (key text, name jsonb, sequence int, roles text[], "checkNames" text[], asks text[], "estimateRoles" text[],
           "passesByItself" boolean, "selfApproval" boolean, "statementRule" text, "signatureRule" text, state text, "openedAt" timestamptz, "decidedAt" timestamptz,
           "decidedBy" uuid, "decidedByName" text, statement text, answers jsonb, checks jsonb, signature jsonb)
    on conflict (company_id, review_id, key) do update
      set state = excluded.state, opened_at = excluded.opened_at, decided_at = excluded.decided_at, decided_by = excluded.decided_by, decided_by_name = excluded.decided_by_name,
          statement = excluded.statement, answers = excluded.answers, checks = excluded.checks, signature = excluded.signature`);

export const closeReview = (tx: Tx, review: Review, at: Date): Promise<number> =>
  tx.run(sql`update reviews.reviews set state = ${review.state}, closed_at = ${at} where company_id = ${tx.companyId} and id = ${review.id}`);

/** Locks a review: the first of several who decide at once goes on, the others see what he decided. */
export const lock = (tx: Tx, reviewId: string): Promise<Review | undefined> =>
  tx.maybe<Review>(sql`select ${reviewColumns} from reviews.reviews r where r.company_id = ${tx.companyId} and r.id = ${reviewId} for update`);

export const lockOpenOf = (tx: Tx, subject: Subject): Promise<Review | undefined> =>
  tx.maybe<Review>(sql`
    select ${reviewColumns} from reviews.reviews r
     where r.company_id = ${tx.companyId} and r.subject_kind = ${subject.kind} and r.subject_id = ${subject.id} and r.state = 'open' for update`);

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

const latest = (tx: Tx, { kind, id }: Subject): Sql<unknown> =>
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

/** Questions about shortages that its newest review asked. */
export const latestEstimates = (tx: Tx, subject: Subject): Promise<Estimate[]> =>
  tx.many<Estimate>(sql`select ${estimateColumns} from reviews.estimates e where e.company_id = ${tx.companyId} and e.review_id = (${latest(tx, subject)}) order by e.asked_at`);

export const openEstimates = (tx: Tx, roles: readonly string[]): Promise<(Estimate & { subject: Subject; title: string })[]> =>
  tx.many(sql`
    select ${estimateColumns}, r.title, jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) as subject from reviews.estimates e
      join reviews.reviews r on r.company_id = e.company_id and r.id = e.review_id
     where e.company_id = ${tx.companyId} and e.answered_at is null and e.roles && ${[...roles]}::text[] order by e.asked_at limit 200`);
