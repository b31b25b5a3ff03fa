import type { DutyDefinition } from "../../../contract/duties.ts";
import type { Role } from "../../../contract/permissions.ts";
import type { PolicyPack } from "../../../contract/policies.ts";

/** Who speaks with the customer about an event (C-04); the salesperson, who is the order's own, where the policy names nobody. */
export const contactRoleOf = ({ contactOwners }: Pick<PolicyPack, "contactOwners">, event: string): Role => contactOwners.find(({ on }) => on === event)?.role ?? "salesperson";

const speakerOn = (pack: PolicyPack, event: string): DutyDefinition["owner"] => {
  const role = contactRoleOf(pack, event);
  return role === "salesperson" ? { fact: "salespersonId" } : { role };
};

/**
 * The duties of a pack as the duties room opens them. `part` is the part of the opening event: a duty that belongs to the reviewer
 * gets the first role of the review step that it names, and is left out where the part is no step. A word to the customer belongs to
 * who speaks with him about the opening event.
 */
export function dutyDefinitions(pack: PolicyPack, part?: string): DutyDefinition[] {
  return pack.duties.flatMap(({ source: _source, owner, ...duty }): DutyDefinition[] => {
    if ("contactOwner" in owner) return [{ ...duty, owner: speakerOn(pack, duty.opens) }];
    if (!("reviewStep" in owner)) return [{ ...duty, owner }];
    const role = pack.review.steps.find(({ key }) => key === part)?.roles[0];
    return role ? [{ ...duty, owner: { role } }] : [];
  });
}
