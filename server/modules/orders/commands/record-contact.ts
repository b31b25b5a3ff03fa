import * as contract from "../../../../contract/orders.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { change, done, lockFor } from "../change.ts";
import { customerContacted, replied } from "../events.ts";
import { insertContact } from "../store.ts";

/** Puts a talk with the customer on record: the proposal after a failed review (01.10), a promised answer (T22), or any other. */
export const recordContact = handle(contract.recordContact, async ({ orderId, occasion, contactId, means, at, proposal, outcome }, context) => {
  const order = await lockFor(context, orderId);
  if (isRefused(order)) return order;
  context.collect(insertContact, {
    id: context.newId(), orderId, occasion, contactId: contactId ?? null, means, at: at ?? context.now, proposal: proposal ?? null, outcome, recordingFileId: null,
  });
  const after = await change(context, order, {}, { what: "customerContacted", facts: { occasion, means, proposal }, why: outcome });
  if (occasion === "reviewFailed") context.emit(customerContacted({ orderId }));
  if (occasion === "reply") context.emit(replied({ orderId }));
  return done(after);
});
