import type { Handler } from "../../platform/command.ts";
import { authoriseReturn } from "./commands/authorise-return.ts";
import { inspectReturn } from "./commands/inspect-return.ts";
import { cancelReturn, creditReturn, replaceReturn } from "./commands/make-good.ts";
import { receiveReturn } from "./commands/receive-return.ts";
import { repairReturn } from "./commands/repair-return.ts";
import { reverseStep } from "./commands/reverse-step.ts";
import { readsOf } from "./reads.ts";
import type { AftersalesDeps } from "./work.ts";

/** Goods that come back, from the authorisation to the credit note or the replacement. */
export const routesOf = (deps: AftersalesDeps): readonly Handler[] => [...readsOf(deps), authoriseReturn(deps), receiveReturn, inspectReturn, repairReturn, creditReturn(deps), replaceReturn, cancelReturn, reverseStep(deps)];

export { type Goods } from "./events.ts";
export { replacementReversed, replacementWanted, returnAuthorised, returnChanged, returnInspected, returnReceived, returnRepaired, returnStepReversed } from "./events.ts";
export { passOn } from "./salesperson.ts";
export { maySeeReturn, returnFileOf } from "./reads.ts";
export type { Line as ReturnLine, Return } from "./aftersales.ts";
export type { AftersalesDeps, CaseFacts as CaseOfReturn } from "./work.ts";
