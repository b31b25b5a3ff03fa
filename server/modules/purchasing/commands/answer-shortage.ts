import * as contract from "../../../../contract/shortages.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, type Refused } from "../../../platform/refusal.ts";
import { shortageArranged } from "../events.ts";
import type { Answer, Arranged, PurchasingDeps, Wanted } from "../purchasing.ts";
import { insertAnswers } from "../store.ts";
import { checkLines, tellOrders } from "../work.ts";

type Given = Omit<Wanted, "by"> & { on: string; note: string };

async function keep(context: CommandContext, { orderId, scheduleId, quantity, on, note }: Given, how: { by: Answer["by"]; part: Arranged; transfer?: { transferId: string; number: string } }): Promise<{ answerId: string; number: string | null }> {
  const answer: Answer = {
    id: context.newId(), orderId, orderNumber: how.part.orderNumber, scheduleId, productId: how.part.productId, by: how.by, quantity, covered: "0", expectedOn: on, purchaseId: null, lineId: null,
    transferId: how.transfer?.transferId ?? null, transferNumber: how.transfer?.number ?? null, note, answeredAt: context.now, answeredBy: context.actor.id,
  };
  await insertAnswers(context.tx, [answer]);
  tellOrders(context, [answer], { what: "shortageAnswered", number: answer.transferNumber, on, why: note });
  if (answer.transferId) context.emit(shortageArranged({ orderId, part: answer.transferId }));
  return { answerId: answer.id, number: answer.transferNumber };
}

const arranged = async ({ arrange }: PurchasingDeps, context: CommandContext, wanted: Wanted): Promise<Arranged | Refused> => checkLines([wanted]) ?? arrange(context, wanted);

export const answerByProduction = (deps: PurchasingDeps) =>
  handle(contract.answerByProduction, async (given, context) => {
    const part = await arranged(deps, context, { ...given, by: "production" });
    return isRefused(part) ? part : keep(context, given, { by: "production", part });
  });

/** Refused also with what refuses a transfer: `sameWarehouse`, `transferAcrossLedgers`, `warehouseClosed`. */
export const answerByTransfer = (deps: PurchasingDeps) =>
  handle(contract.answerByTransfer, async ({ fromId, toId, ...given }, context) => {
    const part = await arranged(deps, context, { ...given, by: "transfer" });
    if (isRefused(part)) return part;
    const transfer = await deps.askTransfer(context, { fromId, toId, note: [part.orderNumber, given.note].filter(Boolean).join(" "), productId: part.productId, quantity: part.inStock });
    return isRefused(transfer) ? transfer : keep(context, given, { by: "transfer", part, transfer });
  });
