import * as contract from "../../../../contract/orders.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import * as customers from "../../customers/index.ts";
import { change, done, lockFor } from "../change.ts";
import { oralOrderConfirmed } from "../events.ts";
import type { Ports } from "../ports.ts";
import { insertContact } from "../store.ts";
import { callLacks } from "../talks.ts";

/** Keeps the record of the call that confirms an oral order, with whom and by what evidence the policy wants (01.2). */
export const confirmOral = ({ policyOf }: Pick<Ports, "policyOf">) =>
  handle(contract.confirmOral, async ({ orderId, expectedRevision, contactId, calledAt, confirmedFacts, evidence }, context) => {
    const order = await lockFor(context, orderId, expectedRevision);
    if (isRefused(order)) return order;
    if (!order.oral) return refuse("notOral");
    const lacking = refuseAll(callLacks((await policyOf(context.tx, order))?.intake.oralConfirmation, { contactId, evidence }));
    if (lacking) return lacking;
    const customer = await customers.readOnce(context.tx, order.customerId);
    if (contactId && !customer?.contacts.some(({ id, erased }) => id === contactId && !erased)) return refuse("contactUnknown", {}, ["contactId"]);
    context.collect(insertContact, {
      id: context.newId(), orderId, occasion: "oralConfirmation", contactId: contactId ?? null, means: "phone", at: calledAt, proposal: null, outcome: confirmedFacts, evidence,
    });
    const after = await change(context, order, { oralConfirmedAt: context.now }, { what: "oralConfirmed", facts: { contactId, calledAt, evidence } });
    context.emit(oralOrderConfirmed({ orderId, fileIds: evidence.map(({ fileId }) => fileId) }));
    return done(after);
  });
