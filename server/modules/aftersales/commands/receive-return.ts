import * as contract from "../../../../contract/aftersales.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { sharesOf, tooMuch } from "../aftersales.ts";
import { returnReceived } from "../events.ts";
import * as store from "../store.ts";
import { about, conclude, keepStep, load } from "../work.ts";

/** The warehouse takes goods back, on hold until somebody looked at them. Refused with `returnOverAuthorised`, `returnNothing`, `notOnHold` (by stock). */
export const receiveReturn = handle(contract.receiveReturn, async ({ returnId, warehouseId, lines: given, note, files, expectedRevision }, context) => {
  const loaded = await load(context, returnId, { verb: "receive", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { one, lines } = loaded;
  const refused = refuseAll(tooMuch(lines, given, { code: "returnOverAuthorised", most: ({ quantity }) => quantity, fact: "quantity" }));
  if (refused) return refused;
  const shares = sharesOf(lines, given);
  await store.add(context.tx, "received", shares);
  const step = await keepStep(context, one, { what: "received", warehouseId, lines: shares.map(({ line, quantity }) => ({ lineId: line.id, quantity })) });
  context.emit(returnReceived({ ...about(one), step, warehouseId, goods: shares.map(({ line: { orderLineId, productId }, quantity }) => ({ orderLineId, productId, quantity })) }));
  return conclude(context, one, {
    change: { state: "received", warehouseId, receiptNote: note, receiptFiles: files, receivedAt: context.now, receivedByName: context.actor.name }, what: "returnReceived", files,
    facts: { lines: shares.map(({ line: { lineNo }, quantity }) => ({ lineNo, quantity })) }, why: note,
  });
});
