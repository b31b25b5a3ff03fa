import * as contract from "../../../../contract/confirmations.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, type Refused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { readFiles } from "../../files/index.ts";
import { record } from "../../journal/index.ts";
import { openLink, useUp } from "../../links/index.ts";
import { readPaperRecord } from "../../papers/index.ts";
import { identityOf, isEnough, openQuestions, type Request } from "../confirmations.ts";
import type { Ports } from "../ports.ts";
import { consentTo } from "../link-page.ts";
import * as store from "../store.ts";
import { type Answer, decide, type GivenEvidence } from "./decide.ts";
import { contactOfRequest, openRequest } from "./open-request.ts";

interface Given {
  pdfSha256: string;
  name: string;
  digits?: string;
  answers: Answer["answers"];
  evidence: GivenEvidence;
  outcome: "given" | "refused";
  reason: string | null;
}

const left = (request: Request) => Math.max(0, contract.identityAttempts - request.failures);

/** Wrong digits are no refusal: the attempt must stay counted, and a refusal would undo that. */
async function countFailure(context: CommandContext, request: Request): Promise<contract.Answered> {
  const failures = request.failures + 1;
  await store.change(context.tx, request.id, { failures });
  record(context, { subject: { kind: "order", id: request.orderId }, what: "confirmationIdentityWrong", facts: { requestId: request.id, linkId: context.actor.linkId, failures } });
  return { decided: false, state: request.state, attemptsLeft: left({ ...request, failures }) };
}

/** What is wrong with an answer beyond the identity: the paper that was shown, evidence, questions. */
async function whyNot(context: CommandContext, request: Request, given: Given): Promise<Refused | undefined> {
  const shown = (await readPaperRecord(context.tx, request.paperId))?.renderings.some(({ sha256 }) => sha256 === given.pdfSha256);
  if (!shown) return refuse("confirmationShownOtherwise");
  const files = await readFiles(context.tx, given.evidence.map(({ fileId }) => fileId));
  // Whoever holds the link names what he uploaded himself, not whatever else lies with the order.
  if (files.length < given.evidence.length || files.some(({ linkId }) => linkId !== context.actor.linkId)) return refuse("fileNotYours", {}, ["evidence"]);
  if (given.outcome === "refused") return undefined;
  return refuseAll([...openQuestions(request, given.answers), ...(isEnough(request, given.evidence.map(({ kind }) => kind)) ? [] : [{ code: "signatureNeeded", path: ["evidence"] }])]);
}

async function answerByLink(context: CommandContext, given: Given, ports: Ports): Promise<contract.Answered | Refused> {
  const link = await openLink(context, "confirmOrder");
  if (isRefused(link)) return link;
  const request = await openRequest(context, { requestId: link.part ?? link.id, orderId: link.subject.id }, ports);
  if (isRefused(request)) return request;
  const identity = identityOf(request, await contactOfRequest(context, request, ports), given.digits);
  if (typeof identity === "object") return refuse(identity.code, identity.facts, identity.path);
  if (identity === "wrong") return countFailure(context, request);
  const barred = await whyNot(context, request, given);
  if (barred) return barred;
  const { outcome, reason, name, answers, pdfSha256, evidence } = given;
  const { actor, language } = context;
  const answer: Answer = {
    outcome, means: "link", name, answers, pdfSha256, reason, contactId: request.contactId, agreedAt: null, consent: outcome === "given" ? consentTo((await readPaperRecord(context.tx, request.paperId))!.paper.kind)[language] : null,
    identity: request.policy.identity, linkId: link.id, address: actor.address ?? null, userAgent: actor.userAgent ?? null, recordedBy: null, recordedByName: null, note: null,
  };
  const refused = await decide(context, { request, answer, evidence, ports });
  if (refused) return refused;
  useUp(context, link);
  return { decided: true, state: outcome, attemptsLeft: left(request) };
}

/** Accepts behind a link. Of several who answer at once one decides, the others are told that it is done. */
export const acceptByLink = (ports: Ports) =>
  handle(contract.acceptByLink, ({ pdfSha256, name, digits, answers, evidence }, context) =>
    answerByLink(context, { pdfSha256, name, digits, answers, evidence, outcome: "given", reason: null }, ports));

export const refuseByLink = (ports: Ports) => handle(contract.refuseByLink, (given, context) => answerByLink(context, { ...given, outcome: "refused", evidence: [] }, ports));
