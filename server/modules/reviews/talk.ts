import type { Subject } from "../../../contract/toolkit.ts";
import { sql, type Tx } from "../../platform/db.ts";
import type { Opinion } from "./opinions.ts";
import { type Estimate, latest, type StepReversal } from "./store.ts";

type Dated<Row, Instant extends keyof Row> = Omit<Row, Instant> & { [Key in Instant]: Row[Key] extends Date ? string : string | null };
type SaidOpinion = Pick<Opinion, "stepKey" | "personName" | "question" | "askedByName" | "answeredByName" | "stance" | "answer" | "answeredAt" | "droppedAt" | "droppedWhy">;
type SaidReversal = Pick<StepReversal, "stepKey" | "verdict" | "decidedByName" | "decidedAt" | "statement" | "reason" | "byName" | "at">;

/** What was said in a document's newest review beside its decisions: answers about shortages, opinions that were asked for, decisions that were taken back. */
export interface Talk {
  estimates: Pick<Estimate, "stepKey" | "days" | "answeredByName" | "readyOn" | "note">[];
  opinions: SaidOpinion[];
  reversals: SaidReversal[];
}
interface Row {
  estimates: Talk["estimates"];
  opinions: Dated<SaidOpinion, "answeredAt" | "droppedAt">[];
  reversals: Dated<SaidReversal, "decidedAt" | "at">[];
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** In one statement, for papers are made within commands. */
export async function talkOf(tx: Tx, subject: Subject): Promise<Talk> {
  const { estimates, opinions, reversals } = await tx.one<Row>(sql`
    with review as (select (${latest(tx, subject)}) as id)
    select (select coalesce(json_agg(json_build_object('stepKey', e.step_key, 'days', e.days, 'answeredByName', e.answered_by_name, 'readyOn', e.ready_on, 'note', e.note) order by e.asked_at), '[]')
              from reviews.estimates e, review where e.company_id = ${tx.companyId} and e.review_id = review.id) as estimates,
           (select coalesce(json_agg(json_build_object('stepKey', o.step_key, 'personName', o.person_name, 'question', o.question, 'askedByName', o.asked_by_name, 'answeredByName', o.answered_by_name,
                     'stance', o.stance, 'answer', o.answer, 'answeredAt', o.answered_at, 'droppedAt', o.dropped_at, 'droppedWhy', o.dropped_why) order by o.asked_at, o.id), '[]')
              from reviews.opinions o, review where o.company_id = ${tx.companyId} and o.review_id = review.id) as opinions,
           (select coalesce(json_agg(json_build_object('stepKey', v.step_key, 'verdict', v.verdict, 'decidedByName', v.decided_by_name, 'decidedAt', v.decided_at, 'statement', v.statement,
                     'reason', v.reason, 'byName', v.by_name, 'at', v.at) order by v.at, v.id), '[]')
              from reviews.reversals v, review where v.company_id = ${tx.companyId} and v.review_id = review.id) as reversals`);
  return {
    estimates, opinions: opinions.map((one) => ({ ...one, answeredAt: instant(one.answeredAt), droppedAt: instant(one.droppedAt) })),
    reversals: reversals.map((one) => ({ ...one, decidedAt: new Date(one.decidedAt), at: new Date(one.at) })),
  };
}
