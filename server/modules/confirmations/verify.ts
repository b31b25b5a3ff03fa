import type { FastifyInstance } from "fastify";
import * as contract from "../../../contract/confirmations.ts";
import type { Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import { rawRead, type RawRoutes } from "../files/index.ts";
import { canonical, entriesAbout } from "../journal/index.ts";
import { hashOf, type Request } from "./confirmations.ts";
import type { Ports } from "./ports.ts";
import { factsOf } from "./reads.ts";
import * as store from "./store.ts";

interface OnRecord {
  request: Request;
  decision: store.DecisionRow | undefined;
  evidence: store.EvidenceRow[];
  /** Whether the order's journal, which is chained, names this very answer. */
  journaled: boolean;
}

async function onRecord(tx: Tx, requestId: string): Promise<OnRecord | undefined> {
  const request = await store.read(tx, requestId);
  if (!request) return undefined;
  const [decision] = await store.decisionsOf(tx, [requestId]);
  const entries = await entriesAbout(tx, { kind: "order", id: request.orderId });
  return { request, decision, evidence: await store.evidenceOf(tx, [requestId]), journaled: decision !== undefined && entries.some(({ body }) => body.includes(decision.hash)) };
}

const listed = (rows: readonly { kind: string; fileId: string; sha256: string }[]) => canonical(rows.map(({ kind, fileId, sha256 }) => ({ kind, fileId, sha256 })));

/**
 * Recomputes every hash that an answer binds: its own words, the facts and PDFs of the paper, the bytes of each piece of evidence, and whether the order's journal
 * names it. One changed byte in any of them is found.
 */
async function verified(companyId: string, { request, decision, evidence, journaled }: OnRecord, ports: Ports): Promise<contract.EvidenceVerification> {
  const paper = await ports.papers.verifyPaper(companyId, request.paperId);
  const parts = [{ part: "paper", sound: paper?.sound === true }];
  if (decision) {
    const facts = factsOf(decision);
    const bound = facts.orderHash === request.orderHash && facts.paperHash === request.paperHash && (request.state === "reversed" || facts.outcome === request.state) && facts.outcome === decision.outcome;
    parts.push({ part: "answer", sound: hashOf(decision.body) === decision.hash && bound }, { part: "journal", sound: journaled }, { part: "evidenceList", sound: listed(evidence) === listed(facts.evidence) });
    if (facts.pdfSha256) parts.push({ part: "pdf", sound: await ports.files.isSound(companyId, facts.pdfSha256) });
    for (const { seq, sha256 } of evidence) parts.push({ part: `evidence ${seq}`, sound: await ports.files.isSound(companyId, sha256) });
  }
  return { requestId: request.id, sound: parts.every(({ sound }) => sound), parts };
}

/** For `gendan verify` and the endpoint; undefined: no such request. */
export const verifyEvidence = (ports: Ports) => async (inCompany: <T>(companyId: string, work: (tx: Tx) => Promise<T>) => Promise<T>, companyId: string, requestId: string) => {
  const found = await inCompany(companyId, (tx) => onRecord(tx, requestId));
  return found && verified(companyId, found, ports);
};

export function registerVerification(app: FastifyInstance, house: RawRoutes, ports: Ports): void {
  const find = async ({ requestId }: { requestId: string }, context: Context): Promise<OnRecord | Refused> => {
    const found = await onRecord(context.tx, requestId);
    return found && (await ports.maySee(context, { kind: "order", id: found.request.orderId })) ? found : refuse("notFound");
  };
  rawRead(app, house, { endpoint: contract.verifyEvidence, find, respond: (found, { actor }) => verified(actor.companyId, found, ports) });
}
