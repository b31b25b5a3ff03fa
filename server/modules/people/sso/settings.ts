import { signInBase } from "../../../../contract/people.ts";
import * as contract from "../../../../contract/sso.ts";
import { type CommandContext, type Handler, handle, read } from "../../../platform/command.ts";
import { allowedInSecret } from "../../../platform/outside-hosts.ts";
import { refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import { personSubject, type PeopleDeps } from "../people.ts";
import { isParted } from "../separation-store.ts";
import { personById } from "../store.ts";
import * as store from "./store.ts";

type Before = contract.SsoSettings | undefined;
type Wanted = Omit<contract.SsoSettings, "revision"> & { clientSecret?: string | undefined };

/** What speaks against settings: an address that may not be asked, a secret that would go to somebody else, passwords gone before anybody came in otherwise. */
async function fault({ tx }: CommandContext, { before, wanted, hosts }: { before: Before; wanted: Wanted; hosts: readonly string[] }): Promise<Refused | undefined> {
  if (!allowedInSecret(wanted.issuer, hosts)) return refuse("ssoAddressForeign", {}, ["issuer"]);
  const same = before?.issuer === wanted.issuer && before.clientId === wanted.clientId;
  if (!same && wanted.clientSecret === undefined) return refuse("ssoSecretMissing", {}, ["clientSecret"]);
  return wanted.enabled && !wanted.passwordsToo && !(await store.wasUsed(tx, wanted.issuer)) ? refuse("ssoUntried", {}, ["passwordsToo"]) : undefined;
}

const setSso = ({ companySubject, sso: { hosts } }: PeopleDeps) =>
  handle(contract.setSso, async ({ expectedRevision, ...wanted }, context) => {
    const { tx } = context;
    const before = await store.settingsOf(tx, tx.companyId);
    if ((before?.revision ?? 0) !== expectedRevision) return refuse("stale", { revision: before?.revision ?? 0 });
    const refused = await fault(context, { before, wanted, hosts });
    if (refused) return refused;
    const { clientSecret = "", ...told } = wanted;
    const saved = before ? await store.updateSettings(tx, { ...wanted, expectedRevision }) : await store.insertSettings(tx, { ...told, clientSecret });
    if (!saved) return refuse("stale", { revision: expectedRevision });
    if (told.enabled && !told.passwordsToo) await store.endPasswordSessions(tx);
    // Whether the secret changed is told, never what it is.
    const facts = { ...told, secretChanged: wanted.clientSecret !== undefined };
    await auditAct(context, "ssoSet", { facts });
    record(context, { subject: companySubject(tx.companyId), what: "ssoSet", facts });
    return saved;
  });

const setProviderAccount = handle(contract.setProviderAccount, async ({ personId, account }, context) => {
  const person = personId === context.actor.id ? undefined : await personById(context.tx, personId);
  if (personId === context.actor.id) return refuse("notYourself");
  if (!person) return refuse("notFound");
  if (person.roles.length && (await isParted(context.tx))) return refuse("accessApart");
  if (!(await store.writeAccount(context.tx, person.userId, account))) return refuse("providerAccountTaken", {}, ["account"]);
  await auditAct(context, "providerAccountSet", { about: person, facts: { given: account !== null } });
  record(context, { subject: personSubject(personId), what: "providerAccountSet", facts: { given: account !== null } });
  return { id: personId };
});

/** Settings of single sign-on, and as whom the provider knows each person. */
export const ssoRoutes = (deps: PeopleDeps): readonly Handler[] => [
  read(contract.readSso, async (_, { tx }) => {
    const settings = (await store.settingsOf(tx, tx.companyId)) ?? null;
    return { settings, returnAddress: deps.sso.publicUrl + contract.ssoReturnPath, signOutAddress: deps.sso.publicUrl + signInBase + contract.ssoBackChannelPath(tx.companyId), hosts: [...deps.sso.hosts] };
  }),
  setSso(deps),
  read(contract.readProviderAccount, async ({ personId }, { tx }) => {
    const person = await personById(tx, personId);
    if (!person) return refuse("notFound");
    const known = await store.accountOf(tx, person.userId);
    return { account: known?.account ?? null, bound: Boolean(known?.subject) };
  }),
  setProviderAccount,
];
