import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { type Duty, reassignDuty } from "./duties.ts";
import * as store from "./store.ts";

export interface PassingOn {
  subjects: readonly Subject[];
  /** The fact by which their definitions name the owner, and who that was and is. */
  fact: string;
  from: string;
  to: string;
  why: string;
}

const named = ({ definition: { owner } }: Duty, fact: string): boolean => "fact" in owner && owner.fact === fact;

/** Running duties that are somebody's for what he is to their subjects pass to who is that now, with their times; those that were handed to him or a colleague by name stay. Answers which passed. */
export async function passOn(context: CommandContext, { subjects, fact, from, to, why }: PassingOn): Promise<Duty[]> {
  const passed = (await store.lockOwned(context.tx, subjects, from)).filter((duty) => named(duty, fact)).flatMap((duty) => {
    const given = reassignDuty(duty, { personId: to });
    return isRefused(given) ? [] : [given];
  });
  await store.save(context.tx, passed);
  for (const { definition, id, part, subject } of passed) record(context, { subject, what: "dutyReassigned", why, facts: { duty: definition.id, dutyId: id, part, owner: { personId: to }, from } });
  return passed;
}
