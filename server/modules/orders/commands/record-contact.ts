import * as contract from "../../../../contract/orders.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { change, done, lockFor } from "../change.ts";
import { customerContacted, customerToldOfDelay, replied, talkRecorded } from "../events.ts";
import type { Ports } from "../ports.ts";
import { insertContact } from "../store.ts";
import { proposalRefusal } from "../talks.ts";

/** Puts a talk with the customer on record: the proposal after a failed review (01.10), a promised answer (T22), a delay (01.14), or any other. */
export const recordContact = ({ policyOf }: Pick<Ports, "policyOf">) =>
  handle(contract.recordContact, async ({ orderId, occasion, contactId, means, at, proposal, outcome }, context) => {
    const order = await lockFor(context, orderId);
    if (isRefused(order)) return order;
    if (occasion === "reviewFailed") {
      const pack = order.policyId ? await policyOf(context.tx, order) : undefined;
      if (!pack) return refuse("wrongState", { state: order.stage });
      const strange = refuseAll([proposalRefusal(proposal, pack) ?? []].flat());
      if (strange) return strange;
    }
    context.collect(insertContact, { id: context.newId(), orderId, occasion, contactId: contactId ?? null, means, at: at ?? context.now, proposal: proposal ?? null, outcome, evidence: [] });
    const after = await change(context, order, {}, { what: "customerContacted", facts: { occasion, means, proposal }, why: outcome });
    context.emit(talkRecorded({ orderId }));
    if (occasion === "reviewFailed") context.emit(customerContacted({ orderId }));
    if (occasion === "delay") context.emit(customerToldOfDelay({ orderId }));
    if (occasion === "reply") context.emit(replied({ orderId }));
    return done(after);
  });
