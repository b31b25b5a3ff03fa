import type { DutyDefinition } from "../../../contract/duties.ts";
import { type Role, roles as knownRoles } from "../../../contract/permissions.ts";
import type { PolicyPack } from "../../../contract/policies.ts";

/** Who speaks with the customer about an event (C-04); the salesperson, who is the order's own, where the policy names nobody. */
export const contactRoleOf = ({ contactOwners }: Pick<PolicyPack, "contactOwners">, event: string): Role => contactOwners.find(({ on }) => on === event)?.role ?? "salesperson";

const speakerOn = (pack: PolicyPack, event: string): DutyDefinition["owner"] => {
  const role = contactRoleOf(pack, event);
  return role === "salesperson" ? { fact: "salespersonId" } : { role };
};

/** What opens and closes each limit of after-sales; whatever is still owed ends with the case. */
const caseSteps = {
  takenWithin: { opens: "caseOpened", closes: ["caseTaken", "caseSettled"] },
  foundWithin: { opens: "caseFindingAsked", closes: ["caseFound", "caseSettled"] },
  proposalWithin: { opens: "caseOpened", closes: ["caseProposed", "caseSettled"] },
  settledWithin: { opens: "caseOpened", closes: ["caseSettled"] },
} as const;

function caseDuties({ afterSales }: Pick<PolicyPack, "afterSales">): DutyDefinition[] {
  return Object.entries(caseSteps).flatMap(([limit, { opens, closes }]): DutyDefinition[] => {
    const given = afterSales?.[limit as keyof typeof caseSteps];
    if (!given) return [];
    const { source: _source, ...duty } = given;
    return [{ ...duty, opens, closes: [...closes] }];
  });
}

/** Every limit that a pack sets, whoever owns it: what opens and closes it. */
export const limitsOf = (pack: PolicyPack): Pick<DutyDefinition, "opens" | "closes" | "length">[] => [...pack.duties, ...caseDuties(pack)];

/**
 * The duties of a pack as the duties room opens them. `part` is the part of the opening event: a duty that belongs to the reviewer
 * gets the first role of the review step that it names, and is left out where the part is no step; in a change's review its departments stand beside such steps, so `roles` are those of the opened one. A word to the customer belongs to
 * who speaks with him about the opening event. The limits of after-sales are duties too.
 */
export function dutyDefinitions(pack: PolicyPack, part?: string, roles: readonly string[] = []): readonly DutyDefinition[] {
  const step = pack.review.steps.find(({ key }) => key === part);
  const known = definitions.get(pack) ?? new Map<string, readonly DutyDefinition[]>();
  definitions.set(pack, known);
  const key = JSON.stringify([step?.key, roles[0]]);
  const found = known.get(key) ?? definitionsAt(pack, step?.roles[0], roles);
  known.set(key, found);
  return found;
}

// A pack is shared, and every event of every command asks twice.
const definitions = new WeakMap<PolicyPack, Map<string, readonly DutyDefinition[]>>();

function definitionsAt(pack: PolicyPack, reviewer: Role | undefined, roles: readonly string[]): readonly DutyDefinition[] {
  const remindAgainAfter = pack.reminders.againAfter;
  const own = pack.duties.flatMap(({ source: _source, owner, ...duty }): DutyDefinition[] => {
    if ("contactOwner" in owner) return [{ ...duty, owner: speakerOn(pack, duty.opens) }];
    if (!("reviewStep" in owner)) return [{ ...duty, owner }];
    const role = duty.opens === "changeStepOpened" ? knownRoles.find((one) => one === roles[0]) : reviewer;
    return role ? [{ ...duty, owner: { role } }] : [];
  });
  return [...own, ...caseDuties(pack)].map((duty) => ({ ...duty, remindAgainAfter }));
}
