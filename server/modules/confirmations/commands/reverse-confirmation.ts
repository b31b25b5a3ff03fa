import { confirmationRequest, reverseConfirmation as endpoint } from "../../../../contract/confirmations.ts";
import type { Role } from "../../../../contract/permissions.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { confirmationReversed } from "../events.ts";
import type { Ports } from "../ports.ts";
import * as store from "../store.ts";
import { ask } from "./ask.ts";

/** Who may take back what a customer answered himself, not what staff recorded for him. */
const aboveSales: readonly Role[] = ["salesDirector", "generalManager"];

/**
 * Takes back a customer's answer that does not hold: recorded by mistake, or the customer says that he meant otherwise. It stays on record with its evidence; the order
 * goes back to waiting, what was begun for it first (the refusals of `standsNoMore`), and the customer is asked anew about the same version. No letter goes by itself.
 * Refused: confirmationNotAnswered, confirmationOfChange, confirmationSuperseded, customersOwnAnswer.
 */
export const reverseConfirmation = (ports: Ports) =>
  handle(endpoint, async ({ requestId, reason }, context) => {
    const { tx, now, actor } = context;
    const known = await store.read(tx, requestId);
    const order = known && (await ports.lockOrder(context, known.orderId));
    if (!known || !order || !(await ports.maySee(context, { kind: "order", id: known.orderId }))) return refuse("notFound");
    const request = (await store.lock(tx, requestId))!;
    const [decision] = await store.decisionsOf(tx, [requestId]);
    if (!decision || !confirmationRequest.allows("reverse", request.state)) return refuse("confirmationNotAnswered");
    if (request.changeId) return refuse("confirmationOfChange");
    if (order.version !== request.orderVersion || order.hash !== request.orderHash) return refuse("confirmationSuperseded");
    if (decision.means === "link" && !aboveSales.some((role) => actor.roles.includes(role))) return refuse("customersOwnAnswer");
    const state = confirmationRequest.after("reverse", request.state);
    await store.change(tx, requestId, { state });
    context.collect(store.insertReversal, { requestId, reason, at: now, by: actor.id, byName: actor.name });
    const { orderId, orderVersion: version, orderHash: hash, customerId, contactId, policy } = request;
    const { outcome } = decision;
    record(context, { subject: { kind: "order", id: orderId }, what: "confirmationReversed", why: reason, facts: { requestId, outcome, version, hash: decision.hash } });
    context.emit(confirmationReversed({ orderId, outcome, reason, undoes: outcome === "given" ? "confirmationAccepted" : "confirmationRefused" }));
    const { requestId: newRequestId } = await ask(ports)(context, { orderId, version, hash, customerId, contactId, policy, mail: false });
    return { requestId, orderId, state, newRequestId };
  });
