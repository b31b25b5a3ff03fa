import type { CommandContext } from "../../../platform/command.ts";
import { type Refused, refuse } from "../../../platform/refusal.ts";
import { type Request, whyClosed } from "../confirmations.ts";
import type { Ports } from "../ports.ts";
import * as store from "../store.ts";

interface Named {
  requestId: string;
  orderId: string;
}

/** A request that still awaits its answer, locked after its order. Refused: notFound, confirmationAnswered, confirmationSuperseded. */
export async function openRequest(context: CommandContext, { requestId, orderId }: Named, ports: Ports): Promise<Request | Refused> {
  const order = await ports.lockOrder(context, orderId);
  const request = order && (await store.lock(context.tx, requestId));
  if (!order || request?.orderId !== orderId) return refuse("notFound");
  const closed = whyClosed(request, request.changeId ? await ports.proposalNow(context.tx, request.changeId) : order);
  return closed ? refuse(closed.code, closed.facts) : request;
}

/** The same for staff, who must reach the order. */
export async function openRequestForStaff(context: CommandContext, requestId: string, ports: Ports): Promise<Request | Refused> {
  const known = await store.read(context.tx, requestId);
  // Locked before it is looked at, or it would be read twice.
  if (known) await ports.lockOrder(context, known.orderId);
  if (!known || !(await ports.maySee(context, { kind: "order", id: known.orderId }))) return refuse("notFound");
  return openRequest(context, { requestId, orderId: known.orderId }, ports);
}

export const contactOfRequest = ({ tx }: Pick<CommandContext, "tx">, request: Request, ports: Ports) =>
  request.contactId ? ports.contactOf(tx, request.customerId, request.contactId) : Promise.resolve(undefined);
