import { createHash } from "node:crypto";
import * as contract from "../../../../contract/orders.ts";
import { reviewAxis } from "../../../../contract/order-axes.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import * as customers from "../../customers/index.ts";
import { change, done, lockFor } from "../change.ts";
import { orderSubmitted } from "../events.ts";
import type { Ports } from "../ports.ts";
import { submitChecks } from "../rules.ts";
import * as store from "../store.ts";
import { versionBody } from "../version-body.ts";
import { partsOf } from "../working-set.ts";

/** Submits an order for review: all that is missing is told at once; its version is kept word for word and its policy pinned. */
export const submitOrder = (ports: Ports) =>
  handle(contract.submitOrder, async ({ orderId, expectedRevision, duplicateAccepted }, context) => {
    const { tx } = context;
    const order = await lockFor(context, orderId, expectedRevision);
    if (isRefused(order)) return order;
    if (!reviewAxis.allows("submit", order.review)) return refuse("wrongState", { state: order.stage });
    const policy = await ports.policyInForce(tx, { kind: order.kind, channel: order.channel, date: await ports.today(context) });
    if (!policy) return refuse("policyMissing", { kind: order.kind, channel: order.channel });
    const { lines } = await partsOf(context, orderId);
    const customer = await customers.readOnce(tx, order.customerId);
    if (!customer) return refuse("customerUnknown");
    const twins = duplicateAccepted ? [] : await store.twinsOf(tx, order, policy.pack.intake.duplicateWithinDays);
    const { pack } = policy;
    const shut = await ports.gatesAtSubmit(context, { order, lines, customer, pack });
    const lacking = refuseAll([...shut, ...submitChecks.flatMap((check) => check({ order, lines, pack, twins, duplicateAccepted }) ?? [])]);
    if (lacking) return lacking;
    const version = order.version + 1;
    const body = versionBody(order, lines, { version });
    const hash = createHash("sha256").update(body).digest("hex");
    context.collect(store.insertVersion, { orderId, version, hash, body });
    const { invoiced, paid } = pack.completion;
    // Policy or archive may have changed since the order was typed; its reviewers see what differs now.
    const differences = customers.compareWithArchive(order.given, customer, pack.intake.archiveCheck.fields);
    const after = await change(context, order, {
      review: reviewAxis.after("submit", order.review), version, versionHash: hash, submittedAt: context.now, policyId: policy.policyId, policyVersion: policy.version,
      completeWhen: { invoiced, paid }, confirmation: "none", differences,
    }, { what: "submitted", facts: { version, hash, policyId: policy.policyId, policyVersion: policy.version, duplicateAccepted } });
    context.emit(orderSubmitted({ orderId, version, hash }));
    return done(after);
  });
