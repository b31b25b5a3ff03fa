import { invoiceRequestAxis, type InvoiceRequestState } from "../../../contract/settlement.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { mayReach } from "./reach.ts";
import { lockRequests, moveRequest } from "./request-store.ts";

interface Move {
  requestId: string;
  expectedRevision: number;
  verb: "refuse" | "askAgain";
  what: string;
  /** What the person says, for the journal. */
  words: string;
  /** The reason that stands on the request from now on. */
  kept: string | null;
}

/** Moves an invoice request along its lifecycle, with what is said about it in the order's journal. */
export async function moveLocked(context: CommandContext, { requestId, expectedRevision, verb, what, words, kept }: Move): Promise<{ requestId: string; state: InvoiceRequestState; revision: number } | Refused> {
  const [request] = await lockRequests(context.tx, [requestId]);
  if (!request || !mayReach(context, request)) return refuse("notFound");
  if (request.revision !== expectedRevision) return refuse("stale", { revision: request.revision });
  if (!invoiceRequestAxis.allows(verb, request.state)) return refuse("wrongState", { state: request.state });
  const state = invoiceRequestAxis.after(verb, request.state);
  await moveRequest(context.tx, requestId, { state, reason: kept });
  record(context, { subject: { kind: "order", id: request.orderId }, what, facts: { requestId, from: request.state, to: state }, why: words || undefined });
  return { requestId, state, revision: request.revision + 1 };
}
