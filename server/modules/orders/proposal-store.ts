import type { Proposal, ProposalTerms } from "../../../contract/proposals.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";

export interface ProposalRow {
  id: string;
  orderId: string;
  version: number;
  kind: ProposalTerms["kind"];
  terms: ProposalTerms;
  words: string;
  at: Date;
  by: string;
  byName: string;
}
type Given = NonNullable<Proposal["answer"]>;
export interface AnswerRow extends Given {
  proposalId: string;
  orderId: string;
  version: number;
  contactId: string;
  by: string;
}

const proposals = tableOf<ProposalRow>("orders.proposals", { id: "uuid", orderId: "uuid", version: "int", kind: "text", terms: "jsonb", words: "text", at: "timestamptz", by: "uuid", byName: "text" });
const answers = tableOf<AnswerRow>("orders.proposal_answers", {
  proposalId: "uuid", orderId: "uuid", version: "int", outcome: "text", contactId: "uuid", contactName: "text", agreedAt: "timestamptz", note: "text", evidence: "jsonb", at: "timestamptz", by: "uuid", byName: "text",
});

export const insertProposal: Collector<ProposalRow> = { name: "order_proposal", parts: (rows, { tx }) => [{ name: "order_proposal", sql: proposals.insert(tx.companyId, rows) }] };
export const insertAnswer: Collector<AnswerRow> = { name: "order_proposal_answer", parts: (rows, { tx }) => [{ name: "order_proposal_answer", sql: answers.insert(tx.companyId, rows) }] };

export const proposalsOf = (tx: Tx, orderId: string): Promise<ProposalRow[]> =>
  tx.many<ProposalRow>(sql`select ${proposals.columns()} from orders.proposals where company_id = ${tx.companyId} and order_id = ${orderId} order by at desc, id desc`);
export const answersOf = (tx: Tx, orderId: string): Promise<AnswerRow[]> =>
  tx.many<AnswerRow>(sql`select ${answers.columns()} from orders.proposal_answers where company_id = ${tx.companyId} and order_id = ${orderId}`);
