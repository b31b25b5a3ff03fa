import type { PaperSnapshot } from "../../../contract/papers.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { createLink } from "../links/index.ts";
import type { Contact, Request } from "./confirmations.ts";
import { confirmationSent } from "./events.ts";
import type { Ports } from "./ports.ts";
import * as store from "./store.ts";

const dayMs = 86_400_000;

interface HandedOver {
  url: string;
  expiresAt: Date;
}
export type Way = { means: "mail" | "link"; recipient: string | null; reminder: boolean };

/** Why a link would lead nowhere: the policy wants another way, or nobody could pass its identity check. */
export function whyNot({ policy }: Request, means: Way["means"], contact: Contact | undefined): Refused | undefined {
  if (!policy.means.includes(means)) return refuse("meansNotForeseen", { means, allowed: policy.means.join(", ") });
  return policy.identity === "phoneDigits" && !contact?.phones.length ? refuse("noPhoneToCheck") : undefined;
}

/** Makes a link for a request, puts on record that it was handed over, and tells the order unless it is a reminder. */
export async function handOver(context: CommandContext, request: Request, { way, ports }: { way: Way; ports: Ports }): Promise<HandedOver> {
  const { tx, actor, now } = context;
  const subject = { kind: "order", id: request.orderId };
  const expiresAt = new Date(now.getTime() + request.policy.linkValidDays * dayMs);
  const { linkId, token } = createLink(context, { purpose: "confirmOrder", subject, part: request.id, expiresAt });
  context.collect(store.insertSending, { id: context.newId(), requestId: request.id, ...way, linkId, expiresAt, at: now, by: actor.id, byName: actor.name });
  record(context, { subject, what: way.reminder ? "confirmationReminded" : "confirmationSent", facts: { requestId: request.id, means: way.means, linkId } });
  if (!way.reminder) context.emit(confirmationSent({ orderId: request.orderId }));
  return { url: await ports.linkUrl(tx, token), expiresAt };
}

export interface MailOrder {
  /** Absent: the contact's first address. */
  to?: string;
  reminder: boolean;
  contact: Contact | undefined;
  facts: PaperSnapshot;
  ports: Ports;
}

/** Sends a request by mail, with a link of its own. Refused: meansNotForeseen, noPhoneToCheck, noMailAddress. */
export async function mail(context: CommandContext, request: Request, given: MailOrder): Promise<(HandedOver & { to: string }) | Refused> {
  const { ports, reminder, contact, facts } = given;
  const to = given.to ?? contact?.emails[0];
  const barred = whyNot(request, "mail", contact) ?? (to ? undefined : refuse("noMailAddress"));
  if (barred || !to) return barred!;
  const handed = await handOver(context, request, { ports, way: { means: "mail", recipient: to, reminder } });
  await ports.sendMail(context, {
    to, template: reminder ? "confirmationReminder" : "orderConfirmation", paperId: request.paperId, orderId: request.orderId,
    facts: {
      url: handed.url, expiresAt: handed.expiresAt.toISOString(), orderNumber: facts.kind === "orderConfirmation" || facts.kind === "changeAgreement" ? facts.order.number : "", companyName: facts.company.name,
      customerName: facts.customer.name, contactName: contact?.name ?? "",
    },
  });
  return { ...handed, to };
}
