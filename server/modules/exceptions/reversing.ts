import { type Authority } from "../../../contract/money.ts";
import { mayGrantAll } from "../../../contract/price-authority.ts";
import type { Language, Refusal } from "../../../contract/toolkit.ts";
import type { KeptRuling, Reviewed } from "./exceptions.ts";

interface Reversing {
  reviewed: Reviewed;
  ruling: KeptRuling;
  actor: { id: string; roles: readonly string[] };
  language: Language;
  authorities: readonly Authority[];
}

/** Why somebody may not take a ruling back: it is not his and he could not have made it, or a department has decided upon it. */
export function whyNotReversed({ reviewed, ruling, actor, language, authorities }: Reversing): Refusal | undefined {
  if (ruling.reversal) return { code: "priceRulingTakenBack", facts: { by: ruling.reversal.byName } };
  if (ruling.by !== actor.id && !mayGrantAll(ruling.lines, actor.roles, authorities)) return { code: "priceNotYourRuling", facts: { by: ruling.byName } };
  if (reviewed.step?.decided) return { code: "reverseStepFirst", facts: { step: reviewed.step.name[language], by: reviewed.step.decidedByName ?? "—" } };
  return reviewed.open && reviewed.step?.open ? undefined : { code: "reviewMovedOn" };
}
