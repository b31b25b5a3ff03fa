import type { Handler } from "../../platform/command.ts";
import { applyReceipt } from "./commands/apply-receipt.ts";
import { askInvoiceAgain } from "./commands/ask-invoice-again.ts";
import { issueInvoice } from "./commands/issue-invoice.ts";
import { recordReceipt } from "./commands/record-receipt.ts";
import { refuseInvoiceRequest } from "./commands/refuse-invoice-request.ts";
import { releaseGate } from "./commands/release-gate.ts";
import type { SettlementDeps } from "./deps.ts";
import { openBalances } from "./opening.ts";
import { readsOf } from "./reads.ts";
import { recordSupply, type RequestInvoice, requestInvoiceOf } from "./request-invoice.ts";

/** The settlement room; facts of the registers are handed over. */
export const settlementRoom = (deps: SettlementDeps): { routes: Handler[]; requestInvoice: RequestInvoice; recordSupply: typeof recordSupply; openBalances: ReturnType<typeof openBalances> } => ({
  routes: [...readsOf(deps), issueInvoice(deps), refuseInvoiceRequest, askInvoiceAgain, recordReceipt(deps), applyReceipt(deps), releaseGate(deps)],
  requestInvoice: requestInvoiceOf(deps),
  recordSupply,
  openBalances: openBalances(deps),
});
export type SettlementRoom = ReturnType<typeof settlementRoom>;

export { type CommitFacts, commitExposure, type Committed, openOrder, type OpenOrderFacts, releaseExposure } from "./credit.ts";
export { type CustomerFacts, type GateRule, type SettlementDeps } from "./deps.ts";
export { type Drift, drift } from "./drift.ts";
export { gateReleased, invoiced, moneyApplied, type MoneyFacts, paid } from "./events.ts";
export { creditOf, type Exposure, exposuresOf, type Gate, gateOf, moneyOf, openBalanceOf, type OrderMoney } from "./order-money.ts";
export { type OldDocument, oldDepositsKnown, openShare } from "./opening.ts";
export { monthEnd } from "./terms.ts";
export { withdrawRequest } from "./withdraw-request.ts";
export type { RequestInvoice, SuppliedLine, SupplyFacts } from "./request-invoice.ts";
