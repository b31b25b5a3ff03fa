import type { DutyDefinition } from "../../../contract/duties.ts";
import type { PolicyPack } from "../../../contract/policies.ts";

/**
 * The duties of a pack as the duties room opens them. `part` is the part of the opening event: a duty that belongs to the reviewer
 * gets the first role of the review step that it names, and is left out where the part is no step.
 */
export function dutyDefinitions({ duties, review: { steps } }: PolicyPack, part?: string): DutyDefinition[] {
  return duties.flatMap(({ source: _source, owner, ...duty }): DutyDefinition[] => {
    if (!("reviewStep" in owner)) return [{ ...duty, owner }];
    const role = steps.find(({ key }) => key === part)?.roles[0];
    return role ? [{ ...duty, owner: { role } }] : [];
  });
}
