import type { ChargeRow } from "../../../contract/settlement-credits.ts";
import type { Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { changeAccount } from "./account-store.ts";
import { filed } from "./grams.ts";
import { reachable } from "./reach.ts";
import type { AccountKey } from "./settlement.ts";
import { type ReceivableRow, receivableTable } from "./tables.ts";

interface Charge {
  id: string;
  number: string;
  ledgerId: string;
  orderId: string;
  sourceKind: string;
  sourceId: string | null;
  reason: string;
  by: string;
  at: Date;
}
const chargeTable = tableOf<Charge>("settlement.charges", {
  id: "uuid", number: "text", ledgerId: "uuid", orderId: "uuid", sourceKind: "text", sourceId: "uuid", reason: "text", by: "uuid", at: "timestamptz",
});

/** A charge with the receivable that it is, on its locked account. */
export const insertCharge = (tx: Tx, { receivable, charge }: { receivable: ReceivableRow; charge: Charge }): Promise<number> =>
  tx.run(sql`
    with filed as (${filed(tx.companyId, [receivable])}), account as (${changeAccount(tx, receivable, { openInvoices: receivable.amount })}),
    receivable as (${receivableTable.insert(tx.companyId, [receivable])})
    ${chargeTable.insert(tx.companyId, [charge])}`);

export interface StandingCharge extends AccountKey {
  id: string;
  number: string;
  orderId: string;
  amount: string;
  paid: string;
  open: string;
}
export const chargeAt = (tx: Tx, id: string): Promise<StandingCharge | undefined> =>
  tx.maybe(sql`
    select c.id, c.number, c.order_id, r.customer_id, r.currency, r.amount, r.paid, r.open_amount as open from settlement.charges c
      join settlement.receivables r on r.company_id = c.company_id and r.id = c.id where c.company_id = ${tx.companyId} and c.id = ${id}`);

interface Filter {
  customerId?: string;
  orderId?: string;
  after?: string;
  limit: number;
}
/** Charges within the reader's reach, newest first. */
export const chargesWhere = (reader: Pick<Context, "tx" | "actor" | "scope">, f: Filter): Promise<ChargeRow[]> =>
  reader.tx.many(sql`
    select c.id, c.number, c.order_id, r.order_number, r.customer_id, r.customer_name, r.currency, r.amount, r.open_amount as open, r.reduced = r.amount as reversed, r.issued_on, r.due_on, c.reason, c.at
      from settlement.charges c join settlement.receivables r on r.company_id = c.company_id and r.id = c.id
     where c.company_id = ${reader.tx.companyId} ${reachable("r", reader)} ${f.customerId === undefined ? sql`` : sql`and r.customer_id = ${f.customerId}`}
       ${f.orderId === undefined ? sql`` : sql`and c.order_id = ${f.orderId}`} ${f.after === undefined ? sql`` : sql`and c.id < ${f.after}::uuid`}
     order by c.id desc limit ${f.limit}`);
