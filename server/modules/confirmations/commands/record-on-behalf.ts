import * as contract from "../../../../contract/confirmations.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { evidenceForStaff } from "../confirmations.ts";
import type { Ports } from "../ports.ts";
import { decide } from "./decide.ts";
import { openRequestForStaff } from "./open-request.ts";

/** 代客登记: staff record what the customer answered otherwise, with the evidence that the policy accepts, who agreed and when. */
export const recordOnBehalf = (ports: Ports) =>
  handle(contract.recordOnBehalf, async ({ requestId, outcome, contactId, agreedAt, evidence, reason, note, answers }, context) => {
    const request = await openRequestForStaff(context, requestId, ports);
    if (isRefused(request)) return request;
    const { policy } = request;
    if (!policy.means.includes("onBehalf")) return refuse("meansNotForeseen", { means: "onBehalf", allowed: policy.means.join(", ") });
    const allowed = evidenceForStaff(request);
    const strange = evidence.filter(({ kind }) => !allowed.includes(kind)).map(({ kind }) => kind);
    if (strange.length) return refuse("evidenceNotForeseen", { kinds: strange.join(", "), allowed: allowed.join(", ") }, ["evidence"]);
    if (agreedAt > context.now) return refuse("agreedInFuture", {}, ["agreedAt"]);
    if (outcome === "refused" && !reason) return refuse("reasonNeeded", {}, ["reason"]);
    const contact = await ports.contactOf(context.tx, request.customerId, contactId);
    if (!contact) return refuse("contactUnknown", {}, ["contactId"]);
    const { actor } = context;
    const refused = await decide(context, {
      request, evidence, ports,
      answer: {
        outcome, means: "onBehalf", name: contact.name, contactId, agreedAt, reason: reason ?? null, answers, note: note || null, pdfSha256: null, consent: null, identity: null, linkId: null,
        address: actor.address ?? null, userAgent: actor.userAgent ?? null, recordedBy: actor.id, recordedByName: actor.name,
      },
    });
    return refused ?? { requestId, orderId: request.orderId, state: outcome };
  });
