import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * Every applied change made the version of its order that it proposed, by number, words and hash (I7).
 * Denominator: applied changes. Source: changes.changes, orders.versions.
 */
export const appliedChanges = checkOf("changes.applied", "every applied change made the version that it proposed", (tx) => sql`
  select 'change ' || c.number || ' of order ' || c.order_number, 'version ' || c.base_version + 1 || ' ' || encode(sha256(convert_to(c.proposed_body, 'UTF8')), 'hex'),
         'version ' || c.applied_version || ' ' || coalesce(v.hash, 'of no order')
    from changes.changes c left join orders.versions v on v.company_id = c.company_id and v.order_id = c.order_id and v.version = c.applied_version
   where c.company_id = ${tx.companyId} and c.state = 'applied'`);

/**
 * A change waits where its review and its consent say: before departments while its review is open, for the customer while he is asked (I6).
 * Denominator: changes that are not decided. Source: reviews.reviews, confirmations.requests.
 */
export const openChanges = checkOf("changes.open", "every open change waits for what its state says", (tx) => sql`
  select 'change ' || c.number, c.state,
         case when exists (select from reviews.reviews r where r.company_id = c.company_id and r.subject_kind = 'change' and r.subject_id = c.id and r.state = 'open') then 'inReview'
              when exists (select from confirmations.requests q where q.company_id = c.company_id and q.change_id = c.id and q.state = 'awaiting') then 'awaitingCustomer'
              when c.agreement_paper_id is not null then 'toSign' else 'nothing' end
    from changes.changes c where c.company_id = ${tx.companyId} and c.state in ('inReview', 'toSign', 'awaitingCustomer')`);

/**
 * Reviews of a change bind the version that it proposes (I7).
 * Denominator: reviews of changes.
 */
export const reviewedChanges = checkOf("changes.reviews", "every review of a change is about the version that it proposes", (tx) => sql`
  select 'review ' || r.id, 'version ' || coalesce(c.base_version + 1, 0) || ' ' || coalesce(c.proposed_hash, 'a change'), 'version ' || r.subject_version || ' ' || r.subject_hash
    from reviews.reviews r left join changes.changes c on c.company_id = r.company_id and c.id = r.subject_id
   where r.company_id = ${tx.companyId} and r.subject_kind = 'change'`);
