import type { Handler } from "../../platform/command.ts";
import { answerByProduction, answerByTransfer } from "./commands/answer-shortage.ts";
import { deleteDraft, editDraft } from "./commands/edit-draft.ts";
import { cancelPurchase, datePurchase, placePurchase } from "./commands/follow-purchase.ts";
import { raisePurchase } from "./commands/raise-purchase.ts";
import { receivePurchase, reverseReceipt } from "./commands/receive-purchase.ts";
import { createSupplier, editSupplier } from "./commands/save-supplier.ts";
import type { PurchasingDeps } from "./purchasing.ts";
import { readsOf } from "./reads.ts";

/** What stock lacks: suppliers, purchase orders, and how what is missing of orders comes. */
export const routesOf = (deps: PurchasingDeps): readonly Handler[] => [
  ...readsOf(deps), createSupplier, editSupplier, raisePurchase(deps), editDraft(deps), deleteDraft, placePurchase, datePurchase, cancelPurchase, receivePurchase(deps), reverseReceipt, answerByProduction(deps), answerByTransfer(deps),
];

export { comingOf, lessenAnswers, onWayFor, transferCame, transferDropped } from "./answers.ts";
export * from "./events.ts";
export { overduePurchases } from "./jobs.ts";
export type { Arranged, PurchasingDeps, Wanted } from "./purchasing.ts";
export type { OnWay } from "./store.ts";
