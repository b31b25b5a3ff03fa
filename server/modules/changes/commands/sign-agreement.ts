import * as contract from "../../../../contract/changes.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { agreementSigned } from "../events.ts";
import type { Ports } from "../ports.ts";
import { doneOf, load, move, tell } from "../work.ts";

/** Signs 《变更协议》 for our side (25.4), by a role that the policy names; then the customer is asked to sign it, unless it carries his yes already. */
export const signAgreement = (ports: Ports) =>
  handle(contract.signAgreement, async ({ changeId, expectedRevision }, context) => {
    const change = await load(context, changeId, { verb: "askCustomer", expectedRevision, ports });
    if (isRefused(change)) return change;
    if (change.state !== "toSign" || !change.agreementPaperId) return refuse("wrongState", { state: change.state });
    const roles = await ports.signersOf(context.tx, change.orderId);
    if (!roles.some((role) => context.actor.roles.includes(role))) return refuse("changeSignNotYours", { roles: roles.join(", ") });
    const refused = await ports.signPaper(context, change);
    if (isRefused(refused)) return refused;
    const after = await move(context, change, { verb: "askCustomer" });
    tell(context, after, { what: "agreementSigned", facts: { paperId: change.agreementPaperId } });
    context.emit(agreementSigned({ orderId: change.orderId, part: changeId, change: after }));
    return { ...doneOf(after), paperId: change.agreementPaperId };
  });
