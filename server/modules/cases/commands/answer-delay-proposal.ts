import * as contract from "../../../../contract/delay-proposals.ts";
import { identityAttempts } from "../../../../contract/confirmations.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, type Refused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { attachFiles } from "../../files/index.ts";
import { record } from "../../journal/index.ts";
import { type Link, openLink, useUp } from "../../links/index.ts";
import type { Case } from "../cases.ts";
import { caseIdOf, countFailure, insertAnswer, type Kept, keptOf, stateOf, whyUnanswerable } from "../delay-proposals.ts";
import { delayedOf } from "../delays.ts";
import { delayProposalRefused } from "../events.ts";
import { loadDelay } from "../load-delay.ts";
import type { ProposalPorts } from "../ports.ts";
import { lock } from "../store.ts";
import { conclude } from "../work.ts";

interface Said {
  outcome: "accepted" | "refused";
  means: (typeof contract.delayAnswerMeans)[number];
  contactName: string;
  agreedAt: Date;
  evidence: readonly string[];
  note: string;
}
interface About {
  one: Case;
  number: string;
  proposal: Kept;
}

/** A proposal of a locked case that still takes an answer; its order is locked before. */
async function open(context: CommandContext, one: Case, { proposalId, orderId, ports }: { proposalId: string; orderId: string; ports: ProposalPorts }): Promise<About | Refused> {
  const all = await keptOf(context.tx, one.id);
  const proposal = all.find(({ id }) => id === proposalId);
  const row = (await delayedOf(context.tx, one.id)).find((each) => each.orderId === orderId);
  if (!row || proposal?.orderId !== orderId) return refuse("notFound");
  const version = (await ports.versionsOf(context.tx, [orderId])).get(orderId);
  const barred = whyUnanswerable(stateOf(proposal, { all, version, settled: one.state === "settled" }), row.orderNumber);
  return barred ? refuse(barred.code, barred.facts) : { one, number: row.orderNumber, proposal };
}

/** Keeps what the customer said; his yes becomes the change of the order in the same command, his no stays in the case for its owner. */
async function keep(context: CommandContext, { one, number, proposal }: About, { said, ports }: { said: Said; ports: ProposalPorts }) {
  const { actor, now } = context;
  const { orderId, id: proposalId, terms, totalAfter } = proposal;
  const kept = await attachFiles(context, { fileIds: said.evidence, subject: { kind: "order", id: orderId } });
  if (isRefused(kept)) return kept;
  const { change, obstacles } = said.outcome === "refused" ? { change: null, obstacles: [] } : await ports.requestAgreed(context, {
    orderId, terms, totalAfter, evidence: said.evidence, proposedBy: { id: proposal.by, name: proposal.byName }, reason: [one.number, proposal.words || one.description].join(" · "),
    consent: { by: said.contactName, at: said.agreedAt, caseId: one.id, proposalId },
  });
  context.collect(insertAnswer, {
    proposalId, ...said, evidence: [...said.evidence], changeId: change?.id ?? null, changeNumber: change?.number ?? null, obstacles, address: actor.address ?? null, userAgent: actor.userAgent ?? null, at: now, by: actor.id, byName: actor.name,
  });
  const what = said.outcome === "accepted" ? "delayProposalAccepted" : "delayProposalRefused";
  record(context, { subject: { kind: "order", id: orderId }, what, facts: { caseId: one.id, proposalId, terms, means: said.means, ...(change && { changeId: change.id }), ...(obstacles.length && { obstacles }) }, ...(said.note && { why: said.note }) });
  if (!change) context.emit(delayProposalRefused({ caseId: one.id, caseNumber: one.number, orderId, orderNumber: number, ownerId: one.ownerId, proposedBy: proposal.by, proposalId, note: said.note || obstacles.join("；"), accepted: said.outcome === "accepted" }));
  return conclude(context, one, { change: {}, what, ...(said.note && { why: said.note }) });
}

/** Somebody puts on record what the customer told him 代客登记. Refused: delayNotTold, delayProposalLapsed, proposalAnswered, delayConsentUnproven, proposalUnproven, agreedInFuture. */
export const answerDelayProposal = (ports: ProposalPorts) =>
  handle(contract.answerDelayProposal, async ({ caseId, orderId, proposalId, ...said }, context) => {
    await ports.lockOrder(context, orderId);
    const loaded = await loadDelay(context, caseId);
    if (isRefused(loaded)) return loaded;
    if (!loaded.rows.some((row) => row.orderId === orderId)) return refuse("notFound");
    const about = await open(context, loaded.one, { proposalId, orderId, ports });
    if (isRefused(about)) return about;
    const unproven = said.evidence.length ? undefined : said.outcome === "accepted" ? "delayConsentUnproven" : said.note ? undefined : "proposalUnproven";
    const lacking = refuseAll([...(unproven ? [{ code: unproven, path: ["evidence"] }] : []), ...(said.agreedAt > context.now ? [{ code: "agreedInFuture", path: ["agreedAt"] }] : [])]);
    return lacking ?? keep(context, about, { said, ports });
  });

/** The digits that show who answers, where the order's policy asks for them: a refusal when the question cannot be put (any more). */
function identified({ identity, digits: right }: Awaited<ReturnType<ProposalPorts["identityOf"]>>, { digits, attemptsLeft }: { digits: string | undefined; attemptsLeft: number }): boolean | Refused {
  if (identity === "none") return true;
  if (attemptsLeft <= 0) return refuse("identityLocked");
  return digits === undefined ? refuse("identityNeeded", {}, ["digits"]) : right.includes(digits);
}

/** The proposal behind the link, with order and case locked. */
async function behind(context: CommandContext, { part, subject }: Pick<Link, "part" | "subject">, ports: ProposalPorts): Promise<About | Refused> {
  const caseId = part ? await caseIdOf(context.tx, part) : undefined;
  if (!part || !caseId) return refuse("notFound");
  await ports.lockOrder(context, subject.id);
  const one = await lock(context.tx, caseId);
  return one ? open(context, one, { proposalId: part, orderId: subject.id, ports }) : refuse("notFound");
}

/** The customer answers on his page. Wrong digits are no refusal: the attempt must stay counted, and a refusal would undo that. */
export const answerDelayByLink = (ports: ProposalPorts) =>
  handle(contract.answerDelayByLink, async ({ outcome, name, digits, note }, context) => {
    const link = await openLink(context, "answerDelay");
    if (isRefused(link)) return link;
    const about = await behind(context, link, ports);
    if (isRefused(about)) return about;
    const { one, proposal } = about;
    const attemptsLeft = identityAttempts - proposal.failures;
    const right = identified(await ports.identityOf(context.tx, proposal.orderId), { digits, attemptsLeft });
    if (isRefused(right)) return right;
    if (!right) {
      context.collect(countFailure, proposal.id);
      record(context, { subject: { kind: "order", id: proposal.orderId }, what: "delayIdentityWrong", facts: { caseId: one.id, proposalId: proposal.id, linkId: link.id } });
      return { decided: false, state: "released" as const, attemptsLeft: attemptsLeft - 1 };
    }
    const done = await keep(context, about, { said: { outcome, means: "link", contactName: name, agreedAt: context.now, evidence: [], note }, ports });
    if (isRefused(done)) return done;
    useUp(context, link);
    return { decided: true, state: outcome, attemptsLeft };
  });
