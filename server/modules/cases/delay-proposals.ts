import type { DelayProposal, DelayProposalState } from "../../../contract/delay-proposals.ts";
import type { Difference } from "../../../contract/changes.ts";
import type { GoodsTerms } from "../../../contract/proposals.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";

interface ProposalRow {
  id: string;
  caseId: string;
  orderId: string;
  kind: GoodsTerms["kind"];
  terms: GoodsTerms;
  words: string;
  baseVersion: number;
  differences: Difference[];
  currency: string;
  totalBefore: string;
  totalAfter: string;
  at: Date;
  by: string;
  byName: string;
}
interface AnswerRow {
  proposalId: string;
  outcome: "accepted" | "refused";
  means: NonNullable<DelayProposal["answer"]>["means"];
  contactName: string;
  agreedAt: Date;
  note: string;
  evidence: string[];
  changeId: string | null;
  changeNumber: string | null;
  obstacles: string[];
  address: string | null;
  userAgent: string | null;
  at: Date;
  by: string;
  byName: string;
}
interface ReleaseRow {
  proposalId: string;
  at: Date;
  by: string;
  byName: string;
}
/** A proposal with what became of it. */
export interface Kept extends ProposalRow {
  releasedAt: Date | null;
  failures: number;
  answer: AnswerRow | undefined;
}

const proposals = tableOf<ProposalRow>("cases.delay_proposals", {
  id: "uuid", caseId: "uuid", orderId: "uuid", kind: "text", terms: "jsonb", words: "text", baseVersion: "int", differences: "jsonb", currency: "text", totalBefore: "numeric", totalAfter: "numeric", at: "timestamptz", by: "uuid", byName: "text",
});
const answers = tableOf<AnswerRow>("cases.delay_proposal_answers", {
  proposalId: "uuid", outcome: "text", means: "text", contactName: "text", agreedAt: "timestamptz", note: "text", evidence: "uuid[]", changeId: "uuid", changeNumber: "text", obstacles: "text[]", address: "text", userAgent: "text",
  at: "timestamptz", by: "uuid", byName: "text",
});
const releases = tableOf<ReleaseRow>("cases.delay_releases", { proposalId: "uuid", at: "timestamptz", by: "uuid", byName: "text" });

export const insertProposal: Collector<ProposalRow> = { name: "delay_proposal", parts: (rows, { tx }) => [{ name: "delay_proposal", sql: proposals.insert(tx.companyId, rows) }] };
export const insertRelease: Collector<ReleaseRow> = { name: "delay_release", parts: (rows, { tx }) => [{ name: "delay_release", sql: releases.insert(tx.companyId, rows) }] };
export const insertAnswer: Collector<AnswerRow> = { name: "delay_proposal_answer", parts: (rows, { tx }) => [{ name: "delay_proposal_answer", sql: answers.insert(tx.companyId, rows) }] };
export const countFailure: Collector<string> = {
  name: "delay_failure",
  parts: (ids, { tx }) => [{ name: "delay_failure", sql: sql`update cases.delay_releases set failures = failures + 1 where company_id = ${tx.companyId} and proposal_id = any(${[...ids]}::uuid[])` }],
};

/** Everything that was proposed in a delay, the newest first. */
export async function keptOf(tx: Tx, caseId: string): Promise<Kept[]> {
  const rows = await tx.many<Omit<Kept, "answer">>(sql`
    select ${proposals.columns("p")}, r.at as released_at, coalesce(r.failures, 0) as failures
      from cases.delay_proposals p left join cases.delay_releases r on r.company_id = p.company_id and r.proposal_id = p.id
     where p.company_id = ${tx.companyId} and p.case_id = ${caseId} order by p.id desc`);
  const given = rows.length ? await tx.many<AnswerRow>(sql`select ${answers.columns()} from cases.delay_proposal_answers where company_id = ${tx.companyId} and proposal_id = any(${rows.map(({ id }) => id)}::uuid[])`) : [];
  return rows.map((row) => ({ ...row, answer: given.find(({ proposalId }) => proposalId === row.id) }));
}

/** The delay in which a proposal was made. */
export const caseIdOf = async (tx: Tx, proposalId: string): Promise<string | undefined> =>
  (await tx.maybe<{ caseId: string }>(sql`select case_id from cases.delay_proposals where company_id = ${tx.companyId} and id = ${proposalId}`))?.caseId;

interface Now {
  all: readonly Kept[];
  /** At which version the order is. */
  version: number | undefined;
  settled: boolean;
}
/** Where a proposal stands: what was said to it holds; a later proposal, another version of the order and the end of the case let an open one lapse. */
export function stateOf(one: Kept, { all, version, settled }: Now): DelayProposalState {
  if (one.answer) return one.answer.outcome;
  const newer = all.some(({ id, orderId }) => orderId === one.orderId && id > one.id);
  if (newer || settled || version !== one.baseVersion) return "lapsed";
  return one.releasedAt ? "released" : "draft";
}

/** Why a proposal takes no answer. */
export function whyUnanswerable(state: DelayProposalState, number: string): Refusal | undefined {
  if (state === "released") return undefined;
  if (state === "draft") return { code: "delayNotTold", facts: { number } };
  return { code: state === "lapsed" ? "delayProposalLapsed" : "proposalAnswered" };
}

export const shownProposal = ({ id, terms, words, differences, currency, totalBefore, totalAfter, at, byName, releasedAt, answer }: Kept, state: DelayProposalState): DelayProposal => ({
  id, state, terms, words, differences, currency, totalBefore, totalAfter, at, byName, releasedAt,
  answer: answer ? {
    outcome: answer.outcome, means: answer.means, contactName: answer.contactName, agreedAt: answer.agreedAt, note: answer.note, evidence: answer.evidence, at: answer.at, byName: answer.byName,
    change: answer.changeId && answer.changeNumber ? { id: answer.changeId, number: answer.changeNumber } : null, obstacles: answer.obstacles,
  } : null,
});
