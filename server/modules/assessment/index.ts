import type { Subject } from "../../../contract/toolkit.ts";
import type { Context, Handler } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { answerAppeal } from "./commands/answer-appeal.ts";
import { appealOf } from "./commands/appeal.ts";
import { confirmAssessment } from "./commands/confirm.ts";
import { dismissAssessment } from "./commands/dismiss.ts";
import { proposeOf } from "./commands/propose-by-hand.ts";
import type { Rule } from "./propose.ts";
import { readsOf } from "./reads.ts";

/** Facts handed over by `server/rooms.ts`. */
export interface AssessmentDeps {
  /** The company's currency: amounts of rules are in it. */
  currencyOf(tx: Tx): Promise<string>;
  /** The company's business date. */
  today(context: Pick<Context, "tx" | "now">): Promise<string>;
  /** Rules by hand of the policies in force today. */
  byHandRules(context: Pick<Context, "tx" | "now">): Promise<Rule[]>;
  /** What people call a document that the actor may see; undefined for one that he may not. */
  titleOf(context: Context, subject: Subject): Promise<string | undefined>;
}

export const routesOf = (deps: AssessmentDeps): readonly Handler[] => [...readsOf(deps), proposeOf(deps), confirmAssessment, dismissAssessment, appealOf(deps), answerAppeal];

export { propose, type Proposal, type Rule, suggestedBy } from "./propose.ts";
export { maySeeEntry } from "./reads.ts";
export { owedBy } from "./rules.ts";
