import * as contract from "../../../../contract/transfers.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { transferReceived } from "../events.ts";
import { movedLots } from "../transfer-store.ts";
import { concludeTransfer, loadTransfer, takeIn } from "../transfers.ts";

/** Receives the goods: as they were sent, but for the differences, each with its reason. */
export const receiveTransfer = handle(contract.receiveTransfer, async ({ transferId, differences, expectedRevision }, context) => {
  const transfer = await loadTransfer(context, transferId, { verb: "receive", expectedRevision });
  if (isRefused(transfer)) return transfer;
  const gone = await movedLots(context.tx, transferId);
  const strange = differences.findIndex(({ productId, lot }) => !gone.some((one) => one.productId === productId && one.lot === lot));
  if (strange >= 0) return refuse("notInTransit", {}, ["differences", strange]);
  const came = gone.map((one) => {
    const found = differences.find(({ productId, lot }) => productId === one.productId && lot === one.lot);
    const second = found ? (found.second ?? (Number(found.received) > 0 ? one.secondSent : "0")) : one.secondSent;
    return { ...one, received: found?.received ?? one.sent, secondReceived: second, reason: found?.reason ?? "" };
  });
  const refused = await takeIn(context, transfer, came);
  if (isRefused(refused)) return refused;
  context.emit(transferReceived({ transferId }));
  const told = came.filter(({ reason }) => reason).map(({ productId, lot, sent, received, reason }) => ({ productId, lot, sent, received, reason }));
  return concludeTransfer(context, transfer, { change: { state: "received", receivedBy: context.actor.id, receivedAt: context.now }, what: "transferReceived", facts: { differences: told } });
});
