import type { Decimal } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuseAll, type Refused } from "../../platform/refusal.ts";
import { searchText } from "../../platform/search-words.ts";
import { record } from "../journal/index.ts";
import { readOrder } from "./account-store.ts";
import type { SettlementDeps } from "./deps.ts";
import { type Earlier, supplyParts, totalOf } from "./invoicing.ts";
import { billingOf, insertRequests, supplies } from "./request-store.ts";
import { type OrderRow, positive } from "./settlement.ts";
import type { RequestLineRow } from "./tables.ts";
import { dueOn } from "./terms.ts";

/** One line of a delivery as it is billed; `quantity` counts what the price counts (weighed goods: what was weighed). */
export interface SuppliedLine {
  orderLineId: string;
  /** Null where the order is invoiced before anything left. */
  deliveryLineId: string | null;
  name: string;
  spec: string;
  quantity: Decimal;
  unit: string;
  unitPrice: Decimal;
  priceFactor: Decimal;
  taxIncluded: boolean;
  taxClass: string;
}
export interface SupplyFacts {
  orderId: string;
  /** Null for the order as a whole, invoiced at its confirmation. */
  deliveryId: string | null;
  deliveryNumber: string | null;
  /** The business date on which the goods left, or are expected to: terms count from it. */
  suppliedOn: string;
  /** The first day on which the invoice may be issued. The tax rate of the earlier of both days holds. */
  billableOn: string;
  lines: readonly SuppliedLine[];
}

export type RequestInvoice = (context: CommandContext, facts: SupplyFacts) => Promise<{ requestId: string | null } | Refused>;

const subjectOf = (orderId: string) => ({ kind: "order", id: orderId });

/** Days of the stages that begin with the first delivery. */
function dueDaysOf({ terms, confirmedOn }: OrderRow, suppliedOn: string): { stage: number; dueOn: string }[] {
  return (terms?.stages ?? []).flatMap((stage, i) => {
    const day = dueOn(stage, { confirmedOn, suppliedOn });
    return day === null ? [] : [{ stage: i + 1, dueOn: day }];
  });
}

interface Placed extends Pick<RequestLineRow, "id" | "requestId" | "lineNo" | "taxRate"> {
  currency: string;
  earlier: readonly Earlier[];
}
const lineRow = (line: SuppliedLine, { currency, earlier, ...place }: Placed): RequestLineRow => ({
  ...line, ...place, ...supplyParts({ ...line, taxRate: place.taxRate, currency }, earlier), priced: "order",
});

/** Goods of an order left while no invoice is asked for yet: its terms count from this day. */
export async function recordSupply(context: CommandContext, { orderId, suppliedOn }: Pick<SupplyFacts, "orderId" | "suppliedOn">): Promise<void> {
  const order = await readOrder(context.tx, orderId);
  if (order) context.collect(supplies, { orderId, suppliedOn, dueDays: dueDaysOf(order, suppliedOn) });
}

/**
 * Asks finance for the invoice of a delivery's share of an order, or of all of it; once per delivery and order, again is answered with the same
 * request. Null when nothing was supplied. Refused with `taxRateMissing` for each tax class without a rate on that day. Throws when the
 * order's money was never opened.
 */
export const requestInvoiceOf = ({ taxRatesOn }: Pick<SettlementDeps, "taxRatesOn">): RequestInvoice =>
  async (context, { lines: given, suppliedOn, billableOn, ...delivery }) => {
    const { tx } = context;
    const lines = given.filter(({ quantity }) => positive(quantity));
    if (!lines.length) return { requestId: null };
    const { order, requestId, earlier = [] } = (await billingOf(tx, delivery, lines.map(({ orderLineId }) => orderLineId))) ?? {};
    if (requestId) return { requestId };
    if (!order?.terms || !order.ledgerId) throw new Error(`order ${delivery.orderId} was not opened`);
    const { ledgerId, currency } = order;
    const classes = [...new Set(lines.map(({ taxClass }) => taxClass))];
    const taxedOn = suppliedOn < billableOn ? suppliedOn : billableOn;
    const rates = await taxRatesOn(tx, classes, taxedOn);
    const missing = classes.filter((taxClass) => rates.get(taxClass) === undefined);
    const refused = refuseAll(missing.map((taxClass) => ({ code: "taxRateMissing", facts: { taxClass, day: taxedOn } })));
    if (refused) return refused;
    const id = context.newId();
    const rows = lines.map((line, i) =>
      lineRow(line, { id: context.newId(), requestId: id, lineNo: i + 1, taxRate: rates.get(line.taxClass)!, currency, earlier }));
    const { customerId, customerName, salespersonId, departmentId, number: orderNumber } = order;
    const total = totalOf(rows, currency);
    context.collect(insertRequests, {
      request: {
        id, ...delivery, orderNumber, customerId, customerName, ledgerId, currency, salespersonId, departmentId, suppliedOn, billableOn, ...total, requestedAt: context.now,
        searchText: searchText([orderNumber, delivery.deliveryNumber, customerName]), changeId: null, changeNumber: null,
      },
      lines: rows,
    });
    if (delivery.deliveryId) context.collect(supplies, { orderId: delivery.orderId, suppliedOn, dueDays: dueDaysOf(order, suppliedOn) });
    record(context, { subject: subjectOf(delivery.orderId), what: "invoiceRequested", facts: { requestId: id, deliveryId: delivery.deliveryId, suppliedOn, billableOn, ...total, currency } });
    return { requestId: id };
  };
