import type { Handler } from "../../platform/command.ts";
import { addCost } from "./commands/add-cost.ts";
import { addNote } from "./commands/add-note.ts";
import { answerDelayByLink, answerDelayProposal } from "./commands/answer-delay-proposal.ts";
import { answerProposal } from "./commands/answer-proposal.ts";
import { carryOut } from "./commands/carry-out.ts";
import { escalateCase } from "./commands/escalate-case.ts";
import { askFinding, recordFinding } from "./commands/find-cause.ts";
import { openComplaint } from "./commands/open-complaint.ts";
import { proposeDelay } from "./commands/propose-delay.ts";
import { proposeRemedy } from "./commands/propose-remedy.ts";
import { reopenCase } from "./commands/reopen-case.ts";
import { settleCase } from "./commands/settle-case.ts";
import { answerDelay, tellDelay } from "./commands/tell-delay.ts";
import { takeCase } from "./commands/take-case.ts";
import { readDelayByLink } from "./link-page.ts";
import type { CasesDeps } from "./open-case.ts";
import type { ProposalPorts } from "./ports.ts";
import { readDelay, readsOf } from "./reads.ts";

/** This room's endpoints; facts of orders and registers are handed over. */
export const routesOf = (deps: CasesDeps): readonly Handler[] => [
  ...readsOf(deps), openComplaint(deps), takeCase, addNote, askFinding, recordFinding, proposeRemedy, answerProposal, carryOut, escalateCase, addCost(deps), settleCase, reopenCase,
];

/** Delays of several orders at once: what their customers are told and offered, and what they say. */
export const delayRoutesOf = (ports: ProposalPorts): readonly Handler[] => [
  readDelay(ports), tellDelay(ports), answerDelay, proposeDelay(ports), answerDelayProposal(ports), answerDelayByLink(ports), readDelayByLink(ports),
];

export { dateAgain, type NewDelayed, openDelay, toldElsewhere } from "./delays.ts";
export * from "./events.ts";
export type { AgreedProposal, ProposalPorts, WeighedProposal } from "./ports.ts";
export { type CasesDeps, type OpenCase, openCase, type OrderFacts as ComplaintOrder } from "./open-case.ts";
export { read as readCaseRow } from "./store.ts";
export { passOn } from "./salesperson.ts";
export { maySeeCase } from "./reads.ts";
export type { Line as CaseLine } from "./tables.ts";
