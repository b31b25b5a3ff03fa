import type { Handler } from "../../platform/command.ts";
import { type BillChange, billChangeOf } from "./bill-change.ts";
import { callReads } from "./call-reads.ts";
import { chargeOf, type ChargeCustomer } from "./charges.ts";
import { applyReceipt } from "./commands/apply-receipt.ts";
import { askInvoiceAgain } from "./commands/ask-invoice-again.ts";
import { chargeCustomer } from "./commands/charge-customer.ts";
import { closeBooks, readBooks } from "./commands/close-books.ts";
import { correctPrice } from "./commands/correct-price.ts";
import { giveCredit } from "./commands/give-credit.ts";
import { issueInvoice } from "./commands/issue-invoice.ts";
import { noteCall } from "./commands/note-call.ts";
import { recordReceipt } from "./commands/record-receipt.ts";
import { refundReceipt } from "./commands/refund-receipt.ts";
import { refuseInvoiceRequest } from "./commands/refuse-invoice-request.ts";
import { releaseGate } from "./commands/release-gate.ts";
import { reverseAllocation } from "./commands/reverse-allocation.ts";
import { reverseCharge } from "./commands/reverse-charge.ts";
import { reverseInvoice } from "./commands/reverse-invoice.ts";
import { reverseReceipt, takeBackCredit } from "./commands/reverse-receipt.ts";
import { reverseRefund } from "./commands/reverse-refund.ts";
import { giveCreditOf, type GiveCredit } from "./credit-notes.ts";
import type { SettlementDeps } from "./deps.ts";
import { openBalances } from "./opening.ts";
import { readsOf } from "./reads.ts";
import { recordSupply, type RequestInvoice, requestInvoiceOf } from "./request-invoice.ts";
import { reversalReads } from "./reversal-reads.ts";
import { statementRoutes } from "./statement-routes.ts";

/** What the room is to other rooms, beside its routes. */
export interface SettlementRoom {
  routes: Handler[];
  requestInvoice: RequestInvoice;
  recordSupply: typeof recordSupply;
  billChange: BillChange;
  openBalances: ReturnType<typeof openBalances>;
  credit: GiveCredit;
  charge: ChargeCustomer;
  takeBackCredit: ReturnType<typeof takeBackCredit>;
}

/** The settlement room; facts of the registers are handed over. */
export function settlementRoom(deps: SettlementDeps): SettlementRoom {
  const credit = giveCreditOf(deps);
  const charge = chargeOf(deps);
  const requestInvoice = requestInvoiceOf(deps);
  return {
    routes: [
      ...readsOf(deps), ...reversalReads, ...statementRoutes(deps), issueInvoice(deps), refuseInvoiceRequest, askInvoiceAgain, recordReceipt(deps), applyReceipt(deps), releaseGate(deps),
      reverseInvoice({ ...deps, requestInvoice }), correctPrice(deps), reverseReceipt(deps), reverseAllocation(deps), refundReceipt(deps), reverseRefund(deps), giveCredit(credit), chargeCustomer(charge), reverseCharge(deps),
      closeBooks(deps), readBooks, ...callReads(deps), noteCall(deps),
    ],
    requestInvoice, recordSupply, billChange: billChangeOf({ ...deps, requestInvoice, credit }), credit, charge, takeBackCredit: takeBackCredit(deps), openBalances: openBalances(deps),
  };
}

export type { ChargeCustomer, ChargeFacts } from "./charges.ts";
export type { Credited, CreditFacts, GiveCredit, Source } from "./credit-notes.ts";
export { openOrder, type OpenOrderFacts } from "./credit.ts";
export { endGrant, grantAgain, type GrantAsk, grantCountsElsewhere, grantCredit, restGrant } from "./grants.ts";
export { exposureBeside, readGrant } from "./grant-store.ts";
export { type CustomerFacts, type GateRule, type SettlementDeps } from "./deps.ts";
export { type Drift, drift } from "./drift.ts";
export { type CreditPaper, creditPaperOf } from "./credit-store.ts";
export { takeCreditsBack } from "./credits-of-changes.ts";
export { concessionChanged, credited, creditReversed, customerCalled, gateReleased, invoiced, invoiceReversed, moneyApplied, type MoneyFacts, moneyReversed, paid, promiseKept, statementMade, statementSent } from "./events.ts";
export { creditOf, type Exposure, exposuresOf, type Gate, gateOf, moneyOf, openBalanceOf, type OrderMoney } from "./order-money.ts";
export { type BillChange, type BilledChange } from "./bill-change.ts";
export type { VersionLine } from "./billing-differences.ts";
export { changeOrder, type ChangedOrder, foresee, type Foreseen, standingOf } from "./order-change.ts";
export { type OldDocument, oldDepositsKnown, openShare } from "./opening.ts";
export { passOn } from "./salesperson.ts";
export { withdrawRequest } from "./withdraw-request.ts";
export { monthEnd } from "./terms.ts";
export { maySeeStatement } from "./statement-routes.ts";
export type { RequestInvoice, SuppliedLine, SupplyFacts } from "./request-invoice.ts";
