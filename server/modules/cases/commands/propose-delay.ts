import * as contract from "../../../../contract/delay-proposals.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { insertProposal } from "../delay-proposals.ts";
import type { ProposalPorts } from "../ports.ts";
import { conclude } from "../work.ts";
import { loadDelay } from "../load-delay.ts";

/**
 * Drafts what the customer of a late order is offered, weighed as the change that it means; it goes out when the word is let go, and takes the place of an earlier one that
 * was not answered. Refused: caseTakeFirst, and what would stand in the way of the change.
 */
export const proposeDelay = (ports: ProposalPorts) =>
  handle(contract.proposeDelay, async ({ caseId, orderId, terms, words }, context) => {
    await ports.lockOrder(context, orderId);
    const loaded = await loadDelay(context, caseId);
    if (isRefused(loaded)) return loaded;
    const { one, rows } = loaded;
    if (!rows.some((row) => row.orderId === orderId)) return refuse("notFound");
    if (one.ownerId === null) return refuse("caseTakeFirst");
    const weighed = await ports.weighProposal(context, { orderId, terms });
    if (isRefused(weighed)) return weighed;
    const { version, ...means } = weighed;
    const { actor, now } = context;
    const proposalId = context.newId();
    context.collect(insertProposal, { id: proposalId, caseId, orderId, kind: terms.kind, terms, words, baseVersion: version, ...means, at: now, by: actor.id, byName: actor.name });
    record(context, { subject: { kind: "order", id: orderId }, what: "delayProposed", facts: { caseId, proposalId, terms }, ...(words && { why: words }) });
    return { ...(await conclude(context, one, { change: {}, what: "delayProposed" })), proposalId };
  });
