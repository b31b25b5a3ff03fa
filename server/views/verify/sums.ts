import { sql, type Tx } from "../../platform/db.ts";
import type { Check } from "./check.ts";

/** A stored sum that is not what the rows under it come to, as a room derives it. */
export interface Drifted {
  row: string;
  expected: string;
  found: string;
}

/** Derives all sums of a room anew; handed over by the command line, for views import no room. */
export type DriftOf = (tx: Tx) => Promise<Drifted[]>;

const checkOfDrift = (check: Pick<Check, "name" | "means">, count: (tx: Tx) => Promise<{ counted: string }>, driftOf: DriftOf): Check => ({
  ...check,
  async run(tx) {
    const [{ counted }, drifted] = [await count(tx), await driftOf(tx)];
    return { counted: Number(counted), wrong: drifted.length, first: drifted[0] };
  },
});

/** Stock on hand is the sum of its movements; what is promised is the sum of open reservations (I1). Denominator: levels. */
export const stockSums = (driftOf: DriftOf): Check =>
  checkOfDrift({ name: "stock.sums", means: "what lies there is the sum of its movements, what is promised the sum of reservations" },
    (tx) => tx.one(sql`select count(*) as counted from stock.levels where company_id = ${tx.companyId}`), driftOf);

/** The lots of a level make it, and each lot is the sum of its movements, in quantity and weight (I1). Denominator: lots. */
export const lotSums = (driftOf: DriftOf): Check =>
  checkOfDrift({ name: "stock.lots", means: "the lots of a warehouse make its level, and each is the sum of its movements in quantity and weight" },
    (tx) => tx.one(sql`select count(*) as counted from stock.lots where company_id = ${tx.companyId}`), driftOf);

/** What a transfer sent left its warehouse, what it received came into the other; the rest is on its way or a difference with its reason (I1). Denominator: lots of transfers. */
export const transferSums = (driftOf: DriftOf): Check =>
  checkOfDrift({ name: "stock.transfers", means: "what a transfer sent left its warehouse, and what it received came into the other" },
    (tx) => tx.one(sql`select count(*) as counted from stock.transfer_lots where company_id = ${tx.companyId}`), driftOf);

/** What was taken back moved nothing in sum, lot by lot, and its document stands as taken back (I1). Denominator: counter-facts. */
export const reversalSums = (driftOf: DriftOf): Check =>
  checkOfDrift({ name: "stock.reversals", means: "counts, transfers and corrections that were taken back moved nothing in sum" },
    (tx) => tx.one(sql`select count(*) as counted from stock.reversals where company_id = ${tx.companyId}`), driftOf);

/** Exposure, receivables, receipts and deposits are what their documents come to (I4, I5). Denominator: accounts, orders, receivables, receipts. */
export const moneySums = (driftOf: DriftOf): Check =>
  checkOfDrift({ name: "settlement.sums", means: "exposure and open amounts are what their documents come to" },
    (tx) => tx.one(sql`
      select (select count(*) from settlement.accounts where company_id = ${tx.companyId}) + (select count(*) from settlement.orders where company_id = ${tx.companyId})
           + (select count(*) from settlement.receivables where company_id = ${tx.companyId}) + (select count(*) from settlement.receipts where company_id = ${tx.companyId}) as counted`), driftOf);
