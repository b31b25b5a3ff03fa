import { type DecisionFacts, signatureMeans } from "../../../../contract/confirmations.ts";
import type { FileAnswer } from "../../../../contract/files.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { isRefused, type Refused } from "../../../platform/refusal.ts";
import { attachFiles } from "../../files/index.ts";
import { record } from "../../journal/index.ts";
import { type EvidenceKind, type Request, sealed } from "../confirmations.ts";
import { confirmationAccepted, confirmationRefused } from "../events.ts";
import type { Ports } from "../ports.ts";
import * as store from "../store.ts";

export type GivenEvidence = readonly { kind: EvidenceKind; fileId: string }[];
/** What an answer says, beside what every answer binds. */
export type Answer = Omit<DecisionFacts, "at" | "orderId" | "orderVersion" | "orderHash" | "paperId" | "paperHash" | "changeId" | "evidence">;

export interface Decision {
  request: Request;
  answer: Answer;
  evidence: GivenEvidence;
  ports: Ports;
}

/** Files named as evidence, given to the order if they belonged to nothing yet. Refused: fileNotYours. */
export const filesOf = (context: CommandContext, request: Request, evidence: GivenEvidence): Promise<FileAnswer[] | Refused> =>
  attachFiles(context, { fileIds: evidence.map(({ fileId }) => fileId), subject: { kind: "order", id: request.orderId } });

// Facts of a paper are recorded in one language, whoever reads its labels in which.
async function signForCustomer(context: CommandContext, { request, answer, evidence, ports }: Decision): Promise<Refused | undefined> {
  const imageFileId = evidence.find(({ kind }) => kind === "drawnSignature")?.fileId;
  const signature = await ports.papers.signPaper(context, { paperId: request.paperId, name: answer.name, means: signatureMeans[answer.means]["zh-CN"], imageFileId });
  return isRefused(signature) ? signature : undefined;
}

/**
 * Records the one answer to a locked request: what it binds, sealed by its hash, its evidence, the customer's signature on the paper, and tells the order. Refused:
 * fileNotYours, pictureNotSignature, paperFullySigned.
 */
export async function decide(context: CommandContext, decision: Decision): Promise<Refused | undefined> {
  const { request, answer } = decision;
  const files = await filesOf(context, request, decision.evidence);
  if (isRefused(files)) return files;
  const evidence = decision.evidence.map(({ kind, fileId }, i) => ({ kind, fileId, sha256: files[i]!.sha256 }));
  const { orderId, orderVersion, orderHash, paperId, paperHash } = request;
  const changeId = request.changeId ?? undefined;
  const { body, hash } = sealed({ ...answer, at: context.now, orderId, orderVersion, orderHash, paperId, paperHash, ...(changeId && { changeId }), evidence });
  const rows = evidence.map(({ kind, fileId, sha256 }, i) => ({ requestId: request.id, seq: i + 1, kind, fileId, sha256, name: files[i]!.name }));
  const { outcome, means, reason } = answer;
  context.collect(store.saveDecision, { decision: { requestId: request.id, outcome, means, at: context.now, reason, body, hash }, evidence: rows });
  const given = outcome === "given";
  const unsigned = given ? await signForCustomer(context, decision) : undefined;
  if (unsigned) return unsigned;
  record(context, { subject: { kind: "order", id: orderId }, what: given ? "confirmationAccepted" : "confirmationRefused", why: reason ?? undefined, facts: { requestId: request.id, version: orderVersion, means, hash } });
  context.emit(given ? confirmationAccepted({ orderId, changeId }) : confirmationRefused({ orderId, changeId, reason: reason ?? "" }));
  return undefined;
}
