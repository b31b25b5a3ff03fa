import type { CaseKind } from "../../../contract/cases.ts";
import type { DeliveryPolicy } from "../../../contract/delivery-policy.ts";
import type { Refusal } from "../../../contract/toolkit.ts";

type Question = DeliveryPolicy["questions"][number];
const fields = { quantity: "quantityGood", quality: "qualityGood", packaging: "packagingGood" } as const satisfies Record<Question, string>;
type Field = (typeof fields)[Question];
export type Answers = Record<Field, boolean | null>;

/** The answers to what the policy asks, and to nothing else; missing ones are told all at once (01.18). */
export function answersTo(questions: readonly Question[], given: Partial<Record<Field, boolean>>): { answers: Answers; missing: Refusal[] } {
  const answers: Answers = { quantityGood: null, qualityGood: null, packagingGood: null };
  for (const question of questions) answers[fields[question]] = given[fields[question]] ?? null;
  const missing = questions.filter((question) => answers[fields[question]] === null).map((question) => ({ code: "answerMissing", facts: { question }, path: [fields[question]] }));
  return { answers, missing };
}

/** Whether something did not come as it should. */
export const isBad = (answers: Answers): boolean => Object.values(answers).includes(false);

/** A spoilt packing is damage; bad quality weighs more than a wrong count. */
export function kindOf({ quantityGood, qualityGood }: Answers): CaseKind {
  if (qualityGood === false) return "quality";
  return quantityGood === false ? "quantity" : "damage";
}
