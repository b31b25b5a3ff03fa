import type { readPolicyVersion } from "../../../contract/policies.ts";
import type { Answer } from "../../api/client.ts";
import type { Translate } from "../../i18n/translator.ts";

export type PolicyVersion = Answer<typeof readPolicyVersion>;
export type Pack = PolicyVersion["pack"];
type Duty = Pack["duties"][number];
type Step = Pack["review"]["steps"][number];

/** The catalogue's lists of a pack's words, each with its prefix. */
export type WordList = "archive" | "answer" | "arrival" | "carriage" | "check" | "confirm" | "element" | "established" | "event" | "evidence" | "gate" | "act" | "handOver" | "identity" | "invoice" | "means" | "notice" | "numbered" | "progress" | "proposal" | "question" | "score" | "shipping" | "signature" | "instant";

/** A word of a pack as people say it. */
export const wordOf = (list: WordList, word: string, t: Translate): string => t(`policies.${list}_${word}`);
/** Several of them, in a row. */
export const wordsOf = (list: WordList, words: readonly string[], t: Translate): string => words.map((word) => wordOf(list, word, t)).join(t("people.listComma"));

/** How long a duty may take. */
export function lengthText({ length, clock }: Pick<Duty, "length" | "clock">, t: Translate): string {
  const kind = t(`policies.clock_${clock}`);
  if ("minutes" in length) return t("policies.lengthMinutes", { minutes: length.minutes, clock: kind });
  if ("hours" in length) return t("policies.lengthHours", { hours: length.hours, clock: kind });
  if ("byTimeOfDay" in length) return t("policies.lengthDaily", { time: length.byTimeOfDay });
  if ("fromFact" in length) return t("policies.lengthFact", { fact: wordOf("instant", length.fromFact, t) });
  return t("policies.lengthOpen");
}

/** Whose duty it is; of a word to the customer whoever speaks with him about the event. */
export function ownerText({ owner, opens }: Pick<Duty, "owner"> & Partial<Pick<Duty, "opens">>, { contactOwners }: Pick<Pack, "contactOwners">, t: Translate): string {
  if ("contactOwner" in owner) return t("policies.owner_contactOwner", { role: t(`people.role_${contactOwners.find(({ on }) => on === opens)?.role ?? "salesperson"}`) });
  if ("role" in owner) return t(`people.role_${owner.role}`);
  return "fact" in owner ? t(`policies.owner_${owner.fact}`) : t("policies.owner_reviewStep");
}

/** Whom a broken duty is told to, and how long after. */
export const escalationText = ({ escalate }: Pick<Duty, "escalate">, t: Translate): string =>
  escalate.map(({ after, to }) => t(after === 0 ? "policies.escalateAtOnce" : "policies.escalateAfter", { ...(after > 0 && { minutes: after }), role: t(`people.role_${to}`) })).join(t("people.listComma"));

/** The steps of a route in the order in which they begin: those of one number side by side. */
export function stagesOf(steps: readonly Step[]): { sequence: number; steps: Step[] }[] {
  const numbers = [...new Set(steps.map(({ sequence }) => sequence))].toSorted((a, b) => a - b);
  return numbers.map((sequence) => ({ sequence, steps: steps.filter((step) => step.sequence === sequence) }));
}
