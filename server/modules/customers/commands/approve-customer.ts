import { approveCustomer as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { keep, locked } from "../changing.ts";
import { approvalRefusals, axisRefusal, type CustomersDeps } from "../customers.ts";
import { customerApproved } from "../events.ts";
import { read } from "../store.ts";

export const approveCustomer = (deps: CustomersDeps) =>
  handle(contract, async ({ id, expectedRevision }, context) => {
    const before = await locked(context, id, expectedRevision);
    if (isRefused(before)) return before;
    const wrong = axisRefusal("approve", before);
    if (wrong) return refuse(wrong.code, wrong.facts);
    const own = before.createdBy === context.actor.id;
    if (own && !(await deps.mayApproveOwn(context))) return refuse("ownCustomer");
    const refused = refuseAll(approvalRefusals((await read(context.tx, id))!));
    if (refused) return refused;
    context.emit(customerApproved({ customerId: id }));
    return keep(context, before, { change: { state: "approved", stateReason: "" }, what: "approved", facts: { from: before.state, to: "approved", own } });
  });
