import type { Subject } from "../../contract/toolkit.ts";
import type { Belief } from "./db.ts";

/** How far a permission reaches: one's own documents, those of one's departments, or the whole company's. */
export type Scope = "own" | "department" | "company";

/** Who acts: a person signed in, a customer or driver behind a one-purpose link, another program, or the system's own jobs. */
export interface Actor {
  readonly kind: "person" | "link" | "service" | "system" | "anonymous";
  readonly id: string;
  readonly companyId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly departmentIds: readonly string[];
  readonly permissions: ReadonlyMap<string, Scope>;
  /** For a person at a page: when the password was shown last. Tokens have none. */
  readonly signedInAt?: Date;
  readonly sessionId?: string;
  /** The absent people in whose place a person acts at this moment; `own`: what is theirs counts as his while it lasts; `lent`: roles that he has of this one alone. */
  readonly standsFor?: readonly { id: string; own: boolean; lent?: readonly string[] }[];
  /** For a link: the one thing that it is about, and the evidence of where it came from. */
  readonly subject?: Subject;
  readonly linkId?: string;
  /** For a link: whether it may still decide, or only be looked at; absent once it is over or was withdrawn. */
  readonly linkServes?: "use" | "look";
  readonly address?: string;
  readonly userAgent?: string;
}

/** Somebody as he was known when he came last, and how the database proves that he still is. */
export interface Believed {
  readonly actor: Actor;
  readonly belief: Belief;
}

/** The id under which the system and the unknown act. */
export const nobody = "00000000-0000-0000-0000-000000000000";

export const anonymous: Actor = {
  kind: "anonymous", id: nobody, companyId: "0", name: "", roles: [], departmentIds: [], permissions: new Map([["public", "own"]]),
};

/** The system itself (jobs, duties that fall due): may do what its caller in code does; no route lets it in. */
export const systemActor = (companyId: string): Actor => ({
  kind: "system", id: nobody, companyId, name: "system", roles: [], departmentIds: [], permissions: new Map(),
});

/** Whose documents count as the actor's own: his, and those of the absent people whose own ones he looks after. */
export const ownersOf = ({ id, standsFor = [] }: Pick<Actor, "id" | "standsFor">): string[] => [id, ...standsFor.filter(({ own }) => own).map((absent) => absent.id)];

/**
 * The absent people in whose place somebody acts, with the roles that only they lend him. What he has himself, or of another one as well, is lent by nobody alone.
 */
export const standingFor = (own: readonly string[], absent: readonly { id: string; roles: readonly string[]; own: boolean }[]): NonNullable<Actor["standsFor"]> =>
  absent.map(({ id, roles, own: theirs }) => ({
    id, own: theirs, lent: roles.filter((role) => !own.includes(role) && !absent.some((other) => other.id !== id && other.roles.includes(role))),
  }));

/** The roles in which somebody may judge what these people asked for: nobody judges his own matter, neither himself nor through who stands in for him (C-17, C-18). */
export function rolesToJudge({ id, roles, standsFor = [] }: Pick<Actor, "id" | "roles" | "standsFor">, askers: readonly string[]): readonly string[] {
  if (askers.includes(id)) return [];
  const lent = standsFor.flatMap((absent) => (askers.includes(absent.id) ? (absent.lent ?? []) : []));
  return roles.filter((role) => !lent.includes(role));
}

/** How far the actor's permission reaches, or undefined without it. */
export const scopeOf = (actor: Actor, permission: string): Scope | undefined => (permission === "public" ? "own" : actor.permissions.get(permission));
