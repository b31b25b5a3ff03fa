import type { CaseKind } from "../../../contract/cases.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { event } from "../../platform/events.ts";

/** `orderId` and `part`, the case, for cases about one order: its duties follow. */
export interface CaseFacts {
  subject: Subject;
  caseId: string;
  part: string;
  orderId?: string;
  kind: CaseKind;
  /** The delivery that was objected to. */
  deliveryId?: string;
}

export const caseOpened = event<CaseFacts>("caseOpened");
export const caseTaken = event<CaseFacts>("caseTaken");
export const caseFindingAsked = event<CaseFacts>("caseFindingAsked");
export const caseFound = event<CaseFacts>("caseFound");
export const caseProposed = event<CaseFacts>("caseProposed");
export const caseEscalated = event<CaseFacts & { number: string; title: string; to: string; reason: string; by: string }>("caseEscalated");
/** `last`: no other case about the subject is open any more. */
export const caseSettled = event<CaseFacts & { last: boolean }>("caseSettled");
/** A person let the word about a later date go to one order's customer; by mail the system writes it. */
export const delayTold = event<{ orderId: string; caseId: string; means: string; words: string; dateAfter: string | null; /** The page on which he answers what is proposed. */ link: string | null }>("delayTold");
/** A customer will not have what was proposed, or (`accepted`) it cannot be done any more: its case's owner is to think of something else. */
export const delayProposalRefused = event<{
  caseId: string; caseNumber: string; orderId: string; orderNumber: string; ownerId: string | null; proposedBy: string; proposalId: string; note: string; accepted: boolean;
}>("delayProposalRefused");
/** A settled case is taken up again; what waited for its settling is undone. */
export const caseReopened = event<CaseFacts & { reason: string }>("caseReopened");
