import { asAmount, type Decimal, minus, sum } from "../../../contract/money.ts";
import { partsOf, type Supplied } from "./invoicing.ts";
import { least, most } from "./settlement.ts";

/** How a billed line's price is known: the order's, agreed afterwards whatever the order says, or only the difference that another price makes. */
export type Priced = "order" | "agreed" | "difference";

type Counting = Pick<Supplied, "unitPrice" | "priceFactor" | "taxIncluded" | "taxRate">;

/** A line as the order's version says it; quantities count what the price counts. */
export type StandingLine = Pick<Supplied, "orderLineId" | "quantity" | "unitPrice">;

/**
 * A part of an order's line for which something else holds than the order says: `closed` by a red invoice and asked for no more, taken back to be billed at another
 * price (`otherPrice`), or `billed` at the price that was agreed then. `gross` is what the red invoice took back.
 */
export interface SettledPart extends Counting {
  orderLineId: string;
  what: "closed" | "otherPrice" | "billed";
  priced: Priced;
  quantity: Decimal;
  gross: Decimal;
}
/** What the documents say of an order's billing. */
export interface Billed {
  parts: readonly SettledPart[];
  /** What is asked or invoiced of each line now. */
  quantities: ReadonlyMap<string, Decimal>;
  /** It is billed as a whole, before anything left, so it may come to fewer goods than were billed. */
  whole: boolean;
  /** What credit notes of its changes have settled: invoiced all the same, so asked beyond its total; negative. */
  credited: Decimal;
}

const worth = (line: Counting, { quantity, price, currency }: { quantity: Decimal; price: Decimal; currency: string }): Decimal =>
  partsOf({ ...line, orderLineId: "", quantity, unitPrice: price, currency }).gross;

/** What goods come to at the order's price beyond what they come to at the price at which they were billed; nothing where that one was agreed. */
export const beyondBilled = (line: Counting & { priced: Priced }, { quantity, price, currency }: { quantity: Decimal; price: Decimal; currency: string }): Decimal =>
  line.priced === "order" ? minus(worth(line, { quantity, price, currency }), worth(line, { quantity, price: line.unitPrice, currency })) : "0";

/** Hands out a quantity until it is used up; without one as much as is asked. */
function purse(held: Decimal | undefined): (asked: Decimal) => Decimal {
  let left = held;
  return (asked) => {
    const part = left === undefined ? asked : least(asked, left);
    if (left !== undefined) left = minus(left, part);
    return part;
  };
}

function concededOfLine(line: StandingLine | undefined, { parts, quantities, whole }: Billed, { orderLineId, currency }: { orderLineId: string; currency: string }): Decimal {
  const { unitPrice: price = "0", quantity: ordered = "0" } = line ?? {};
  // Of goods that the order does not have any more nothing is conceded.
  const stillOrdered = purse(whole ? ordered : undefined);
  const notBilled = purse(whole ? most(minus(ordered, quantities.get(orderLineId) ?? "0"), "0") : undefined);
  return sum(parts.filter((part) => part.orderLineId === orderLineId).map((part) => {
    if (part.priced === "difference") return part.gross;
    const billedAt = (quantity: Decimal) => worth(part, { quantity, price: part.unitPrice, currency });
    const orderedAt = (quantity: Decimal) => worth(part, { quantity, price, currency });
    if (part.what === "billed") {
      const quantity = stillOrdered(part.quantity);
      return minus(orderedAt(quantity), billedAt(quantity));
    }
    // Beside the goods' worth: amounts that were taken off them before, and are asked again or not.
    const beside = minus(part.gross, billedAt(part.quantity));
    return part.what === "closed" ? sum([beside, orderedAt(notBilled(part.quantity))]) : beside;
  }));
}

/**
 * What of an order is not asked for any more, by line, as its version stands: goods that finance closed count at the order's price, goods that are billed at a price
 * agreed afterwards count by how much the order's price is above it. So what a new version takes over of a concession is not conceded beside it.
 */
export function concededByLine(lines: readonly StandingLine[], billed: Billed, currency: string): Map<string, Decimal> {
  const ids = new Set(billed.parts.map(({ orderLineId }) => orderLineId));
  return new Map([...ids].map((orderLineId) => [orderLineId, asAmount(concededOfLine(lines.find((line) => line.orderLineId === orderLineId), billed, { orderLineId, currency }), currency)]));
}

/** The same of the order as a whole. */
export const concededOf = (lines: readonly StandingLine[], billed: Billed, currency: string): Decimal =>
  asAmount(sum([billed.credited, ...concededByLine(lines, billed, currency).values()]), currency);
