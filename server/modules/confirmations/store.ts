import type { Evidence, Sending } from "../../../contract/confirmations.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import type { Request } from "./confirmations.ts";

const requests = tableOf<Request>("confirmations.requests", {
  id: "uuid", orderId: "uuid", orderVersion: "int", orderHash: "text", changeId: "uuid", customerId: "uuid", contactId: "uuid", policy: "jsonb", paperId: "uuid", paperHash: "text", state: "text",
  askedAt: "timestamptz", askedBy: "uuid", askedByName: "text", failures: "int",
});

export const insert: Collector<Request> = { name: "confirmation_request", parts: (rows, { tx }) => [{ name: "confirmation_request", sql: requests.insert(tx.companyId, rows) }] };

export const read = (tx: Tx, requestId: string): Promise<Request | undefined> =>
  tx.maybe<Request>(sql`select ${requests.columns()} from confirmations.requests where company_id = ${tx.companyId} and id = ${requestId}`);

/** Locks a request: the first of several who answer at once decides. */
export const lock = (tx: Tx, requestId: string): Promise<Request | undefined> =>
  tx.maybe<Request>(sql`select ${requests.columns()} from confirmations.requests where company_id = ${tx.companyId} and id = ${requestId} for update`);

export const ofOrder = (tx: Tx, orderId: string): Promise<Request[]> =>
  tx.many<Request>(sql`select ${requests.columns()} from confirmations.requests where company_id = ${tx.companyId} and order_id = ${orderId} order by asked_at desc limit 100`);

export const change = (tx: Tx, requestId: string, change: Partial<Request>): Promise<number> =>
  tx.run(sql`update confirmations.requests set ${requests.assignments(change)} where company_id = ${tx.companyId} and id = ${requestId}`);

/** Ends what is still open about earlier versions of an order, or about one that a change proposed; tells which. */
export const supersede = (tx: Tx, orderId: string, changeId?: string): Promise<{ id: string }[]> =>
  tx.many(sql`
    update confirmations.requests set state = 'superseded'
     where company_id = ${tx.companyId} and order_id = ${orderId} and state = 'awaiting' ${changeId === undefined ? sql`` : sql`and change_id = ${changeId}`} returning id`);

export interface SendingRow extends Sending {
  id: string;
  requestId: string;
  linkId: string;
  by: string;
}
const sendings = tableOf<SendingRow>("confirmations.sendings", {
  id: "uuid", requestId: "uuid", means: "text", reminder: "boolean", recipient: "text", linkId: "uuid", expiresAt: "timestamptz", at: "timestamptz", by: "uuid", byName: "text",
});
/** Keeps that a link was handed over, and lets its holder try the identity check anew. */
export const insertSending: Collector<SendingRow> = {
  name: "confirmation_sending",
  parts: (rows, { tx }) => [
    { name: "confirmation_anew", sql: sql`update confirmations.requests set failures = 0 where company_id = ${tx.companyId} and id = any(${rows.map(({ requestId }) => requestId)}::uuid[])` },
    { name: "confirmation_sending", sql: sendings.insert(tx.companyId, rows) },
  ],
};
export const sendingsOf = (tx: Tx, requestIds: readonly string[]): Promise<SendingRow[]> =>
  tx.many<SendingRow>(sql`select ${sendings.columns()} from confirmations.sendings where company_id = ${tx.companyId} and request_id = any(${[...requestIds]}::uuid[]) order by at, id`);

export interface DecisionRow {
  requestId: string;
  outcome: "given" | "refused";
  means: "link" | "onBehalf";
  at: Date;
  reason: string | null;
  body: string;
  hash: string;
}
export interface EvidenceRow extends Evidence {
  requestId: string;
}
const decisions = tableOf<DecisionRow>("confirmations.decisions", { requestId: "uuid", outcome: "text", means: "text", at: "timestamptz", reason: "text", body: "text", hash: "text" });
const evidence = tableOf<EvidenceRow>("confirmations.evidence", { requestId: "uuid", seq: "int", kind: "text", fileId: "uuid", sha256: "text", name: "text" });

/** Writes the answer with its evidence and closes the request, which its caller has locked. */
export const saveDecision: Collector<{ decision: DecisionRow; evidence: readonly EvidenceRow[] }> = {
  name: "confirmation_decision",
  parts: ([item], { tx }) =>
    item
      ? [
          { name: "confirmation_closed", sql: sql`update confirmations.requests set state = ${item.decision.outcome} where company_id = ${tx.companyId} and id = ${item.decision.requestId}` },
          { name: "confirmation_evidence", sql: evidence.insert(tx.companyId, item.evidence) },
          { name: "confirmation_decision", sql: decisions.insert(tx.companyId, [item.decision]) },
        ]
      : [],
};

export const decisionsOf = (tx: Tx, requestIds: readonly string[]): Promise<DecisionRow[]> =>
  tx.many<DecisionRow>(sql`select ${decisions.columns()} from confirmations.decisions where company_id = ${tx.companyId} and request_id = any(${[...requestIds]}::uuid[])`);
export const evidenceOf = (tx: Tx, requestIds: readonly string[]): Promise<EvidenceRow[]> =>
  tx.many<EvidenceRow>(sql`select ${evidence.columns()} from confirmations.evidence where company_id = ${tx.companyId} and request_id = any(${[...requestIds]}::uuid[]) order by seq`);

/** An answer that was taken back; the answer itself stays. */
export interface ReversalRow {
  requestId: string;
  reason: string;
  at: Date;
  by: string;
  byName: string;
}
const reversals = tableOf<ReversalRow>("confirmations.reversals", { requestId: "uuid", reason: "text", at: "timestamptz", by: "uuid", byName: "text" });
export const insertReversal: Collector<ReversalRow> = { name: "confirmation_reversal", parts: (rows, { tx }) => [{ name: "confirmation_reversal", sql: reversals.insert(tx.companyId, rows) }] };
export const reversalsOf = (tx: Tx, requestIds: readonly string[]): Promise<ReversalRow[]> =>
  tx.many<ReversalRow>(sql`select ${reversals.columns()} from confirmations.reversals where company_id = ${tx.companyId} and request_id = any(${[...requestIds]}::uuid[])`);
