import * as contract from "../../../../contract/people.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import { periodHolds, signInPolicy } from "../rules.ts";
import { prefixOf, sha256 } from "../secrets.ts";
import { isParted } from "../separation-store.ts";
import * as tokens from "../token-store.ts";

export interface TokenWish {
  name: string;
  secret: string;
  expiresAt: Date;
  /** A person's own token; a service's token has roles instead. */
  personId?: string;
  roles?: readonly string[];
}

/**
 * Issues a token; its text is `tokenText(companyId, secret)` of the contract, and only the secret's SHA-256 is stored.
 * Refuses `periodWrong` for an expiry in the past or too far ahead.
 */
export async function issueToken(context: CommandContext, { name, secret, expiresAt, personId, roles = [] }: TokenWish): Promise<{ id: string; prefix: string } | Refused> {
  const { tx, now, actor } = context;
  const days = signInPolicy.longestTokenDays;
  if (!periodHolds({ from: now, to: expiresAt, now, days })) return refuse("periodWrong", { days }, ["expiresAt"]);
  const row = { id: context.newId(), prefix: prefixOf(secret), name, personId: personId ?? null, roles: [...roles], createdAt: now, expiresAt };
  await tokens.insertToken(tx, { ...row, hash: sha256(secret), createdBy: actor.id });
  await auditAct(context, "tokenIssued", { facts: { tokenId: row.id, personId: row.personId, roles: row.roles } });
  record(context, { subject: { kind: "token", id: row.id }, what: "tokenIssued", facts: { personId: row.personId, roles: row.roles, expiresAt } });
  return { id: row.id, prefix: row.prefix };
}

export const issuePersonalToken = handle(contract.issuePersonalToken, async (wish, context) => {
  // A service has no person whose token it could be.
  if (context.actor.kind !== "person") return refuse("notPermitted", { permission: "self" });
  return issueToken(context, { ...wish, personId: context.actor.id });
});

export const issueServiceToken = handle(contract.issueServiceToken, async (wish, context) => ((await isParted(context.tx)) ? refuse("tokenApart") : issueToken(context, wish)));

export const revokeToken = handle(contract.revokeToken, async ({ tokenId }, context) => {
  const { tx, actor, now } = context;
  const token = await tokens.lockToken(tx, tokenId);
  const mayRevoke = token && (token.personId === actor.id || (["people.manage", "people.authorise"].some((permission) => actor.permissions.has(permission))));
  if (!mayRevoke) return refuse("notFound");
  await tokens.revoke(tx, tokenId, now);
  await auditAct(context, "tokenRevoked", { facts: { tokenId } });
  record(context, { subject: { kind: "token", id: tokenId }, what: "tokenRevoked" });
  return { id: tokenId };
});
