import Big from "big.js";
import type { Decimal } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { movedGoodsCame } from "./events.ts";
import { lessen, openOf, partOf } from "./purchasing.ts";
import * as store from "./store.ts";
import { drop } from "./work.ts";

/** What is bought or moved for an order and has not come, by its schedules, in sales units. */
export const comingOf = (tx: Tx, orderId: string): Promise<{ scheduleId: string; quantity: Decimal }[]> => store.comingOf(tx, orderId);

/** The same by document and expected day, the first asked for first. */
export const onWayFor = (tx: Tx, orderId: string): Promise<store.OnWay[]> => store.onWayFor(tx, orderId);

/** A transfer arrived: the orders for which it was asked get their goods. */
export async function transferCame(context: CommandContext, transferId: string): Promise<void> {
  const open = (await store.lockAnswers(context.tx, { transferId })).filter((answer) => new Big(openOf(answer)).gt(0));
  if (!open.length) return;
  await store.changeAnswers(context.tx, open.map((answer) => ({ id: answer.id, covered: openOf(answer) })));
  for (const [orderId, own] of Map.groupBy(open, (answer) => answer.orderId)) context.emit(movedGoodsCame({ orderId, part: transferId, parts: own.map((answer) => partOf(answer, openOf(answer))) }));
}

/** A transfer was called off: what it was to bring is short again. */
export async function transferDropped(context: CommandContext, transferId: string, given: { number: string; why: string }): Promise<void> {
  await drop(context, await store.lockAnswers(context.tx, { transferId }), given);
}

/** Parts of an order became less: what is bought or moved for them is free when it comes. Answers what nothing was on its way for. */
export async function lessenAnswers(context: CommandContext, parts: readonly { scheduleId: string; quantity: Decimal }[]): Promise<{ scheduleId: string; quantity: Decimal }[]> {
  if (!parts.length) return [];
  const answers = (await store.lockAnswers(context.tx, { scheduleIds: parts.map(({ scheduleId }) => scheduleId) })).filter(({ by }) => by !== "production");
  const lessened = parts.map(({ scheduleId, quantity }) => ({ scheduleId, ...lessen(answers.filter((answer) => answer.scheduleId === scheduleId), quantity) }));
  const cuts = lessened.flatMap((one) => one.cuts);
  if (cuts.length) await store.changeAnswers(context.tx, cuts.map(({ id, quantity }) => ({ id, quantity: new Big(quantity).neg().toFixed() })));
  return lessened.flatMap(({ scheduleId, rest }) => (new Big(rest).gt(0) ? [{ scheduleId, quantity: rest }] : []));
}
