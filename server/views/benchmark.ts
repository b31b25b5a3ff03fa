import { sql, type Tx } from "../platform/db.ts";

/** What a benchmark compares its own counts with: facts of a company as they lie in the database. */
export interface Facts {
  /** Orders of whatever state. */
  orders: number;
  /** Order lines that came as far as an invoice, corrections left out. */
  invoicedLines: number;
  /** What left the warehouse by deliveries, and what stock says is gone of what was there at the beginning; the same in a company that only sells. */
  shipped: string;
  gone: string;
  /** What deliveries on their way out still hold, and what stock keeps for them. */
  held: string;
  reserved: string;
  /** What customers owe and ordered by the documents, and by their accounts. */
  owed: string;
  exposure: string;
}

/** Counted by statements of its own, which share nothing with how the rooms keep their sums. */
export const factsOf = (tx: Tx): Promise<Facts> =>
  tx.one<Facts>(sql`
    select (select count(*)::int from orders.orders where company_id = ${tx.companyId}) as orders,
      (select count(*)::int from settlement.invoice_lines l join settlement.invoices i on i.company_id = l.company_id and i.id = l.invoice_id
        where l.company_id = ${tx.companyId} and l.gross > 0) as invoiced_lines,
      (select coalesce(sum(shipped), 0) from shipping.lines where company_id = ${tx.companyId}) as shipped,
      (select coalesce(-sum(on_hand_change), 0) from stock.movements where company_id = ${tx.companyId} and kind = 'issue') as gone,
      (select coalesce(sum(l.ordered), 0) from shipping.lines l join shipping.deliveries d on d.company_id = l.company_id and d.id = l.delivery_id
        where l.company_id = ${tx.companyId} and d.shipped_at is null and d.state <> 'cancelled') as held,
      (select coalesce(sum(reserved), 0) from stock.levels where company_id = ${tx.companyId}) as reserved,
      (select coalesce(sum(total), 0) from settlement.orders where company_id = ${tx.companyId}) as owed,
      (select coalesce(sum(exposure), 0) from settlement.accounts where company_id = ${tx.companyId}) as exposure`);
