import Big from "big.js";
import { type PurchaseDone, purchaseLifecycle } from "../../../contract/purchasing.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, refuseAll, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { answerDropped } from "./events.ts";
import { type Answer, openOf, partOf, type Purchase } from "./purchasing.ts";
import * as store from "./store.ts";

type Verb = keyof typeof purchaseLifecycle.steps;

/** Locks a purchase order and checks that one of the verbs is possible on it. */
export async function load(context: CommandContext, purchaseId: string, { verbs, expectedRevision }: { verbs: readonly Verb[]; expectedRevision: number }): Promise<Purchase | Refused> {
  const found = await store.read(context.tx, purchaseId, true);
  if (!found) return refuse("notFound");
  if (found.revision !== expectedRevision) return refuse("stale", { revision: found.revision });
  return verbs.some((verb) => purchaseLifecycle.allows(verb, found.state)) ? found : refuse("wrongState", { state: found.state, verb: verbs[0] });
}

interface Told {
  change: Partial<Purchase>;
  what: string;
  facts?: object;
  why?: string;
}
/** Saves what a command changed, puts it on record, and answers. */
export async function conclude(context: CommandContext, before: Purchase, { change, what, facts, why }: Told): Promise<PurchaseDone> {
  await store.save(context.tx, before, change);
  record(context, { subject: { kind: "purchase", id: before.id }, what, facts: { number: before.number, ...facts }, ...(why && { why }) });
  return { purchaseId: before.id, number: before.number, state: change.state ?? before.state, revision: before.revision + 1 };
}

/** Orders hear how what they miss comes: which part of them, by what, until when. */
export function tellOrders(context: CommandContext, answers: readonly Answer[], { what, number, on, why }: { what: string; number: string | null; on: string | null; why?: string | undefined }): void {
  for (const [orderId, own] of Map.groupBy(answers, (answer) => answer.orderId))
    record(context, {
      subject: { kind: "order", id: orderId }, what, ...(why && { why }),
      facts: { ...(number && { number }), by: own[0]!.by, ...(on && { expectedOn: on }), parts: own.map(({ scheduleId, productId, quantity }) => ({ scheduleId, productId, quantity })) },
    });
}

/** What open answers were to bring comes no more: they end where they are, and their orders are short again. */
export async function drop(context: CommandContext, answers: readonly Answer[], { number, why }: { number: string; why: string }): Promise<void> {
  const open = answers.filter((answer) => new Big(openOf(answer)).gt(0));
  if (!open.length) return;
  await store.changeAnswers(context.tx, open.map((answer) => ({ id: answer.id, quantity: new Big(openOf(answer)).neg().toFixed() })));
  tellOrders(context, open, { what: "shortageUnanswered", number, on: null, why });
  for (const [orderId, own] of Map.groupBy(open, (answer) => answer.orderId))
    context.emit(answerDropped({ orderId, part: own[0]!.purchaseId ?? own[0]!.transferId!, parts: own.map((answer) => partOf(answer, openOf(answer))) }));
}

/** A quantity of more than nothing in each line, and each line once. */
export const checkLines = (lines: readonly { quantity: string }[]): Refused | undefined =>
  refuseAll(lines.flatMap(({ quantity }, i) => (new Big(quantity).gt(0) ? [] : [{ code: "purchaseNothing", path: ["lines", i, "quantity"] }])));

