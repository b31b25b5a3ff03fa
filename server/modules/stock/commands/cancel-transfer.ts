import * as contract from "../../../../contract/transfers.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { transferCancelled } from "../events.ts";
import { concludeTransfer, loadTransfer } from "../transfers.ts";

/** Calls off a transfer whose goods have not left. */
export const cancelTransfer = handle(contract.cancelTransfer, async ({ transferId, reason, expectedRevision }, context) => {
  const transfer = await loadTransfer(context, transferId, { verb: "cancel", expectedRevision });
  if (isRefused(transfer)) return transfer;
  context.emit(transferCancelled({ transferId, number: transfer.number, reason }));
  return concludeTransfer(context, transfer, { change: { state: "cancelled" }, what: "transferCancelled", why: reason });
});
