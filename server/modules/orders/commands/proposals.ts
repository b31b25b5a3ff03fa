import * as contract from "../../../../contract/proposals.ts";
import { handle, read } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import * as customers from "../../customers/index.ts";
import { mayReach } from "../access.ts";
import { change, done, lockFor } from "../change.ts";
import { customerContacted, orderInformationConfirmed, proposalAnswered } from "../events.ts";
import type { Order } from "../orders.ts";
import type { Ports } from "../ports.ts";
import { answersOf, insertAnswer, insertProposal, type ProposalRow, proposalsOf } from "../proposal-store.ts";
import { inputUnder, wrongTerms } from "../proposal-terms.ts";
import { insertContact } from "../store.ts";
import { proposalRefusal } from "../talks.ts";
import { current, partsOf } from "../working-set.ts";
import { rewrite } from "./edit-order.ts";

/** Whether the order is still where the review left it when this was proposed. */
const isAbout = ({ version }: Pick<ProposalRow, "version">, order: Order): boolean => order.review === "failed" && order.version === version;

/** Everything that was proposed about an order, within the reader's reach. */
export const listProposals = read(contract.listProposals, async ({ orderId }, context) => {
  const order = await current(context.tx, orderId);
  if (!order || !mayReach(context, order)) return refuse("notFound");
  const answers = await answersOf(context.tx, orderId);
  return (await proposalsOf(context.tx, orderId)).map(({ id, version, terms, words, at, byName }) => {
    const answer = answers.find(({ proposalId }) => proposalId === id) ?? null;
    return { id, version, terms, words, at, byName, answer, state: answer?.outcome ?? (isAbout({ version }, order) ? "open" : "lapsed") };
  });
});

/**
 * Keeps what was proposed to the customer after a failed review, in the shape of the change that it means (01.10, T06). Refused: proposalMovedOn, what the policy does not
 * foresee, and terms that mean nothing for the order.
 */
export const makeProposal = ({ policyOf, countersOf }: Pick<Ports, "policyOf" | "countersOf">) =>
  handle(contract.makeProposal, async ({ orderId, terms, contactId, means, at, words }, context) => {
    const order = await lockFor(context, orderId);
    if (isRefused(order)) return order;
    const pack = order.review === "failed" ? await policyOf(context.tx, order) : undefined;
    if (!pack) return refuse("proposalMovedOn");
    const unforeseen = terms.kind === "counterPrice" ? undefined : proposalRefusal(terms.kind, pack);
    const counters = terms.kind === "counterPrice" ? await countersOf(context.tx, { kind: "order", id: orderId }, order.version) : new Map<string, string>();
    const wrong = refuseAll([...(unforeseen ? [unforeseen] : []), ...wrongTerms({ order, lines: (await partsOf(context, orderId)).lines }, terms, counters)]);
    if (wrong) return wrong;
    const proposalId = context.newId();
    const { now, actor } = context;
    context.collect(insertContact, { id: context.newId(), orderId, occasion: "reviewFailed", contactId: contactId ?? null, means, at: at ?? now, proposal: terms.kind, outcome: words, evidence: [] });
    context.collect(insertProposal, { id: proposalId, orderId, version: order.version, kind: terms.kind, terms, words, at: now, by: actor.id, byName: actor.name });
    const after = await change(context, order, {}, { what: "proposalMade", facts: { proposalId, terms, means }, why: words });
    context.emit(customerContacted({ orderId }));
    return { ...done(after), proposalId };
  });

/**
 * Records what the customer said to a proposal. Accepted, it edits the order in the same command: a draft with the information confirmed, for the customer has just
 * agreed to it, ready to be submitted; what else was proposed lapses. Refused: proposalMovedOn, proposalAnswered, proposalUnproven, contactUnknown, agreedInFuture, and
 * what `editOrder` refuses.
 */
export const answerProposal = (ports: Ports) =>
  handle(contract.answerProposal, async ({ orderId, proposalId, outcome, contactId, agreedAt, evidence, note }, context) => {
    const { tx, now, actor } = context;
    const order = await lockFor(context, orderId);
    if (isRefused(order)) return order;
    const proposal = (await proposalsOf(tx, orderId)).find(({ id }) => id === proposalId);
    if (!proposal) return refuse("notFound");
    if ((await answersOf(tx, orderId)).some((answer) => answer.proposalId === proposalId)) return refuse("proposalAnswered");
    if (!isAbout(proposal, order)) return refuse("proposalMovedOn");
    const contact = (await customers.readOnce(tx, order.customerId))?.contacts.find(({ id }) => id === contactId);
    const lacking = refuseAll([
      ...(evidence.length || note ? [] : [{ code: "proposalUnproven", path: ["evidence"] }]), ...(contact ? [] : [{ code: "contactUnknown", path: ["contactId"] }]),
      ...(agreedAt > now ? [{ code: "agreedInFuture", path: ["agreedAt"] }] : []),
    ]);
    if (lacking) return lacking;
    context.collect(insertAnswer, { proposalId, orderId, version: proposal.version, outcome, contactId, contactName: contact!.name, agreedAt, note, evidence, at: now, by: actor.id, byName: actor.name });
    context.emit(proposalAnswered({ orderId, fileIds: evidence.map(({ fileId }) => fileId) }));
    const told = { facts: { proposalId, terms: proposal.terms, contact: contact!.name, evidence }, why: note || undefined };
    if (outcome === "declined") return done(await change(context, order, {}, { what: "proposalDeclined", ...told }));
    const { lines } = await partsOf(context, orderId);
    const after = await rewrite(context, order, { input: inputUnder({ order, lines }, proposal.terms), ports, told: { what: "proposalAccepted", ...told }, confirmedAt: now });
    if (isRefused(after)) return after;
    context.emit(orderInformationConfirmed({ orderId }));
    return done(after);
  });
