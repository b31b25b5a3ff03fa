import type { dutiesOfSubject } from "../../../contract/duties.ts";
import type { Answer } from "../../api/client.ts";
import type { Session } from "../../parts/session.ts";

type Duty = Answer<typeof dutiesOfSubject>[number];

/** Duties of which somebody else may be reminded now. */
export const remindable = (duties: readonly Duty[], { id, roles }: Pick<Session, "id" | "roles">, now: Date): Duty[] =>
  duties.filter(({ state, ownerId, ownerRole, remindableAt }) => state === "open" && ownerId !== id && !(ownerRole && roles.includes(ownerRole)) && (remindableAt === null || new Date(remindableAt) <= now));
