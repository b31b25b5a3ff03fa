import { madeWhenAsked } from "../../../contract/papers.ts";
import { type PolicyPack, policyPack } from "../../../contract/policies.ts";

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const without = (value: unknown, key: string): unknown => (isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) : value);

/**
 * A pack without what earlier ones had to say and nothing ever read: `execution.release`, `confirmation.paper`, and the events of papers that are made when somebody asks. What was approved stays as it was
 * written, with its hash, so it is passed over where it is read.
 */
export function withoutUnread(pack: unknown): unknown {
  if (!isObject(pack)) return pack;
  const { execution, confirmation, papers } = pack;
  const asked = (one: unknown) => isObject(one) && (madeWhenAsked as readonly unknown[]).includes(one["paper"]);
  return {
    ...pack, ...(isObject(execution) && { execution: without(execution, "release") }), ...(isObject(confirmation) && { confirmation: without(confirmation, "paper") }),
    ...(Array.isArray(papers) && { papers: papers.map((one) => (asked(one) ? without(one, "on") : one)) }),
  };
}

/** The pack of a version that is kept. */
export const keptPack = (body: unknown): PolicyPack => policyPack.parse(withoutUnread(body));
