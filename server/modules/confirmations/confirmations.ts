import { createHash } from "node:crypto";
import { type ConfirmationRequestState, confirmationRequest, type DecisionFacts, identityAttempts } from "../../../contract/confirmations.ts";
import type { PolicyPack } from "../../../contract/policy-pack.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { canonical } from "../journal/index.ts";

export type ConfirmationPolicy = PolicyPack["confirmation"];
export type EvidenceKind = DecisionFacts["evidence"][number]["kind"];

/** One version of an order, put before its customer. */
export interface Request {
  id: string;
  orderId: string;
  orderVersion: number;
  orderHash: string;
  /** The change that proposes this version; null: the order has it, or had it. */
  changeId: string | null;
  customerId: string;
  contactId: string | null;
  policy: ConfirmationPolicy;
  paperId: string;
  paperHash: string;
  state: ConfirmationRequestState;
  askedAt: Date;
  askedBy: string;
  askedByName: string;
  failures: number;
}

/** Somebody at the customer's. */
export interface Contact {
  id: string;
  name: string;
  emails: readonly string[];
  phones: readonly string[];
}

/** The order, or the version that a change proposes while it waits for the customer, as far as an answer must know. */
export interface OrderNow {
  version: number;
  hash: string | null;
}

// A change that does not wait for the customer any more proposes nothing.
const orderChanged = (request: Request, order: OrderNow | undefined) => order?.version !== request.orderVersion || order.hash !== request.orderHash;

/** Why a request can be neither handed over nor answered any more: it was answered, or the order is not the one that it is about. */
export function whyClosed(request: Request, order: OrderNow | undefined): Refusal | undefined {
  if (request.state === "superseded" || request.state === "reversed") return { code: "confirmationSuperseded" };
  if (!confirmationRequest.allows("give", request.state)) return { code: "confirmationAnswered", facts: { state: request.state } };
  return orderChanged(request, order) ? { code: "confirmationSuperseded" } : undefined;
}

/** The state that a link shows: a request whose order changed under it, or whose answer was taken back, has lost its meaning. */
export const shownState = (request: Request, order: OrderNow | undefined): ConfirmationRequestState =>
  request.state === "reversed" || (request.state === "awaiting" && orderChanged(request, order)) ? "superseded" : request.state;

const lastDigits = (phone: string) => phone.replaceAll(/\D/g, "").slice(-4);

export const isLocked = (request: Request): boolean => request.failures >= identityAttempts;

/** Whether digits are those of one of the contact's phones; a refusal when the question cannot be put at all. */
export function identityOf(request: Request, contact: Contact | undefined, digits: string | undefined): "right" | "wrong" | Refusal {
  if (request.policy.identity === "none") return "right";
  const phones = contact?.phones ?? [];
  if (!phones.length) return { code: "noPhoneToCheck" };
  if (isLocked(request)) return { code: "identityLocked" };
  if (digits === undefined) return { code: "identityNeeded", path: ["digits"] };
  return phones.some((phone) => lastDigits(phone) === digits) ? "right" : "wrong";
}

/** Questions of the policy that an acceptance leaves open or answers with no; collected. */
export const openQuestions = ({ policy }: Request, answers: DecisionFacts["answers"]): Refusal[] =>
  policy.questions.filter((question) => answers[question] !== true).map((question) => ({ code: "questionUnanswered", facts: { question }, path: ["answers", question] }));

// On a page the answer itself and a drawn signature come into being; staff bring what came otherwise.
const madeOnThePage: ReadonlySet<EvidenceKind> = new Set(["linkAnswer", "drawnSignature"]);
export const evidenceForStaff = ({ policy }: Request): EvidenceKind[] => policy.evidence.filter((kind) => !madeOnThePage.has(kind));

/** Whether the evidence that a customer gave on the page is enough for the policy: any one kind of its list is. */
export const isEnough = ({ policy }: Request, given: readonly EvidenceKind[]): boolean => policy.evidence.some((kind) => kind === "linkAnswer" || given.includes(kind));

/** The text that an answer binds, and its SHA-256. */
export function sealed(facts: DecisionFacts): { body: string; hash: string } {
  const body = canonical(facts);
  return { body, hash: hashOf(body) };
}
export const hashOf = (body: string): string => createHash("sha256").update(body).digest("hex");
