import type * as contract from "../../../contract/reviews.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import { type Actor, ownersOf, scopeOf } from "../../platform/actor.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { opinionDropped } from "./events.ts";
import { mayReach, mayReachStep, type Review, type Step, whyNot } from "./reviews.ts";

/** What somebody was asked by name 加签, and what he said. */
export interface Opinion extends Omit<contract.Opinion, "hours"> {
  reviewId: string;
  askedBy: string;
  answeredBy: string | null;
  hours: string;
}
/** Active colleagues as if each asked himself; handed over, for people are another room's. */
export type ColleaguesOf = (context: Pick<Context, "tx" | "now">) => Promise<readonly Actor[]>;

const table = tableOf<Opinion>("reviews.opinions", {
  id: "uuid", reviewId: "uuid", stepKey: "text", question: "text", askedAt: "timestamptz", askedBy: "uuid", askedByName: "text", personId: "uuid", personName: "text", hours: "numeric",
  answeredAt: "timestamptz", answeredBy: "uuid", answeredByName: "text", stance: "text", answer: "text", droppedAt: "timestamptz", droppedByName: "text", droppedWhy: "text",
});

export const isOpen = ({ answeredAt, droppedAt }: Pick<Opinion, "answeredAt" | "droppedAt">): boolean => !answeredAt && !droppedAt;
export const isAsked = (actor: Actor, { personId }: Pick<Opinion, "personId">): boolean => ownersOf(actor).includes(personId);

/** An opinion as the API shows it. */
export const opinionOf = ({ reviewId: _review, askedBy: _by, answeredBy: _answered, hours, ...shown }: Opinion): contract.Opinion => ({ ...shown, hours: Number(hours) });

/** Colleagues who may see a review: of them opinions are asked. */
export const seersOf = (colleagues: readonly Actor[], review: Review): Actor[] =>
  colleagues.filter((actor) => {
    const scope = scopeOf(actor, "reviews.see");
    return scope !== undefined && mayReach({ actor, scope }, review);
  });

/** Whether a step may be handed to this colleague: he would be allowed to decide it, were it his. */
export function mayTake(actor: Actor, review: Review, step: Step): boolean {
  const scope = scopeOf(actor, "reviews.decide");
  const given = { ...step, assignedTo: actor.id };
  return scope !== undefined && mayReachStep({ actor, scope }, review, given) && !whyNot(review, given, actor);
}

/** Why this person may not hand the step on: who may decide it does, and who leads may when it lies with somebody. */
export function whyNoTransfer(review: Review, step: Step, actor: Actor): Refusal | undefined {
  const barred = whyNot(review, step, actor);
  return barred && step.state === "open" && scopeOf(actor, "duties.manage") ? undefined : barred;
}

export const ofReview = (tx: Tx, reviewId: string): Promise<Opinion[]> =>
  tx.many<Opinion>(sql`select ${table.columns("o")} from reviews.opinions o where o.company_id = ${tx.companyId} and o.review_id = ${reviewId} order by o.asked_at, o.id`);

export const insert = (tx: Tx, opinion: Opinion): Promise<number> => tx.run(table.insert(tx.companyId, [opinion]));

export const read = (tx: Tx, id: string): Promise<Opinion | undefined> =>
  tx.maybe<Opinion>(sql`select ${table.columns("o")} from reviews.opinions o where o.company_id = ${tx.companyId} and o.id = ${id}`);

/** Writes an answer, or that one was taken off. */
export const update = (tx: Tx, id: string, change: Partial<Opinion>): Promise<number> =>
  tx.run(sql`update reviews.opinions set ${table.assignments(change)} where company_id = ${tx.companyId} and id = ${id} and answered_at is null and dropped_at is null`);

/** What these people are asked for, the longest waiting first. */
export const openOf = (tx: Tx, people: readonly string[]): Promise<(Opinion & { subject: Subject; title: string })[]> =>
  tx.many(sql`
    select ${table.columns("o")}, r.title, jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) as subject from reviews.opinions o
      join reviews.reviews r on r.company_id = o.company_id and r.id = o.review_id
     where o.company_id = ${tx.companyId} and o.person_id = any(${[...people]}::uuid[]) and o.answered_at is null and o.dropped_at is null order by o.asked_at limit 200`);

/** A review that ended waits for nobody: what is still open of it is dropped, and who was asked is told. */
export async function dropAll(context: CommandContext, review: Review): Promise<void> {
  const { tx, actor, now } = context;
  const dropped = await tx.many<Opinion>(sql`
    update reviews.opinions o set dropped_at = ${now}, dropped_by_name = ${actor.name}, dropped_why = 'reviewEnded'
     where o.company_id = ${tx.companyId} and o.review_id = ${review.id} and o.answered_at is null and o.dropped_at is null returning ${table.columns("o")}`);
  for (const { id, personId, stepKey } of dropped) context.emit(opinionDropped({ review, stepKey, byName: actor.name, opinionId: id, personId, why: "" }));
}
