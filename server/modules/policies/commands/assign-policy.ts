import * as contract from "../../../../contract/policies.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { keptPack } from "../earlier-packs.ts";
import { servable } from "../rules.ts";
import * as store from "../store.ts";

interface Assignment {
  policyId: string;
  orderKind: string;
  channel?: string;
  /** Business date, `YYYY-MM-DD`. */
  from: string;
}

/**
 * Lets a policy serve a kind of order, or one channel of it, from a date on; orders that are already pinned stay as they are.
 * Refuses `policyNotInForce` when no version is approved by then, and `policyLacksKind`, `policyLacksChannel` for words it does not have.
 */
export async function assign(context: CommandContext, { policyId, orderKind, channel, from }: Assignment): Promise<store.AssignmentRow | Refused> {
  const { tx, actor, now } = context;
  const all = (await store.versions(tx)).filter((row) => row.policyId === policyId);
  if (!all.length) return refuse("notFound");
  const version = servable(all, from);
  if (isRefused(version)) return version;
  const { body } = (await store.versionOf(tx, policyId, version))!;
  const pack = keptPack(body);
  if (!pack.orderKinds.some(({ key }) => key === orderKind)) return refuse("policyLacksKind", { kind: orderKind });
  if (channel !== undefined && !pack.intake.channels.some(({ key }) => key === channel)) return refuse("policyLacksChannel", { channel });
  const row = { policyId, orderKind, channel: channel ?? null, from };
  await store.insertAssignment(tx, { ...row, id: context.newId(), by: actor.id, at: now });
  record(context, { subject: { kind: "policy", id: policyId }, what: "policyAssigned", facts: row });
  return row;
}

export const assignPolicy = handle(contract.assignPolicy, (input, context) => assign(context, input));
