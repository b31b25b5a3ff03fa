import { asAmount, minus, taxParts } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, type Refused, refuseAll } from "../../platform/refusal.ts";
import { searchText } from "../../platform/search-words.ts";
import { record } from "../journal/index.ts";
import { readOrder } from "./account-store.ts";
import { type BillingDifference, billingDifferences, grossOf, moreAndLess, type VersionLine } from "./billing-differences.ts";
import { saveCredited } from "./change-store.ts";
import { billedOf } from "./concession-store.ts";
import type { GiveCredit } from "./credit-notes.ts";
import { takeCreditsBack } from "./credits-of-changes.ts";
import type { SettlementDeps } from "./deps.ts";
import { concessionChanged } from "./events.ts";
import { totalOf } from "./invoicing.ts";
import type { RequestInvoice, SupplyFacts } from "./request-invoice.ts";
import { insertRequests, lockRequestsOf } from "./request-store.ts";
import { negated, type OrderRow, stillOpen } from "./settlement.ts";
import type { RequestLineRow } from "./tables.ts";
import { withdrawRequest } from "./withdraw-request.ts";

export interface BilledChange extends Pick<SupplyFacts, "suppliedOn" | "billableOn"> {
  orderId: string;
  change: { id: string; number: string };
  before: readonly VersionLine[];
  /** Nothing where the order is called off. */
  after: readonly VersionLine[];
  reason: string;
}
export type BillChange = (context: CommandContext, facts: BilledChange) => Promise<Refused | undefined>;

interface Deps extends Pick<SettlementDeps, "taxRatesOn" | "today"> {
  requestInvoice: RequestInvoice;
  credit: GiveCredit;
}

/** What is more is a request of its own beside what was invoiced; refused with `taxRateMissing`. */
async function requestMore(context: CommandContext, order: OrderRow, { more, facts, taxRatesOn }: { more: readonly BillingDifference[]; facts: BilledChange } & Pick<SettlementDeps, "taxRatesOn">): Promise<Refused | undefined> {
  const { orderId, change, suppliedOn, billableOn } = facts;
  const { currency, customerId, customerName, salespersonId, departmentId, number: orderNumber } = order;
  const classes = [...new Set(more.map(({ line }) => line.taxClass))];
  const taxedOn = suppliedOn < billableOn ? suppliedOn : billableOn;
  const rates = await taxRatesOn(context.tx, classes, taxedOn);
  const refused = refuseAll(classes.filter((taxClass) => rates.get(taxClass) === undefined).map((taxClass) => ({ code: "taxRateMissing", facts: { taxClass, day: taxedOn } })));
  if (refused) return refused;
  const requestId = context.newId();
  const lines = more.map(({ line, priced, quantity, unitPrice, gross }, i): RequestLineRow => {
    const { orderLineId, name, spec, unit, priceFactor, taxIncluded, taxClass } = line;
    const taxRate = rates.get(taxClass)!;
    const parts = taxParts({ amount: gross, rate: taxRate, taxInclusive: true, currency });
    return { id: context.newId(), requestId, lineNo: i + 1, orderLineId, deliveryLineId: null, name, spec, quantity, unit, unitPrice, priceFactor, taxIncluded, taxClass, taxRate, priced, ...parts };
  });
  const total = totalOf(lines, currency);
  context.collect(insertRequests, {
    request: {
      id: requestId, orderId, orderNumber, deliveryId: null, deliveryNumber: null, customerId, customerName, ledgerId: order.ledgerId!, currency, salespersonId, departmentId, suppliedOn, billableOn, ...total,
      requestedAt: context.now, searchText: searchText([orderNumber, change.number, customerName]), changeId: change.id, changeNumber: change.number,
    },
    lines,
  });
  record(context, { subject: { kind: "order", id: orderId }, what: "invoiceRequested", facts: { requestId, changeId: change.id, suppliedOn, billableOn, ...total, currency } });
  return undefined;
}

/** What is less is credited: the invoice stays, so the order goes on being asked what it says, and the credit note pays that part of it. */
async function creditLess(context: CommandContext, order: OrderRow, { less, facts, credit }: { less: readonly BillingDifference[]; facts: BilledChange; credit: GiveCredit }): Promise<Refused | undefined> {
  const { orderId, currency } = order;
  const amount = grossOf(less, currency);
  const conceded = minus(order.conceded, negated(amount));
  await saveCredited(context.tx, order, { concession: { id: context.newId(), orderId, amount, reason: "credited" }, openAmount: minus(stillOpen({ ...order, conceded }), order.openAmount) });
  context.emit(concessionChanged({ orderId, invoiced: order.invoiced, paid: order.paid, conceded }));
  const lines = less.map(({ line: { name, unit }, priced, quantity, gross }) => ({ name, ...(priced === "order" ? { quantity, unit } : { quantity: null, unit: null }), amount: asAmount(negated(gross), currency) }));
  const given = await credit(context, { orderId, kind: "price", source: { kind: "change", ...facts.change }, lines, reason: facts.reason });
  return isRefused(given) ? given : undefined;
}

/**
 * The billing of an order that was billed whole follows its new version; its money must have followed already (`changeOrder`). What finance has not invoiced yet is asked
 * anew as the version says it, and credit notes of an invoice that was taken back since go; while an invoice stands, more is a request of its own, and less a credit note. Nothing happens to an order that is billed by delivery.
 * Refused with `taxRateMissing`, `booksClosed`, and where the money of such a credit note was given back `creditRefundedInvoiceFirst`, of an order that is called off `creditRefundedTakeBack`.
 */
export const billChangeOf = ({ taxRatesOn, today, requestInvoice, credit }: Deps): BillChange =>
  async (context, facts) => {
    const { orderId, before, after, reason, change: _change, ...days } = facts;
    const { tx } = context;
    const requests = (await lockRequestsOf(tx, { orderId, deliveryId: null })).filter(({ state }) => state !== "withdrawn");
    const order = requests.length ? await readOrder(tx, orderId) : undefined;
    if (!order) return undefined;
    if (!requests.some(({ state }) => state === "issued" || state === "closed")) {
      const withdrawn = await withdrawRequest(context, { orderId, deliveryId: null, reason, stillSupplied: true });
      if (isRefused(withdrawn)) return withdrawn;
      const refused = await takeCreditsBack({ today })(context, { orderId, reason, on: facts.billableOn, wayOut: after.length ? "creditRefundedInvoiceFirst" : "creditRefundedTakeBack" });
      if (refused) return refused;
      const asked = await requestInvoice(context, { orderId, deliveryId: null, deliveryNumber: null, lines: after, ...days });
      return isRefused(asked) ? asked : undefined;
    }
    const { more, less } = moreAndLess(billingDifferences(before, after, { billed: await billedOf(tx, orderId), currency: order.currency }));
    const refused = more.length ? await requestMore(context, order, { more, facts, taxRatesOn }) : undefined;
    return refused ?? (less.length ? creditLess(context, order, { less, facts, credit }) : undefined);
  };
