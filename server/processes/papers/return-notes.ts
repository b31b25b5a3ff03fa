import Big from "big.js";
import { minus } from "../../../contract/money.ts";
import type { SnapshotOf } from "../../../contract/papers.ts";
import * as aftersales from "../../modules/aftersales/index.ts";
import * as orders from "../../modules/orders/index.ts";
import { deliveriesOf } from "../../modules/shipping/index.ts";
import { lotsShipped, warehouses } from "../../modules/stock/index.ts";
import type { Tx } from "../../platform/db.ts";
import type { Making } from "./making.ts";
import { type Desk, filled, headOf, orderFactsOf } from "./sheet.ts";
import * as words from "./words.ts";

type ReturnNote = SnapshotOf<"returnNote">;
type ReturnFile = NonNullable<Awaited<ReturnType<typeof aftersales.returnFileOf>>>;

/** By product the lots in which the order's goods left: of which of them a roll came back nobody writes down. */
const lotsOf = async (tx: Tx, orderId: string): Promise<Map<string, string[]>> => lotsShipped(tx, (await deliveriesOf(tx, orderId)).map(({ delivery }) => delivery.id));

/** What was repaired and went to its customer again counts as put back and as sent again; on paper it is neither. */
const apart = <Of extends { restocked: string; replaced: string; repaired: string }>(line: Of): Of => ({ ...line, restocked: minus(line.restocked, line.repaired), replaced: minus(line.replaced, line.repaired) });
const unlessNone = (quantity: string): string | undefined => (Big(quantity).eq(0) ? undefined : quantity);

/** Quantities as far as they are known: nothing is received before the goods are here, and nothing decided before somebody looked at them. */
function linesOf({ one, lines }: ReturnFile, { ordered, lots }: { ordered: readonly orders.Line[]; lots: ReadonlyMap<string, string[]> }): ReturnNote["lines"] {
  const here = one.receivedAt !== null;
  return lines.map(apart).map(({ orderLineId, lineNo, productId, productCode, name, unit, quantity, received, restocked, repaired, scrapped, onHold, replaced }) => {
    const line = ordered.find(({ id }) => id === orderLineId);
    const looked = here && (one.inspectedAt !== null || !Big(restocked).plus(repaired).plus(scrapped).eq(0));
    return {
      lineNo, productCode, name, spec: filled(line?.spec), customerPartNumber: filled(line?.customerPartNo), unit, quantity, shippedBatch: filled(lots.get(productId)?.join("、")),
      received: here ? received : undefined, restocked: looked ? restocked : undefined, scrapped: looked ? scrapped : undefined, onHold: here ? onHold : undefined,
      repaired: unlessNone(repaired), replaced: unlessNone(replaced),
    };
  });
}

const decisionOf = ({ one, lines }: ReturnFile, currency: string): string[] => [
  ...(one.creditNumber !== null && one.credited !== null ? [words.returnCredited(one.creditNumber, one.credited, currency)] : []),
  ...lines.map(apart).flatMap(({ lineNo, repaired, replaced, unit }) => [
    ...(unlessNone(repaired) ? [words.returnRepaired(lineNo, repaired, unit)] : []), ...(unlessNone(replaced) ? [words.returnReplaced(lineNo, replaced, unit)] : []),
  ]),
  ...(one.cancelReason === null ? [] : [words.returnCancelled(one.cancelReason)]),
];

const done = ({ time }: Desk, at: Date | null, by: string | null) => (at === null ? undefined : { by: filled(by), at: time(at) });

function stepsOf({ one }: ReturnFile, desk: Desk): Pick<ReturnNote, "authorised" | "received" | "inspected"> {
  const received = done(desk, one.receivedAt, one.receivedByName);
  const inspected = done(desk, one.inspectedAt, one.inspectedByName);
  return {
    authorised: { by: filled(one.authorisedByName), at: desk.time(one.authorisedAt) }, received: received && { ...received, note: filled(one.receiptNote) },
    inspected: inspected && { ...inspected, finding: filled(one.finding) },
  };
}

/** 《退货单》: what comes back of an order, why, how far it is and what was decided (01.19, R043); made anew with every step. */
export async function returnNote({ context: { tx }, orderId, part, desk }: Making): Promise<ReturnNote | undefined> {
  const file = part === undefined ? undefined : await aftersales.returnFileOf(tx, part);
  if (!file) return undefined;
  const { one } = file;
  const { lines: ordered } = (await orders.describe(tx, orderId))!;
  const place = one.warehouseId === null ? undefined : (await warehouses(tx)).find(({ id }) => id === one.warehouseId);
  return {
    ...headOf("returnNote", desk, one.number), order: orderFactsOf(desk), caseNumber: one.caseNumber, reason: one.reason, state: one.comesBack || one.state !== "authorised" ? words.returnStates[one.state] : words.nothingComesBack, warehouse: place?.name, ...stepsOf(file, desk),
    decision: decisionOf(file, desk.order.currency), lines: linesOf(file, { ordered, lots: await lotsOf(tx, orderId) }),
  };
}
