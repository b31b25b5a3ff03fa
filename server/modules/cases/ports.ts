import type { Difference } from "../../../contract/changes.ts";
import type { GoodsTerms } from "../../../contract/proposals.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import type { Refused } from "../../platform/refusal.ts";

/** What a proposal would make of a standing order. */
export interface WeighedProposal {
  version: number;
  differences: Difference[];
  currency: string;
  totalBefore: string;
  totalAfter: string;
}

/** A proposal that the customer has accepted, as the change that it means. */
export interface AgreedProposal {
  orderId: string;
  terms: GoodsTerms;
  reason: string;
  evidence: readonly string[];
  /** Who proposed it: nobody decides about his own request. */
  proposedBy: { id: string; name: string };
  consent: { by: string; at: Date; caseId: string; proposalId: string };
  totalAfter: string;
}

/** What of other rooms proposals in a delay need; handed over by `server/rooms.ts`. */
export interface ProposalPorts {
  /** Orders are locked before the cases that they are in. */
  lockOrder(context: CommandContext, orderId: string): Promise<unknown>;
  versionsOf(tx: Tx, orderIds: readonly string[]): Promise<Map<string, number>>;
  weighProposal(context: CommandContext, given: { orderId: string; terms: GoodsTerms }): Promise<WeighedProposal | Refused>;
  /** Requests the change; where it cannot be, tells why, for what the customer said is a fact all the same. */
  requestAgreed(context: CommandContext, agreed: AgreedProposal): Promise<{ change: { id: string; number: string } | null; obstacles: string[] }>;
  /** How the order's policy checks who answers: the last digits of phones of those who are written to, and for how long a link is good. */
  identityOf(tx: Tx, orderId: string): Promise<{ identity: "none" | "phoneDigits"; digits: string[]; linkValidDays: number }>;
  companyNameOf(tx: Context["tx"]): Promise<string>;
  linkUrl(token: string): string;
}
