import type { Company } from "../../../contract/companies.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import type { Tx } from "../../platform/db.ts";
import type { Membership } from "./login-store.ts";
import { periodHolds, signInPolicy } from "./rules.ts";

/** What `server/routes.ts` hands over. */
export interface PeopleDeps {
  companyOf: (tx: Tx) => Promise<Company>;
  companySubject: (companyId: string) => Subject;
  /** Hosts (`host:port`) where identity providers may live, and the address to which they lead people back. */
  sso: { hosts: readonly string[]; publicUrl: string };
}

export const personSubject = (id: string): Subject => ({ kind: "person", id });

/**
 * What an invitation may do: choose a password (`reset`) as long as the login is this company's alone; else only `join`, for
 * which the owner shows the password he has.
 */
export const invitationKind = (memberships: readonly Membership[], companyId: string): "join" | "reset" =>
  memberships.every((member) => member.companyId === companyId) ? "reset" : "join";

interface Party {
  name: string;
  state: "active" | "left";
  roles: readonly string[];
}
export interface StandInWish {
  absent: Party;
  standIn: Party;
  roles: readonly string[];
  from: Date;
  to: Date;
  now: Date;
}

/** All that speaks against a stand-in: roles that the absent one does not hold, people who left, an impossible period. */
export function standInFaults({ absent, standIn, roles, from, to, now }: StandInWish): Refusal[] {
  const left = [absent, standIn].filter((party) => party.state === "left").map(({ name }) => ({ code: "personLeft", facts: { name } }));
  const foreign = roles.filter((role) => !absent.roles.includes(role));
  const days = signInPolicy.longestStandInDays;
  return [
    ...left,
    ...(foreign.length ? [{ code: "standInRoles", facts: { roles: foreign.join(", ") }, path: ["roles"] }] : []),
    ...(periodHolds({ from, to, now, days }) ? [] : [{ code: "periodWrong", facts: { days }, path: ["to"] }]),
  ];
}
