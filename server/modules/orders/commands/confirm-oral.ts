import * as contract from "../../../../contract/orders.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import * as customers from "../../customers/index.ts";
import { change, done, lockFor } from "../change.ts";
import { oralOrderConfirmed } from "../events.ts";
import { insertContact } from "../store.ts";

/** Keeps the record of the call that confirms an oral order with a named contact of the customer (01.2). */
export const confirmOral = handle(contract.confirmOral, async ({ orderId, expectedRevision, contactId, calledAt, confirmedFacts, recordingFileId }, context) => {
  const order = await lockFor(context, orderId, expectedRevision);
  if (isRefused(order)) return order;
  if (!order.oral) return refuse("notOral");
  const customer = await customers.read(context.tx, order.customerId);
  if (!customer?.contacts.some(({ id }) => id === contactId)) return refuse("contactUnknown", {}, ["contactId"]);
  context.collect(insertContact, {
    id: context.newId(), orderId, occasion: "oralConfirmation", contactId, means: "phone", at: calledAt, proposal: null, outcome: confirmedFacts, recordingFileId: recordingFileId ?? null,
  });
  const after = await change(context, order, { oralConfirmedAt: context.now }, { what: "oralConfirmed", facts: { contactId, calledAt, recordingFileId } });
  context.emit(oralOrderConfirmed({ orderId }));
  return done(after);
});
