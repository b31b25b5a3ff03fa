import type { HandedOut, LinkPurpose, MadeLink } from "../../../contract/links.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { newSecret } from "../../platform/random.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { handedOutAs, hashOf, type Link, tokenOf, whyNot } from "./links.ts";
import * as store from "./store.ts";

export { type Addresses, addressPlugin, addressRoutes, warningsOf } from "./customer-address.ts";
export { failureLimit, linkAuthenticator } from "./authenticate.ts";
export { type Link, stateOf } from "./links.ts";

export interface NewLink {
  purpose: LinkPurpose;
  subject: Subject;
  part?: string;
  expiresAt: Date;
}

/** Makes a link with the command's last statement. Its token is seen this once; the database keeps a hash. */
export function createLink(context: CommandContext, { purpose, subject, part, expiresAt }: NewLink): MadeLink {
  const [linkId, secret] = [context.newId(), newSecret(context.random)];
  context.collect(store.insertLink, { id: linkId, purpose, subject, part: part ?? null, expiresAt, hash: hashOf(secret) });
  return { linkId, token: tokenOf(context.tx.companyId, secret), expiresAt };
}

/** The link by which the request came, locked, when it may still decide. Refused: linkForOther, linkRevoked, linkUsed, linkExpired. */
export async function openLink(context: CommandContext, purpose: LinkPurpose): Promise<Link | Refused> {
  const link = context.actor.linkId ? await store.lock(context.tx, context.actor.linkId) : undefined;
  if (!link) return refuse("linkForOther");
  const barred = whyNot(link, { purpose, now: context.now, look: false });
  return barred ? refuse(barred.code) : link;
}

/** The same for looking only: a used link still shows its result until it expires. */
export async function lookThrough(context: Context, purpose: LinkPurpose): Promise<Link | Refused> {
  const link = context.actor.linkId ? await store.byId(context.tx, context.actor.linkId) : undefined;
  if (!link) return refuse("linkForOther");
  const barred = whyNot(link, { purpose, now: context.now, look: true });
  return barred ? refuse(barred.code) : link;
}

/** Ends a link that `openLink` gave, with the command's last statement; address and browser are kept as evidence. */
export const useUp = (context: CommandContext, link: Link): void => context.collect(store.useLink, link.id);

/** Withdraws all unused links of a purpose, because a newer one replaces them or the matter is settled. Tells how many. */
export const revokeFor = ({ tx, now }: Pick<CommandContext, "tx" | "now">, subject: Subject, purpose: LinkPurpose): Promise<number> => store.revoke(tx, { subject, purpose, now });

/** How the latest link for each of these things stands, by their ids; those for which none was made are missing. */
export const handedOutFor = async ({ tx, now }: Pick<Context, "tx" | "now">, about: { kind: string; ids: readonly string[]; purpose: LinkPurpose }): Promise<Map<string, HandedOut>> =>
  new Map((about.ids.length ? await store.latestOf(tx, about) : []).map((link) => [link.subject.id, handedOutAs(link, now)]));
