import * as contract from "../../../contract/assessment.ts";
import type { Tx } from "../../platform/db.ts";
import { type Handler, read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { answerOf, mayReach, rowOf } from "./assessment.ts";
import type { AssessmentDeps } from "./index.ts";
import { suggestedBy } from "./propose.ts";
import * as store from "./store.ts";

const list = read(contract.listAssessments, async (filter, context) => {
  const { rows, next } = await store.list(context.tx, filter, context);
  return { rows: rows.map(rowOf), next };
});

const one = read(contract.readAssessment, async ({ assessmentId }, context) => {
  const entry = await store.read(context.tx, assessmentId);
  return entry && mayReach(context, entry) ? answerOf(entry) : refuse("notFound");
});

export const readsOf = ({ currencyOf, byHandRules }: AssessmentDeps): readonly Handler[] => [
  list, one,
  read(contract.summariseAssessments, async ({ month }, context) => ({ month, currency: await currencyOf(context.tx), rows: await store.sums(context.tx, month, context) })),
  read(contract.listAssessmentTerms, async (_, context) => {
    const currency = await currencyOf(context.tx);
    return { rows: (await byHandRules(context)).map(({ policyId, policyVersion, term }) => ({ policyId, policyVersion, key: term.key, name: term.name, kind: term.kind, ...suggestedBy(term, currency) })) };
  }),
];

/** Whether somebody may see an entry, and so its files: the person, and who leads him. */
export async function maySeeEntry(context: { tx: Tx } & Parameters<typeof mayReach>[0], id: string): Promise<boolean> {
  const entry = await store.read(context.tx, id);
  return entry !== undefined && mayReach(context, entry);
}
