import { asAmount, minus, sum } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { refuse, refuseAll, Refused } from "../../../platform/refusal.ts";
import { searchText } from "../../../platform/search-words.ts";
import { record } from "../../journal/index.ts";
import { lockAccount, ordersToInvoice } from "../account-store.ts";
import type { SettlementDeps } from "../deps.ts";
import { invoiced } from "../events.ts";
import { depositsOf, insertInvoice, saveIssue } from "../invoice-store.ts";
import { totalOf } from "../invoicing.ts";
import { depositsDrawn, issueRefusal, isCovered, type OrderShare, sharesOf } from "../issuing.ts";
import { type LockedRequest, lockRequests } from "../request-store.ts";
import { closedOn, negated, positive } from "../settlement.ts";
import type { AllocationRow, InvoiceLineRow, InvoiceRow, ReceivableRow } from "../tables.ts";

/** The receivables of an invoice: each order's shares by due date, already reduced by what its deposits pay. */
function receivablesOf(context: CommandContext, invoice: InvoiceRow, shares: readonly OrderShare[]): ReceivableRow[] {
  return shares.flatMap(({ order, dues, fromDeposits }) =>
    dues.map(({ amount, dueOn, prepaid }, i): ReceivableRow => {
      const fromDeposit = fromDeposits[i]!;
      const { orderId, number: orderNumber, customerId, customerName, currency, salespersonId, departmentId } = order;
      return {
        id: context.newId(), origin: "invoice", invoiceId: invoice.id, invoiceNumber: invoice.number, taxNumber: invoice.taxNumber, orderId, orderNumber, customerId, customerName, currency,
        salespersonId, departmentId, prepaid, issuedOn: invoice.issuedOn, dueOn, amount, paid: fromDeposit, settledOn: isCovered(amount, fromDeposit) ? invoice.issuedOn : null,
        searchText: searchText([invoice.number, invoice.taxNumber, orderNumber, customerName]),
      };
    }),
  );
}

/** The deposits that are offset against an invoice, as money applied to its receivables. */
async function offsetsOf(context: CommandContext, shares: readonly OrderShare[], receivables: readonly ReceivableRow[]): Promise<AllocationRow[]> {
  const held = shares.filter(({ offset }) => positive(offset)).map(({ order }) => order.orderId);
  if (!held.length) return [];
  const deposits = await depositsOf(context.tx, held);
  const drawn = depositsDrawn(shares, receivables.map(({ id }) => id), deposits);
  const [first] = receivables;
  return drawn.map(({ purse, key, amount }) => ({
    id: context.newId(), receiptId: purse.receiptId, orderId: purse.orderId, receivableId: key, fromDeposit: purse.id, amount, appliedOn: first!.issuedOn, by: context.actor.id, at: context.now,
  }));
}

const linesOf = (invoiceId: string, requests: readonly LockedRequest[]): InvoiceLineRow[] =>
  requests
    .flatMap(({ orderId, lines }) => lines.map((line) => ({ orderId, line })))
    .map(({ orderId, line: { id, quantity, net, tax, gross } }, i) => ({ invoiceId, lineNo: i + 1, requestLineId: id, orderId, quantity, net, tax, gross }));

function tell(context: CommandContext, invoice: InvoiceRow, shares: readonly OrderShare[]): void {
  const { id, number, taxNumber, kind, gross, currency, fileSha256 } = invoice;
  record(context, { subject: { kind: "invoice", id }, what: "issued", facts: { number, taxNumber, kind, gross, currency, fileSha256 } });
  for (const { order, gross: share, offset } of shares) {
    record(context, { subject: { kind: "order", id: order.orderId }, what: "invoiced", facts: { invoiceId: id, number, taxNumber, amount: share, currency, offset } });
    context.emit(invoiced({ orderId: order.orderId, part: id, invoiced: asAmount(sum([order.invoiced, share]), currency), paid: order.paid, conceded: order.conceded }));
  }
}

/**
 * Records an invoice that finance issued in the tax system: open orders become receivables by the terms' stages, deposits of the orders
 * are offset, and the exposure is carried over in the same step.
 */
export const issueInvoice = ({ nextNumber, onHold }: SettlementDeps) =>
  handle(contract.issueInvoice, async ({ requestIds, kind, taxNumber, issuedOn, original, remark }, context) => {
    const { tx, actor, now } = context;
    const requests = await lockRequests(tx, requestIds);
    const refusal = issueRefusal(requests, { requestIds, issuedOn });
    if (refusal) return new Refused([refusal]);
    const { customerId, ledgerId, currency } = requests[0]!;
    const account = { customerId, currency };
    const orderIds = requests.map(({ orderId }) => orderId);
    // One after the other in one flight: what the orders come to is read once the account is locked.
    const [held, locked, toInvoice] = await Promise.all([onHold(context, orderIds), lockAccount(tx, account), ordersToInvoice(tx, orderIds)]);
    const barred = refuseAll(held);
    if (barred) return barred;
    const closed = closedOn(locked, issuedOn, ["issuedOn"]);
    if (closed) return new Refused([closed]);
    const shares = sharesOf(toInvoice, requests, issuedOn);
    const invoice: InvoiceRow = {
      id: context.newId(), number: await nextNumber(context, { ledgerId, kind: "invoice" }), kind, taxNumber, issuedOn, customerId, ledgerId, currency, ...totalOf(requests, currency),
      fileId: original?.fileId ?? null, fileSha256: original?.sha256 ?? null, remark, by: actor.id, at: now,
    };
    if (!(await insertInvoice(tx, invoice))) return refuse("taxNumberUsed", { taxNumber }, ["taxNumber"]);
    const receivables = receivablesOf(context, invoice, shares);
    const offset = asAmount(sum(shares.map((share) => share.offset)), currency);
    await saveIssue(tx, {
      account, invoiceId: invoice.id, requestIds, lines: linesOf(invoice.id, requests), receivables, offsets: await offsetsOf(context, shares, receivables),
      orderChanges: shares.map(({ change }) => change),
      accountChange: { openOrders: sum(shares.map(({ change }) => change.openAmount!)), openInvoices: minus(invoice.gross, offset), deposits: negated(offset) },
    });
    tell(context, invoice, shares);
    return { invoiceId: invoice.id, number: invoice.number, gross: invoice.gross, offsetFromDeposits: offset };
  });
