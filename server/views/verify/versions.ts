import { sql } from "../../platform/db.ts";
import { checkOf } from "./check.ts";

/**
 * The hash of every kept version is SHA-256 of its words, and an order's current hash is that of its current version.
 * Denominator: orders.versions and orders that were submitted.
 */
export const versionHashes = checkOf("orders.versions", "every version is word for word what was submitted", (tx) => sql`
  select 'order ' || coalesce(o.number, v.order_id::text) || ' version ' || v.version, encode(sha256(convert_to(v.body, 'UTF8')), 'hex'), v.hash
    from orders.versions v left join orders.orders o on o.company_id = v.company_id and o.id = v.order_id
   where v.company_id = ${tx.companyId}
  union all
  select 'order ' || o.number || ' at version ' || o.version, v.hash, o.version_hash
    from orders.orders o left join orders.versions v on v.company_id = o.company_id and v.order_id = o.id and v.version = o.version
   where o.company_id = ${tx.companyId} and (o.version > 0 or o.version_hash is not null)`);

/**
 * Every review of an order is about a version that exists, by number and hash (I7).
 * Denominator: reviews of orders.
 */
export const reviewedVersions = checkOf("reviews.versions", "every review of an order is about a version that exists", (tx) => sql`
  select 'review ' || r.id || ' of version ' || r.subject_version, coalesce(v.hash, 'a version of the order'), r.subject_hash
    from reviews.reviews r left join orders.versions v on v.company_id = r.company_id and v.order_id = r.subject_id and v.version = r.subject_version
   where r.company_id = ${tx.companyId} and r.subject_kind = 'order'`);

/**
 * Nobody decided a step on an order that he entered himself, unless the policy lets him (I7).
 * Denominator: decided steps.
 */
export const reviewDeciders = checkOf("reviews.deciders", "nobody approved what he entered himself", (tx) => sql`
  select 'review ' || s.review_id || ' step ' || s.key, 'somebody else',
         case when s.decided_by = r.entered_by and not s.self_approval then 'who entered it' else 'somebody else' end
    from reviews.steps s join reviews.reviews r on r.company_id = s.company_id and r.id = s.review_id
   where s.company_id = ${tx.companyId} and s.decided_by is not null`);

/**
 * Every paper's snapshot has the hash under which it was signed.
 * Denominator: papers.papers.
 */
export const paperSnapshots = checkOf("papers.snapshots", "every paper's snapshot is word for word what was hashed", (tx) => sql`
  select 'paper ' || number || ' ' || kind || ' version ' || version, encode(sha256(convert_to(snapshot, 'UTF8')), 'hex'), snapshot_hash
    from papers.papers where company_id = ${tx.companyId}`);
