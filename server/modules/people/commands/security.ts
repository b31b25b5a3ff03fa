import * as contract from "../../../../contract/security.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import { profileRules } from "../password-profiles.ts";
import type { PeopleDeps } from "../people.ts";
import * as store from "../security-store.ts";

/**
 * Whoever has one of these roles sets up a second factor when he next signs in, and can do nothing before. With another profile passwords that are older than
 * it are chosen anew likewise, where it has them changed at all.
 */
export const setSecurity = ({ companySubject }: PeopleDeps) =>
  handle(contract.setSecurity, async ({ secondFactorRoles, passwordProfile, expectedRevision }, context) => {
    const before = await store.securityOf(context.tx);
    const profile = passwordProfile ?? before.passwordProfile;
    const wanted = [...new Set(secondFactorRoles)];
    const set = before.revision === expectedRevision ? await store.setSecurity(context.tx, { secondFactorRoles: wanted, passwordProfile: profile, revision: expectedRevision, now: context.now }) : undefined;
    if (!set) return refuse("stale", { revision: before.revision });
    if (profile !== before.passwordProfile) await store.setIdle(context.tx, profileRules[profile].idleMinutes);
    const facts = { from: before.secondFactorRoles, to: wanted, ...(profile !== before.passwordProfile && { profile }) };
    await auditAct(context, "securitySet", { facts });
    record(context, { subject: companySubject(context.tx.companyId), what: "securitySet", facts });
    return { secondFactorRoles: wanted, passwordProfile: profile, ...set };
  });

/** A list that somebody takes along as a file; the pages ask for this before they write it. */
export const recordExport = handle(contract.recordExport, async ({ list, rows }, context) => {
  const id = context.newId();
  await auditAct(context, "exported", { facts: { list, rows } });
  record(context, { subject: { kind: "export", id }, what: "listExported", facts: { list, rows } });
  return { id };
});
