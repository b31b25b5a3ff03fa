import type { PolicyPack } from "../../../contract/policy-pack.ts";
import type { enquiryLifecycle } from "../../../contract/enquiries.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { Refused, refuse } from "../../platform/refusal.ts";
import type { Today } from "../catalog/index.ts";
import { record } from "../journal/index.ts";
import { policyInForce } from "../policies/index.ts";
import { type Enquiry, guard, mayReach, subjectOf } from "./enquiries.ts";
import * as store from "./store.ts";

/** Facts that `server/rooms.ts` hands to this room. */
export interface EnquiriesDeps {
  today: Today;
}

/** The policy by which an order of this wish would be handled; the kind of order is not known yet. */
export async function packFor(context: Pick<Context, "tx" | "now">, channel: string, { today }: EnquiriesDeps): Promise<PolicyPack | undefined> {
  return (await policyInForce(context.tx, { kind: "standard", channel, date: await today(context) }))?.pack;
}

/** Locks one within the actor's reach on which the verb is possible. */
export async function load(context: CommandContext, enquiryId: string, { verb, expectedRevision }: { verb: keyof typeof enquiryLifecycle.steps; expectedRevision?: number }): Promise<Enquiry | Refused> {
  const one = await store.lock(context.tx, enquiryId);
  if (!one || !mayReach(context, one)) return refuse("notFound");
  const barred = guard(one, verb, expectedRevision);
  return barred ? new Refused([barred]) : one;
}

interface Conclusion {
  change: Parameters<typeof store.save>[2];
  what: string;
  facts?: Record<string, unknown>;
  why?: string;
}

/** Writes what changed on a locked enquiry and puts it on record. */
export async function conclude(context: CommandContext, one: Enquiry, { change, what, facts, why }: Conclusion) {
  const after = await store.save(context.tx, one, change);
  record(context, { subject: subjectOf(one.id), what, facts, why });
  return { enquiryId: after.id, state: after.state, revision: after.revision };
}
