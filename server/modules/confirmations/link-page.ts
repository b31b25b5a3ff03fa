import type { FastifyInstance } from "fastify";
import * as contract from "../../../contract/confirmations.ts";
import type { PaperKind, SnapshotOf } from "../../../contract/papers.ts";
import type { Context } from "../../platform/command.ts";
import { isRefused, type Refused, refuse } from "../../platform/refusal.ts";
import { type Caller, rawRead, type RawRoutes } from "../files/index.ts";
import { lookThrough } from "../links/index.ts";
import { pdfToSave, readPaperRow, snapshotOf } from "../papers/index.ts";
import { isLocked, type Request, shownState } from "./confirmations.ts";
import type { Ports } from "./ports.ts";
import { factsOf } from "./reads.ts";
import * as store from "./store.ts";

interface Page {
  request: Request;
  state: contract.ConfirmationByLink["state"];
  expiresAt: Date;
  decision: contract.DecisionFacts | undefined;
  snapshot: SnapshotOf<"orderConfirmation" | "changeAgreement">;
}

/** The words under which a paper of this kind is accepted. */
export const consentTo = (kind: PaperKind) => (kind === "changeAgreement" ? contract.agreementTexts : contract.consentTexts);

async function pageOf(context: Context, ports: Ports): Promise<Page | Refused> {
  const { tx } = context;
  const link = await lookThrough(context, "confirmOrder");
  if (isRefused(link)) return link;
  const request = link.part ? await store.read(tx, link.part) : undefined;
  const [order, paper] = request ? [await ports.orderNow(tx, request.orderId), await readPaperRow(tx, request.paperId)] : [];
  const snapshot = paper && snapshotOf(paper);
  if (!request || !order || (snapshot?.kind !== "orderConfirmation" && snapshot?.kind !== "changeAgreement")) return refuse("notFound");
  const now = request.changeId ? await ports.proposalNow(tx, request.changeId) : order;
  const [row] = await store.decisionsOf(tx, [request.id]);
  return { request, snapshot, state: shownState(request, now), expiresAt: link.expiresAt, decision: row && factsOf(row) };
}

const pdfFor = (ports: Ports, { request }: Page, { actor, language }: Caller) => ports.papers.pdfOf(actor.companyId, { paperId: request.paperId, size: "A4", locale: language });

/** What the customer sees: his own order as the paper says it, what is asked, what was answered. Of a superseded request only that it is. */
async function shown(ports: Ports, page: Page, caller: Caller): Promise<contract.ConfirmationByLink | Refused> {
  const { request, state, expiresAt, decision, snapshot } = page;
  const known = { state, expiresAt, orderNumber: snapshot.order.number, companyName: snapshot.company.name };
  const asked = { identity: request.policy.identity, identityLocked: isLocked(request), questions: request.policy.questions, consent: consentTo(snapshot.kind)[caller.language] };
  const answer = { decidedAt: decision?.at ?? null, decidedByName: decision?.name ?? null, reason: decision?.reason ?? null };
  if (state === "superseded") return { ...known, ...asked, ...answer, paper: null, pdfSha256: null };
  const pdf = await pdfFor(ports, page, caller);
  return isRefused(pdf) ? pdf : { ...known, ...asked, ...answer, paper: snapshot, pdfSha256: pdf.sha256 };
}

/** The page behind a link and its PDF: both render outside the transaction, so that the hash of the very bytes shown is known before the answer. */
export function registerLinkPage(app: FastifyInstance, house: RawRoutes, ports: Ports): void {
  const find = (_: unknown, context: Context) => pageOf(context, ports);
  rawRead(app, house, { endpoint: contract.readByLink, find, respond: (page, caller) => shown(ports, page, caller) });
  rawRead(app, house, {
    endpoint: contract.pdfByLink, find,
    respond: async (page, caller) => {
      if (page.state === "superseded") return refuse("confirmationSuperseded");
      const pdf = await pdfFor(ports, page, caller);
      return isRefused(pdf) ? pdf : pdfToSave(pdf);
    },
  });
}
