import { sql, type Sql, type Tx } from "../../platform/db.ts";
import type { Billed } from "./concessions.ts";

/** What the documents say of an order's billing; its account must be locked. */
export async function billedOf(tx: Tx, orderId: string): Promise<Billed> {
  const { quantities, ...found } = await tx.one<Omit<Billed, "quantities"> & { quantities: { orderLineId: string; quantity: string }[] }>(sql`
    with lines as (
      select q.*, r.state, r.delivery_id,
             case when r.state = 'issued' then (select coalesce(sum(b.quantity), 0) from settlement.invoice_lines b where b.company_id = q.company_id and b.request_line_id = q.id) else q.quantity end as live
        from settlement.requests r join settlement.request_lines q on q.company_id = r.company_id and q.request_id = r.id
       where r.company_id = ${tx.companyId} and r.order_id = ${orderId}
    ), parts as (
      select q.order_line_id, case i.afterwards when 'close' then 'closed' else 'otherPrice' end as what, q.priced, -l.quantity as quantity, q.unit_price, q.price_factor, q.tax_included, q.tax_rate, -l.gross as gross, l.invoice_id, l.line_no
        from settlement.invoice_lines l
        join settlement.invoices i on i.company_id = l.company_id and i.id = l.invoice_id and i.afterwards in ('close', 'otherPrice')
        join lines q on q.id = l.request_line_id
       where l.company_id = ${tx.companyId} and l.order_id = ${orderId}
      union all
      select order_line_id, 'billed', priced, live, unit_price, price_factor, tax_included, tax_rate, 0, request_id, line_no from lines
       where priced = 'agreed' and state in ('requested', 'refused', 'issued') and live > 0
    )
    select (select coalesce(json_agg(json_build_object('orderLineId', order_line_id, 'what', what, 'priced', priced, 'quantity', quantity::text, 'unitPrice', unit_price::text, 'priceFactor', price_factor::text,
              'taxIncluded', tax_included, 'taxRate', tax_rate::text, 'gross', gross::text) order by invoice_id, line_no), '[]') from parts) as parts,
           (select coalesce(json_agg(json_build_object('orderLineId', order_line_id, 'quantity', live::text)), '[]') from (
              select order_line_id, sum(live) as live from lines where state in ('requested', 'refused', 'issued') and priced <> 'difference' group by 1) billed) as quantities,
           exists (select from lines where delivery_id is null and state <> 'withdrawn') as whole,
           (select coalesce(sum(amount), 0) from settlement.concessions where company_id = ${tx.companyId} and order_id = ${orderId} and reason = 'credited') as credited`);
  return { ...found, quantities: new Map(quantities.map(({ orderLineId, quantity }) => [orderLineId, quantity])) };
}

export interface Concession {
  id: string;
  orderId: string;
  /** Negative: what is asked beyond the order's total. */
  amount: string;
  /** Another version of the order, or the credit note that goes with it. */
  reason: "orderChanged" | "credited";
}
/** What is conceded of an order by something else than a red invoice; nothing is no concession. The order's sum is written elsewhere. */
export const concession = (tx: Tx, { id, orderId, amount, reason }: Concession): Sql<unknown> => sql`
  insert into settlement.concessions (company_id, id, order_id, amount, reason)
  select ${tx.companyId}, ${id}::uuid, ${orderId}::uuid, ${amount}::numeric, ${reason} where ${amount}::numeric <> 0`;
