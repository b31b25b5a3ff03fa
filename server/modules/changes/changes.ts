import { createHash } from "node:crypto";
import {
  type ChangeContent, type ChangeDetail, type ChangeKind, changeLifecycle, type ChangeRuling, type ChangeSource, type ChangeState, type Difference, type GivenConsent, openChangeStates,
} from "../../../contract/changes.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";

/** A requested change as it is stored; amounts are decimal strings in `currency`. */
export interface Change {
  id: string;
  number: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
  orderCreatedBy: string;
  kind: ChangeKind;
  content: ChangeContent;
  reason: string;
  source: ChangeSource;
  currency: string;
  compensation: string | null;
  /** The version that it changes. */
  baseVersion: number;
  baseHash: string;
  differences: Difference[];
  ruling: ChangeRuling;
  /** The next version word for word: its hash is what reviews and the customer's consent bind. */
  proposedBody: string;
  proposedHash: string;
  /** What the order takes over when it is applied; only the room of orders reads it. */
  proposal: unknown;
  requestedAt: Date;
  requestedBy: string;
  requestedByName: string;
  state: ChangeState;
  consentRequestId: string | null;
  /** A yes of the customer that came before the request. */
  consent: GivenConsent | null;
  agreementPaperId: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  closedByName: string | null;
  closedWhy: string | null;
  appliedVersion: number | null;
  revision: number;
}

export const isOpen = ({ state }: Pick<Change, "state">): boolean => openChangeStates.some((open) => open === state);

export const hashOf = (body: string): string => createHash("sha256").update(body).digest("hex");

export type Verb = keyof typeof changeLifecycle.steps;

/** Why a verb is not possible on a change: somebody was faster, or it is decided. */
export function guard({ state, revision }: Pick<Change, "state" | "revision">, verb: Verb, expectedRevision?: number): Refusal | undefined {
  if (expectedRevision !== undefined && expectedRevision !== revision) return { code: "stale", facts: { revision } };
  return changeLifecycle.allows(verb, state) ? undefined : { code: "wrongState", facts: { state } };
}

/** Whether the permission of this request reaches the change: its order's own salesperson or enterer, their departments, or all. */
export function mayReach({ actor, scope }: Pick<Context, "actor" | "scope">, { salespersonId, orderCreatedBy, requestedBy, departmentId }: Pick<Change, "salespersonId" | "orderCreatedBy" | "requestedBy" | "departmentId">): boolean {
  if (scope === "company" || ownersOf(actor).some((owner) => [salespersonId, orderCreatedBy, requestedBy].includes(owner))) return true;
  return scope === "department" && departmentId !== null && actor.departmentIds.includes(departmentId);
}

export type Occasion = ChangeDetail["impacts"][number]["occasion"];
