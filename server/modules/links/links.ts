import { createHash } from "node:crypto";
import { type HandedOut, linkPurposes, type LinkPurpose, type LinkState } from "../../../contract/links.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import type { Actor } from "../../platform/actor.ts";

export interface Link {
  id: string;
  purpose: LinkPurpose;
  subject: Subject;
  part: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
export const tokenOf = (companyId: string, secret: string): string => `gdl_${companyId}_${secret}`;

/** Company and secret of an `Authorization: Link …` header. */
export function tokenIn(header: string | undefined): { companyId: string; secret: string } | undefined {
  const [, companyId, secret] = /^Link gdl_(\d{1,18})_([\w-]{43})$/.exec(header ?? "") ?? [];
  return companyId && secret ? { companyId, secret } : undefined;
}

/** Why a link does not serve; a used one may still be looked at (`look`), but decides nothing more. */
export function whyNot(link: Link, { purpose, now, look }: { purpose: LinkPurpose; now: Date; look: boolean }): Refusal | undefined {
  if (link.purpose !== purpose) return { code: "linkForOther" };
  if (link.revokedAt) return { code: "linkRevoked" };
  if (link.usedAt && !look) return { code: "linkUsed" };
  return link.expiresAt <= now ? { code: "linkExpired" } : undefined;
}

const servesFor = (link: Link, now: Date): Actor["linkServes"] => (["use", "look"] as const).find((how) => !whyNot(link, { purpose: link.purpose, now, look: how === "look" }));

/** Who holds a link: nobody by name (a driver by his truck), with the permissions of its purpose and its one subject. */
export const holderOf = (companyId: string, link: Link, { now, ...from }: { address: string; userAgent: string; now: Date }): Actor => ({
  kind: "link", id: link.id, linkId: link.id, linkServes: servesFor(link, now), companyId, name: link.purpose === "driveTrip" ? (link.part ?? "") : "", roles: [], departmentIds: [], subject: link.subject,
  permissions: new Map(linkPurposes[link.purpose].map((permission) => [permission, "own"])), ...from,
});

export const stateOf = ({ purpose, subject, part, expiresAt, usedAt }: Link): LinkState => ({ purpose, subject, part, expiresAt, usedAt });

const handedOutStates = { linkRevoked: "withdrawn", linkUsed: "used", linkExpired: "expired" } as const satisfies Record<string, HandedOut["state"]>;

/** How a link stands for whoever handed it out. */
export function handedOutAs(link: Link, now: Date): HandedOut {
  const barred = whyNot(link, { purpose: link.purpose, now, look: false });
  const state = Object.entries(handedOutStates).find(([code]) => code === barred?.code)?.[1] ?? "good";
  return { state, madeAt: link.createdAt, expiresAt: link.expiresAt };
}
