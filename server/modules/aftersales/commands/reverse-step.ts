import Big from "big.js";
import * as contract from "../../../../contract/aftersales.ts";
import { scopeOf } from "../../../platform/actor.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, Refused } from "../../../platform/refusal.ts";
import { guard, type Line, type Return, type StepLine, type Verb } from "../aftersales.ts";
import { replacementReversed, returnStepReversed } from "../events.ts";
import * as store from "../store.ts";
import { about, type AftersalesDeps, conclude, load } from "../work.ts";

type Step = store.KeptStep;
const verbs: Record<contract.ReturnStep, Verb> = { received: "reverseReceipt", inspected: "reverseInspection", repaired: "reverseRepair", credited: "reverseCredit", replaced: "reverseReplacement" };
const own = { received: "aftersales.receive", inspected: "aftersales.inspect", repaired: "aftersales.inspect", credited: "aftersales.credit", replaced: "aftersales.authorise" } as const;

/** Whoever may do a step may take it back; beside them those who lead after-sales, but money is finance's. */
const mayReverse = ({ actor }: CommandContext, { what }: Step): boolean => scopeOf(actor, own[what]) !== undefined || (what !== "credited" && scopeOf(actor, "cases.reverse") !== undefined);

/** What rests on a receipt goes first. */
function blocked({ number }: Return, step: Step, steps: readonly Step[]): Refused | undefined {
  if (step.what !== "received") return undefined;
  const standing = (what: contract.ReturnStep) => steps.find((each) => each.what === what && !each.reversed);
  const credit = standing("credited");
  if (credit) return refuse("reverseCreditFirst", { number: credit.creditNumber });
  if (standing("repaired")) return refuse("reverseRepairFirst", { number });
  if (standing("replaced")) return refuse("reverseReplacementFirst", { number });
  return standing("inspected") ? refuse("reverseInspectionFirst", { number }) : undefined;
}

/** What rests on the step is named before the state that it led to is. */
function impossible(one: Return, { what }: Step): Refused | undefined {
  const refusal = guard(one, verbs[what]);
  return refusal && new Refused([refusal]);
}

interface Taking {
  one: Return;
  lines: readonly Line[];
  step: Step;
  reason: string;
}
/** So much less of each line, as the step had added. */
async function less(context: CommandContext, { lines, step }: Taking, field: "received" | "restocked" | "scrapped" | "replaced", of: (line: StepLine) => string | undefined): Promise<void> {
  const shares = step.lines.flatMap((given) => {
    const line = lines.find(({ id }) => id === given.lineId);
    const quantity = of(given) ?? "0";
    return line && !new Big(quantity).eq(0) ? [{ line, quantity: new Big(quantity).neg().toFixed() }] : [];
  });
  if (shares.length) await store.add(context.tx, field, shares);
}

/** What was to be sent again is not, whether other goods or the repaired ones. */
async function owesNoMore(context: CommandContext, taking: Taking): Promise<void> {
  const { one, lines, step, reason } = taking;
  await less(context, taking, "replaced", ({ quantity }) => quantity);
  const goods = step.lines.flatMap(({ lineId, quantity = "0" }) => lines.filter(({ id }) => id === lineId).map(({ orderLineId, productId }) => ({ orderLineId, productId, quantity })));
  context.emit(replacementReversed({ ...about(one), step: step.id, goods, why: reason }));
}

const undoing: Record<contract.ReturnStep, (context: CommandContext, taking: Taking, deps: Pick<AftersalesDeps, "takeBackCredit">) => Promise<Partial<Return> | Refused>> = {
  received: async (context, taking) => {
    const { one, step, reason } = taking;
    await less(context, taking, "received", ({ quantity }) => quantity);
    context.emit(returnStepReversed({ ...about(one), step: step.id, why: reason }));
    return { state: "authorised", warehouseId: null, receiptNote: null, receiptFiles: [], receivedAt: null, receivedByName: null };
  },
  inspected: async (context, taking) => {
    const { one, step, reason } = taking;
    await less(context, taking, "restocked", ({ restocked }) => restocked);
    await less(context, taking, "scrapped", ({ scrapped }) => scrapped);
    context.emit(returnStepReversed({ ...about(one), step: step.id, why: reason }));
    return { state: "received" };
  },
  credited: async (context, { step, reason }, { takeBackCredit }) => (await takeBackCredit(context, { creditId: step.creditId!, reason })) ?? { creditId: null, creditNumber: null, credited: null },
  repaired: async (context, taking) => {
    const { one, step, reason } = taking;
    await less(context, taking, "restocked", ({ quantity }) => quantity);
    await owesNoMore(context, taking);
    context.emit(returnStepReversed({ ...about(one), step: step.id, why: reason }));
    return { state: "received" };
  },
  replaced: async (context, taking) => {
    await owesNoMore(context, taking);
    return {};
  },
};

/**
 * Takes a step of a return back 红冲: goods lie where they lay before, money and what the order owes follow. What was done stays on record with the reason.
 * Refused: returnStepReversed, reverseInspectionFirst, reverseRepairFirst, reverseCreditFirst, reverseReplacementFirst, and by other rooms goodsMovedOn, reverseDeliveryFirst, reverseRefundFirst, booksClosed.
 */
export const reverseStep = (deps: Pick<AftersalesDeps, "takeBackCredit">) =>
  handle(contract.reverseStep, async ({ returnId, stepId, reason, expectedRevision }, context) => {
    const known = (await store.stepsOf(context.tx, returnId)).find(({ id }) => id === stepId);
    if (!known) return refuse("notFound");
    if (!mayReverse(context, known)) return refuse("notPermitted");
    if (known.reversed) return refuse("returnStepReversed");
    const loaded = await load(context, returnId, { expectedRevision });
    if (isRefused(loaded)) return loaded;
    // Read again under the lock.
    const steps = await store.stepsOf(context.tx, returnId);
    const step = steps.find(({ id }) => id === stepId)!;
    const barred = step.reversed ? refuse("returnStepReversed") : (blocked(loaded.one, step, steps) ?? impossible(loaded.one, step));
    if (barred) return barred;
    const change = await undoing[step.what](context, { ...loaded, step, reason }, deps);
    if (isRefused(change)) return change;
    await store.insertReversal(context, stepId, reason);
    return conclude(context, loaded.one, { change, what: "returnStepReversed", facts: { step: step.what, stepId, ...(step.creditNumber && { creditNumber: step.creditNumber }) }, why: reason });
  });
