import type { Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";

interface Assigned {
  subject: Subject;
  salespersonId: string | null;
}

const sold: Collector<Assigned> = {
  name: "reviews_sold",
  parts: (assigned, { tx }) => assigned.map(({ subject, salespersonId }, i) => ({
    name: `reviews_sold_${i}`,
    sql: sql`update reviews.reviews set owner_id = ${salespersonId} where company_id = ${tx.companyId} and subject_kind = ${subject.kind} and subject_id = ${subject.id}`,
  })),
};

/** Reviews of something that was given to another salesperson are his matter: he sees them, and does not judge them. Whoever entered or opened one still does not either. */
export const passOn = (context: CommandContext, assigned: Assigned): void => context.collect(sold, assigned);
