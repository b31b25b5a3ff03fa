import * as contract from "../../contract/views.ts";
import type { Subject } from "../../contract/toolkit.ts";
import { type Context, read } from "../platform/command.ts";
import { refuse } from "../platform/refusal.ts";
import { documentsOf, linesOf } from "./trace-documents.ts";

const pages: Partial<Record<contract.TraceNode["kind"], (id: string) => string>> = {
  order: (id) => `/orders/${id}`, review: (id) => `/reviews/${id}`, run: (id) => `/production/runs?run=${id}`, delivery: (id) => `/shipping/deliveries/${id}`, receiptNote: (id) => `/shipping/deliveries/${id}`,
  invoiceRequest: () => "/settlement/invoices", invoice: () => "/settlement/invoices", receipt: () => "/settlement/receipts", case: (id) => `/cases/${id}`,
};

export interface TraceDeps {
  maySee(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  today(context: Pick<Context, "tx" | "now">): Promise<string>;
}

/** The whole chain of an order, from the order to the money, or what of it concerns one line. Refused: notFound, also for a line of another order. */
export const trace = ({ maySee, today }: TraceDeps) =>
  read(contract.trace, async ({ orderId, lineId }, context) => {
    if (!(await maySee(context, { kind: "order", id: orderId }))) return refuse("notFound");
    const lines = await linesOf(context.tx, orderId);
    if (lineId !== undefined && !lines.some(({ id }) => id === lineId)) return refuse("notFound");
    const rows = await documentsOf(context.tx, { orderId, lineId, today: await today(context) });
    const nodes = rows.map(({ after: _after, ...row }) => ({ ...row, key: `${row.kind} ${row.id}`, href: pages[row.kind]?.(row.id) ?? null }));
    const known = new Set(nodes.map(({ key }) => key));
    return { lines, nodes, edges: rows.flatMap((row) => row.after.filter((from) => known.has(from)).map((from) => ({ from, to: `${row.kind} ${row.id}` }))) };
  });
