import { systemActor } from "../../platform/actor.ts";
import type { CommandContext, Pipeline } from "../../platform/command.ts";
import { inEveryCompany, type Job } from "../../platform/jobs.ts";
import { isRefused } from "../../platform/refusal.ts";
import { signedOff } from "./events.ts";
import { signedBody, withReceived } from "./receipt.ts";
import { type Delivery, movesOf } from "./shipping.ts";
import * as store from "./store.ts";
import { about, conclude, load } from "./work.ts";

const dayMs = 86_400_000;
const isDue = ({ arrivedAt, objectedAt, receiptNo, policy: { silentAfterDays } }: Delivery, now: Date): boolean =>
  silentAfterDays !== undefined && arrivedAt !== null && objectedAt === null && receiptNo === 1 && arrivedAt.getTime() + silentAfterDays * dayMs <= now.getTime();

/** Whether silence about an order's goods says anything. */
type Counts = (context: Pick<CommandContext, "tx">, orderId: string) => Promise<boolean>;

/**
 * Goods of which nobody said a word for as long as their policy waits count as received without objection (C-09): all that left, with a receipt that says
 * how it came about and bears no name. Nothing happens where somebody spoke meanwhile, or while the order stands still or a complaint about it is open.
 */
async function acceptInSilence(context: CommandContext, deliveryId: string, counts: Counts): Promise<void> {
  const loaded = await load({ ...context, scope: "company" }, deliveryId, { verb: "sign" });
  if (isRefused(loaded) || !isDue(loaded.delivery, context.now) || !(await counts(context, loaded.delivery.orderId))) return;
  const { delivery, lines } = loaded;
  const moves = movesOf(lines, ({ shipped }) => shipped);
  const receipt = { signer: "", objection: "", lines: lines.map(({ id, shipped }) => ({ lineId: id, received: shipped, note: "" })) };
  const { body, hash } = signedBody(delivery, { receipt, files: [], at: context.now, means: "silence", by: context.actor.id });
  context.emit(signedOff({ ...about(delivery), at: context.now, moves }));
  await conclude(context, delivery, {
    change: { state: "signed", signedAt: context.now, receiptMeans: "silence", receiptBody: body, receiptHash: hash }, lines: withReceived(lines, receipt),
    told: { what: "signed", facts: { means: "silence", signedAt: context.now, hash, arrivedAt: delivery.arrivedAt, afterDays: delivery.policy.silentAfterDays } },
  });
}

/** Looks every quarter of an hour for goods of which nobody spoke for long enough; each delivery by itself. */
export const silentReceipts = ({ pipeline, companies, counts }: { pipeline: Pipeline; companies: () => Promise<readonly { id: string }[]>; counts: Counts }): Job => ({
  name: "shipping.silence",
  seconds: 900,
  work: (signal) =>
    inEveryCompany(companies, signal, async ({ id }) => {
      const found = await pipeline.act(systemActor(id), ({ tx, now }) => store.inSilence(tx, now));
      const failed: unknown[] = [];
      for (const deliveryId of isRefused(found) ? [] : found) {
        if (signal.aborted) break;
        await pipeline.act(systemActor(id), (context) => acceptInSilence(context, deliveryId, counts)).catch((error: unknown) => failed.push(error));
      }
      if (failed.length) throw new AggregateError(failed, `${failed.length} deliveries failed`);
    }),
});
