import type { TaxParts } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { searchText } from "../../platform/search-words.ts";
import type { Priced } from "./concessions.ts";
import { totalOf } from "./invoicing.ts";
import type { CorrectionRow, LeftLine, RedInvoice, RequestHead, SavedRed } from "./red-store.ts";
import type { requestAfter } from "./red.ts";
import type { RequestLineRow } from "./tables.ts";

/** A line that is to be invoiced anew. */
export interface AskedLine extends TaxParts {
  line: LeftLine;
  quantity: string;
  unitPrice: string;
  priced: Priced;
}

export type Corrections = Pick<SavedRed, "again" | "close" | "corrections" | "correctionLines">;

interface Correcting {
  red: RedInvoice;
  lines: readonly AskedLine[];
  after: readonly { head: RequestHead; left: ReturnType<typeof requestAfter> }[];
  /** Goods of a request that is taken back as a whole are asked for by the request itself. */
  repeat: boolean;
}

function requestRow(context: CommandContext, { head, red, lines }: { head: RequestHead; red: RedInvoice; lines: readonly AskedLine[] }): CorrectionRow {
  const { state: _state, billableOn, ...rest } = head;
  return {
    ...rest, ...totalOf(lines, red.currency), id: context.newId(), billableOn: billableOn > red.issuedOn ? billableOn : red.issuedOn, requestedAt: context.now, correctionOf: red.id,
    searchText: searchText([head.orderNumber, head.deliveryNumber, head.customerName]),
  };
}

const lineRows = (context: CommandContext, requestId: string, lines: readonly AskedLine[]): RequestLineRow[] =>
  lines.map(({ line, quantity, unitPrice, priced, net, tax, gross }, i) => {
    const { orderLineId, deliveryLineId, name, spec, unit, priceFactor, taxIncluded, taxClass, taxRate } = line;
    return { id: context.newId(), requestId, lineNo: i + 1, orderLineId, deliveryLineId, name, spec, quantity, unit, unitPrice, priceFactor, taxIncluded, taxClass, taxRate, net, tax, gross, priced };
  });

/** What becomes of the requests behind an invoice: one that is wholly taken back is asked for again or closed; what else is to be invoiced anew gets a request of its own. */
export function correctionsOf(context: CommandContext, { red, lines, after, repeat }: Correcting): Corrections {
  const again = after.filter(({ left }) => repeat && left === "all").map(({ head }) => head.id);
  const close = after.filter(({ head, left }) => (left === "all" || left === "allThatWasLeft") && !again.includes(head.id)).map(({ head }) => head.id);
  const made = after.filter(({ head }) => !again.includes(head.id)).flatMap(({ head }) => {
    const own = lines.filter(({ line }) => line.requestId === head.id);
    if (!own.length) return [];
    const row = requestRow(context, { head, red, lines: own });
    return [{ row, lines: lineRows(context, row.id, own) }];
  });
  return { again, close, corrections: made.map(({ row }) => row), correctionLines: made.flatMap((one) => one.lines) };
}
