import * as contract from "../../../../contract/duties.ts";
import type { Subject } from "../../../../contract/toolkit.ts";
import { type CommandContext, type Context, type Handler, handle, read } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { type Duty, dutyAnswerOf, isOfReview, owns, peaceAfterReminder, reassignDuty, remindedOf } from "../duties.ts";
import { dutyReassigned, dutyReminded } from "../events.ts";
import * as store from "../store.ts";

/** What other rooms know of people and documents. */
export interface HandOverDeps {
  /** How the company's wall clock shows an instant. */
  wallTimeOf(tx: Context["tx"]): Promise<(instant: Date) => string>;
  maySee(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  /** Active colleagues who may do the work of a duty: they see its document and have the role that it takes. */
  takersOf(context: Pick<Context, "tx" | "now">, duty: Duty): Promise<readonly { id: string; name: string }[]>;
  namesOf(tx: Context["tx"], ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

const told = ({ definition, id, part }: Duty) => ({ duty: definition.id, dutyId: id, part });

/** The owner hands his duty to a colleague who may do the work; its times stay, for the work is as late as it was. */
const transfer = ({ maySee, takersOf, namesOf }: HandOverDeps) =>
  handle(contract.transferDuty, async ({ dutyId, personId, why }, context) => {
    const duty = await store.lock(context.tx, dutyId);
    if (!duty || !(await maySee(context, duty.subject))) return refuse("notFound");
    if (!owns(context.actor, duty)) return refuse("dutyNotYours");
    if (isOfReview(duty)) return refuse("dutyOfReview");
    const taker = (await takersOf(context, duty)).find(({ id }) => id === personId);
    if (!taker) return refuse("dutyTakerUnfit", { name: (await namesOf(context.tx, [personId])).get(personId) ?? "—" }, ["personId"]);
    const changed = reassignDuty(duty, { personId });
    if (isRefused(changed)) return changed;
    await store.save(context.tx, [changed]);
    record(context, { subject: duty.subject, what: "dutyReassigned", why, facts: { ...told(duty), owner: { personId }, from: duty.ownerId ?? duty.ownerRole } });
    context.emit(dutyReassigned({ duty: changed, why }));
    return dutyAnswerOf(changed);
  });

const takers = ({ maySee, takersOf }: HandOverDeps) =>
  read(contract.mayTakeDuty, async ({ dutyId }, context) => {
    const duty = await store.read(context.tx, dutyId);
    if (!duty || !(await maySee(context, duty.subject))) return refuse("notFound");
    return (await takersOf(context, duty)).filter(({ id }) => id !== context.actor.id && id !== duty.ownerId).map(({ id, name }) => ({ id, name }));
  });

/** Whoever sees the document and waits for the work reminds its owner; not again within the time that the policy leaves him in peace. */
const remind = ({ wallTimeOf, maySee }: HandOverDeps) =>
  handle(contract.remindOfDuty, async ({ dutyId }, context) => {
    const duty = await store.lock(context.tx, dutyId);
    if (!duty || !(await maySee(context, duty.subject))) return refuse("notFound");
    if (owns(context.actor, duty)) return refuse("dutyRemindSelf");
    const changed = remindedOf(duty, context.now);
    if (isRefused(changed)) return changed;
    if ("again" in changed) return refuse("dutyRemindedJustNow", { at: (await wallTimeOf(context.tx))(changed.again), minutes: peaceAfterReminder(duty) });
    await store.save(context.tx, [changed]);
    record(context, { subject: duty.subject, what: "dutyReminded", facts: { ...told(duty), count: changed.reminded } });
    context.emit(dutyReminded({ duty: changed, byName: context.actor.name }));
    return dutyAnswerOf(changed);
  });

export const handOverOf = (deps: HandOverDeps): readonly Handler[] => [transfer(deps), takers(deps), remind(deps)];

/** The duty of a review step follows its step to whom it was handed; those whom the review tells are not told twice. */
export async function followStep(context: CommandContext, { subject, part, personId, why }: { subject: Subject; part: string; personId: string; why: string }): Promise<void> {
  const running = (await store.lockRunning(context.tx, subject)).filter((duty) => isOfReview(duty) && duty.part === part);
  const changed = running.flatMap((duty) => {
    const given = reassignDuty(duty, { personId });
    return isRefused(given) ? [] : [given];
  });
  await store.save(context.tx, changed);
  for (const duty of changed) record(context, { subject, what: "dutyReassigned", why, facts: { ...told(duty), owner: { personId } } });
}
