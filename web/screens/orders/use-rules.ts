import { listPolicies, readPolicyVersion } from "../../../contract/policies.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage } from "../../i18n/words.ts";
import { useToday } from "../../ui/setting.ts";
import type { Order } from "./order-actions.ts";

type Policies = Answer<typeof listPolicies>;
type Pack = Answer<typeof readPolicyVersion>["pack"];
export type Channel = Pack["intake"]["channels"][number];

/** Which version of which policy serves a kind of order on a day. */
function inForce({ policies, assignments }: Policies, kind: string, today: string): { policyId: string; version: number } | undefined {
  const assigned = assignments.filter(({ orderKind, channel, from }) => orderKind === kind && channel === null && from <= today).toSorted((a, b) => b.from.localeCompare(a.from))[0];
  const versions = policies.find(({ policyId }) => policyId === assigned?.policyId)?.versions ?? [];
  const [latest] = versions.filter(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= today).toSorted((a, b) => (b.effectiveFrom ?? "").localeCompare(a.effectiveFrom ?? "") || b.version - a.version);
  return assigned && latest && { policyId: assigned.policyId, version: latest.version };
}

/** What the policy in force asks of entering an order of this kind. */
export function useEntryRules(kind = "standard") {
  const language = useLanguage();
  const today = useToday();
  const { data: policies } = useQueryOf(listPolicies, {}, { watches: ["policy"] });
  const pin = policies && inForce(policies, kind, today);
  const { data } = useQueryOf(readPolicyVersion, pin ?? { policyId: "", version: 1 }, { watches: ["policy"], enabled: pin !== undefined });
  const intake = data?.pack.intake;
  return {
    channels: intake?.channels ?? [],
    kinds: data?.pack.orderKinds ?? [],
    required: new Set<string>(intake?.requiredElements.elements),
    channelName: (key: string) => intake?.channels.find((each) => each.key === key)?.name[language] ?? key,
  };
}

/** The policy by which an order is handled: the one that it pinned, before that the one in force. */
export function useOrderPolicy({ policyId, policyVersion, kind }: Pick<Order, "policyId" | "policyVersion" | "kind">): Pack | undefined {
  const today = useToday();
  const isPinned = policyId !== null && policyVersion !== null;
  const { data: policies } = useQueryOf(listPolicies, {}, { watches: ["policy"], enabled: !isPinned });
  const pin = isPinned ? { policyId, version: policyVersion } : policies && inForce(policies, kind, today);
  return useQueryOf(readPolicyVersion, pin ?? { policyId: "", version: 1 }, { watches: ["policy"], enabled: pin !== undefined }).data?.pack;
}
