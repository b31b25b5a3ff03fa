import * as contract from "../../../../contract/case-delays.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, Refused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { type Case, guard } from "../cases.ts";
import { type Delayed, reachable, saveDelayed } from "../delays.ts";
import { delayTold } from "../events.ts";
import { lock } from "../store.ts";
import { conclude } from "../work.ts";

/** Locks a delay with those of its orders that the actor may speak about. */
async function loadDelay(context: CommandContext, caseId: string): Promise<{ one: Case; rows: Delayed[] } | Refused> {
  const one = await lock(context.tx, caseId);
  const rows = one && (await reachable(context, one));
  if (!one || !rows || one.kind !== "delay") return refuse("notFound");
  const barred = guard(one);
  return barred ? new Refused([barred]) : one.state === "settled" ? refuse("caseSettled") : { one, rows };
}

/** Lets words to customers go, one by one or all; nobody outside is told before. Refused with `delayToldAlready`, `recipientMissing`. */
export const tellDelay = handle(contract.tellDelay, async ({ caseId, orders, means, recipient }, context) => {
  const loaded = await loadDelay(context, caseId);
  if (isRefused(loaded)) return loaded;
  const { one, rows } = loaded;
  if (means !== "mail" && !recipient) return refuse("recipientMissing", {}, ["recipient"]);
  for (const { orderId, draft } of orders) {
    const row = rows.find((each) => each.orderId === orderId);
    if (!row) return refuse("notFound");
    if (row.toldAt) return refuse("delayToldAlready", { number: row.orderNumber });
    await saveDelayed(context.tx, { caseId, orderIds: [orderId], change: { draft, toldAt: context.now, toldMeans: means, toldTo: recipient || null, toldByName: context.actor.name } });
    record(context, { subject: { kind: "order", id: orderId }, what: "customerToldOfDelay", facts: { caseId, means, dateAfter: row.dateAfter }, why: draft });
    context.emit(delayTold({ orderId, caseId, means, words: draft, dateAfter: row.dateAfter }));
  }
  return conclude(context, one, { change: {}, what: "delayTold" });
});

/** What a customer says to the later date; he was told before. Refused with `delayNotTold`. */
export const answerDelay = handle(contract.answerDelay, async ({ caseId, orderId, answer, note }, context) => {
  const loaded = await loadDelay(context, caseId);
  if (isRefused(loaded)) return loaded;
  const row = loaded.rows.find((each) => each.orderId === orderId);
  if (!row) return refuse("notFound");
  if (!row.toldAt) return refuse("delayNotTold", { number: row.orderNumber });
  await saveDelayed(context.tx, { caseId, orderIds: [orderId], change: { answer, answerNote: note, answeredAt: context.now, answeredByName: context.actor.name } });
  record(context, { subject: { kind: "order", id: orderId }, what: "delayAnswered", facts: { caseId, answer }, ...(note && { why: note }) });
  return conclude(context, loaded.one, { change: {}, what: "delayAnswered", ...(note && { why: note }) });
});
