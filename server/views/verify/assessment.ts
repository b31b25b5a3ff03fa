import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * The state of every entry is what people said to it: nobody yet, dropped on a ground, confirmed, objected to, answered (00.5).
 * Denominator: assessment.entries. How an appeal was answered only the journal tells, see `assessmentJournal`.
 */
export const assessmentStates = checkOf("assessment.states", "the state of every assessment follows from what was said to it", (tx) => sql`
  select 'assessment ' || id,
         case when decision is null then 'proposed' when decision ->> 'grounds' is not null then 'dismissed' when settlement is not null then 'answered' when appeal is not null then 'appealed' else 'confirmed' end,
         case when state in ('upheld', 'withdrawn') then 'answered' else state end
    from assessment.entries where company_id = ${tx.companyId}`);

/**
 * State, person and measure of every entry, from which a month's sums are made, are those that its journal told last, and its revision counts what was decided.
 * Denominator: assessment.entries. Source: journal.entries of assessments.
 */
export const assessmentJournal = checkOf("assessment.journal", "state, person, amount and points of every assessment are those that its journal told last", (tx) => sql`
  with told as (
    select e.subject_id as id, e.seq, d.n, d.did -> 'facts' as facts
      from journal.entries e cross join jsonb_array_elements(e.body::jsonb -> 'did') with ordinality as d (did, n)
     where e.company_id = ${tx.companyId} and e.subject_kind = 'assessment' and d.did ->> 'what' like 'assessment%'),
  last as (select distinct on (id) id, facts, count(*) over (partition by id) - 1 as decided from told order by id, seq desc, n desc)
  select 'assessment ' || a.id,
         'after ' || j.decided || ': ' || coalesce(j.facts ->> 'to', 'proposed') || ' ' || coalesce(j.facts ->> 'personId', 'nobody') || ', amount ' || coalesce((j.facts ->> 'amount')::numeric(18,2)::text, 'none') || ', points ' || coalesce(j.facts ->> 'points', 'none'),
         'after ' || a.revision || ': ' || a.state || ' ' || coalesce(a.person_id::text, 'nobody') || ', amount ' || coalesce(a.amount::text, 'none') || ', points ' || coalesce(a.points::text, 'none')
    from assessment.entries a left join last j on j.id = a.id where a.company_id = ${tx.companyId}`);

/**
 * What was proposed of a limit rests on a limit that was broken.
 * Denominator: assessment.entries that came of a duty. Source: duties.duties.
 */
export const assessmentDuties = checkOf("assessment.duties", "what was proposed of a limit rests on a limit that was broken", (tx) => sql`
  select 'assessment ' || a.id || ' of duty ' || a.duty_id, 'broken', case when d.id is null then 'no such duty' when d.kept = false then 'broken' else 'not broken' end
    from assessment.entries a left join duties.duties d on d.company_id = a.company_id and d.id = a.duty_id
   where a.company_id = ${tx.companyId} and a.duty_id is not null`);
