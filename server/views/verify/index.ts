import { assessmentDuties, assessmentJournal, assessmentStates } from "./assessment.ts";
import type { Check } from "./check.ts";
import { appliedChanges, openChanges, reviewedChanges } from "./changes.ts";
import { companyReferences, rowSecurity } from "./companies-apart.ts";
import { enquiryDuties, enquiryOrders } from "./enquiries.ts";
import { journalChains } from "./journal-chains.ts";
import { keptOrders, standingPromises } from "./money-kept.ts";
import { rowsInMonths } from "./months.ts";
import { gaplessNumbers } from "./numbers.ts";
import { grantedCredit } from "./credit.ts";
import { orderEntered, orderFulfilment, orderGoods, orderJournal, orderMoney, orderShipped } from "./order-facts.ts";
import { orderStages } from "./order-stages.ts";
import { boughtForOrders, boughtGoods } from "./purchases.ts";
import { returnedGoods, returnedStock } from "./returns.ts";
import { journalSeals, type SealsOutside } from "./seals.ts";
import { type DriftOf, lotSums, moneySums, reversalSums, stockSums, transferSums } from "./sums.ts";
import { paperSnapshots, reviewDeciders, reviewedVersions, versionHashes } from "./versions.ts";

export type { Check, Finding } from "./check.ts";
export type { OutsideSeal, SealsOutside } from "./seals.ts";
export type { Drifted, DriftOf } from "./sums.ts";

/** What rooms hand over: their sums derived anew, and the seals that lie outside the database. */
export interface VerifyDeps {
  stockDrift: DriftOf;
  lotDrift: DriftOf;
  transferDrift: DriftOf;
  reversalDrift: DriftOf;
  moneyDrift: DriftOf;
  sealsOutside: SealsOutside;
}

/** All that `gendan verify` re-derives, in the order in which it is told. */
export const allChecks = ({ stockDrift, lotDrift, transferDrift, reversalDrift, moneyDrift, sealsOutside }: VerifyDeps): readonly Check[] => [
  orderStages, orderEntered, orderFulfilment, orderGoods, orderShipped, orderMoney, grantedCredit, orderJournal, versionHashes, reviewedVersions, reviewDeciders, appliedChanges, openChanges, reviewedChanges, paperSnapshots, stockSums(stockDrift), returnedGoods, returnedStock, boughtGoods, boughtForOrders, lotSums(lotDrift), transferSums(transferDrift), reversalSums(reversalDrift),
  moneySums(moneyDrift), keptOrders, standingPromises, assessmentStates, assessmentJournal, assessmentDuties, enquiryOrders, enquiryDuties, gaplessNumbers, rowsInMonths, journalChains, journalSeals(sealsOutside), companyReferences, rowSecurity,
];
