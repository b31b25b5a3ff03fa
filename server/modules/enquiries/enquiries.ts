import { type dropReasons, type EnquiryInput, enquiryLifecycle, type EnquiryState } from "../../../contract/enquiries.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";

export interface Enquiry {
  id: string;
  receivedAt: Date;
  channel: string;
  customerId: string | null;
  customerName: string;
  words: string;
  files: string[];
  promisedReplyAt: Date | null;
  repliedAt: Date | null;
  salespersonId: string | null;
  departmentId: string | null;
  recordedBy: string;
  recordedByName: string;
  recordedAt: Date;
  state: EnquiryState;
  orderId: string | null;
  orderNumber: string | null;
  reason: (typeof dropReasons)[number] | null;
  reasonNote: string | null;
  closedAt: Date | null;
  revision: number;
}

export const subjectOf = (id: string): Subject => ({ kind: "enquiry", id });

/** Whether the permission reaches it: what oneself recorded or sells, one's departments', or all. */
export function mayReach({ actor, scope }: Pick<Context, "actor" | "scope">, one: Pick<Enquiry, "salespersonId" | "recordedBy" | "departmentId">): boolean {
  if (scope === "company" || ownersOf(actor).some((owner) => owner === one.salespersonId || owner === one.recordedBy)) return true;
  return scope === "department" && one.departmentId !== null && actor.departmentIds.includes(one.departmentId);
}

type Said = Pick<EnquiryInput, "channel" | "customerId" | "customerName" | "promisedReplyAt"> & { receivedAt: Date };

/** What a person must mend before it can be on record. Collected. */
export function faultsOf(said: Said, { now, channels }: { now: Date; channels: readonly string[] }): Refusal[] {
  const { receivedAt, promisedReplyAt, channel } = said;
  return [
    ...(said.customerId || said.customerName ? [] : [{ code: "enquiryNameless", path: ["customerName"] }]),
    ...(channels.includes(channel) ? [] : [{ code: "channelUnknown", facts: { channel }, path: ["channel"] }]),
    ...(receivedAt > now ? [{ code: "enquiryInFuture", path: ["receivedAt"] }] : []),
    ...(promisedReplyAt && promisedReplyAt < receivedAt ? [{ code: "enquiryPromisePast", path: ["promisedReplyAt"] }] : []),
  ];
}

/** Why a verb is not possible. */
export function guard({ state, orderNumber, revision }: Pick<Enquiry, "state" | "orderNumber" | "revision">, verb: keyof typeof enquiryLifecycle.steps, expectedRevision?: number): Refusal | undefined {
  if (!enquiryLifecycle.allows(verb, state)) return { code: "enquiryClosed", facts: { order: orderNumber ?? "" } };
  return expectedRevision === undefined || expectedRevision === revision ? undefined : { code: "stale", facts: { revision } };
}
