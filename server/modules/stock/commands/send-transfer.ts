import * as contract from "../../../../contract/transfers.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { wantedGoods } from "../transfer-store.ts";
import { concludeTransfer, loadTransfer, sendOff } from "../transfers.ts";

/** Sends the goods off: from now on they are on their way, in no warehouse. */
export const sendTransfer = handle(contract.sendTransfer, async ({ transferId, lines, expectedRevision }, context) => {
  const transfer = await loadTransfer(context, transferId, { verb: "send", expectedRevision });
  if (isRefused(transfer)) return transfer;
  const wanted = await wantedGoods(context.tx, transferId);
  if (lines.some(({ productId }) => !wanted.some((one) => one.productId === productId))) return refuse("notInTransit", {}, ["lines"]);
  const gone = await sendOff(context, transfer, wanted.map((one) => ({ ...one, lots: lines.find(({ productId }) => productId === one.productId)?.lots ?? [] })));
  if (isRefused(gone)) return gone;
  return concludeTransfer(context, transfer, { change: { state: "sent", sentBy: context.actor.id, sentAt: context.now }, what: "transferSent", facts: { lots: gone.map(({ productId, lot, sent }) => ({ productId, lot, sent })) } });
});
