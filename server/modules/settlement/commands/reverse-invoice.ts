import * as contract from "../../../../contract/settlement-reversals.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, type Refused, refuse } from "../../../platform/refusal.ts";
import { invoiceAsOrdered } from "../as-ordered.ts";
import { concededBy } from "../conceding.ts";
import type { SettlementDeps } from "../deps.ts";
import { findInvoice, type RequestHead, requestHeads } from "../red-store.ts";
import type { RequestInvoice } from "../request-invoice.ts";
import { lockRequestsBeside } from "../request-store.ts";
import { redInvoice } from "../reversing.ts";
import { positive } from "../settlement.ts";

type Deps = Pick<SettlementDeps, "today" | "nextNumber" | "orderPricesOf" | "wholeOf"> & { requestInvoice: RequestInvoice };

/** The orders of an invoice, each by one of its requests; all requests of each order as a whole are locked, for they go before the account. */
async function ordersOf({ tx }: CommandContext, invoiceId: string): Promise<RequestHead[]> {
  const blue = await findInvoice(tx, invoiceId);
  if (!blue) return [];
  await lockRequestsBeside(tx, blue.requestIds);
  const heads = await requestHeads(tx, blue.requestIds);
  return [...new Map(heads.map((head) => [head.orderId, head])).values()];
}

/** Each order of the invoice is asked for anew as it says now; the requests that finance is to invoice. */
async function allAsOrdered(context: CommandContext, deps: Deps, given: { heads: readonly RequestHead[]; reason: string; issuedOn: string }): Promise<string[] | Refused> {
  const { heads, ...said } = given;
  const requestIds: string[] = [];
  for (const head of heads) {
    const asked = await invoiceAsOrdered(context, deps, { head, ...said });
    if (isRefused(asked)) return asked;
    if (asked) requestIds.push(asked);
  }
  return requestIds;
}

/**
 * Takes an invoice back by a red one 红冲, wholly or in part. What is `close`d is asked for no more, so the order's amount counts for less; `asOrdered` an order that was
 * billed whole is invoiced anew as its version says it, without the credit notes of its changes.
 */
export const reverseInvoice = (deps: Deps) =>
  handle(contract.reverseInvoice, async ({ lines: parts, ...asked }, context) => {
    const { invoiceId, afterwards, reason, issuedOn } = asked;
    const amountOnly = parts?.findIndex(({ gross }) => gross !== undefined) ?? -1;
    if (afterwards !== "close" && amountOnly >= 0) return refuse("amountsAreNotInvoicedAgain", {}, ["lines", amountOnly, "gross"]);
    // Read before, for a request that is withdrawn has no invoice any more.
    const heads = afterwards === "asOrdered" ? await ordersOf(context, invoiceId) : [];
    if (afterwards === "asOrdered" && parts && heads[0]) return refuse("asOrderedNotWhole", { order: heads[0].orderNumber }, ["lines"]);
    const outcome = await redInvoice(context, deps, {
      ...asked, parts,
      async anew(red, currency) {
        if (afterwards !== "close") return { lines: red.filter(({ quantity }) => positive(quantity)).map(({ line, ...part }) => ({ line, unitPrice: line.unitPrice, priced: line.priced, ...part })), conceded: () => "0" };
        const conceded = await concededBy(context, deps, { red, lines: [], currency });
        return isRefused(conceded) ? conceded : { lines: [], conceded };
      },
    });
    if (isRefused(outcome)) return outcome;
    const { difference: _difference, ...answer } = outcome;
    if (afterwards !== "asOrdered") return answer;
    const requestIds = await allAsOrdered(context, deps, { heads, reason, issuedOn });
    return isRefused(requestIds) ? requestIds : { ...answer, requestIds };
  });
