import type { Product } from "../../contract/catalog.ts";
import { times } from "../../contract/money.ts";
import { type PolicyPack } from "../../contract/policies.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import * as cases from "../modules/cases/index.ts";
import * as orders from "../modules/orders/index.ts";
import { monthEnd, type RequestInvoice, type SettlementRoom, type SuppliedLine, type VersionLine } from "../modules/settlement/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import { deliveryOnce } from "./papers/deliveries.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
import { productsOf } from "./products.ts";
import { today } from "./register-facts.ts";

type Moment = PolicyPack["settlement"]["invoice"];
export const invoiceMomentOf = async ({ tx }: CommandContext, orderId: string): Promise<Moment> => (await pinnedPolicyOf(tx, orderId)).settlement.invoice;

interface Quantity {
  line: orders.Line;
  deliveryLineId: string | null;
  quantity: string;
  /** What was weighed of it, in the line's price unit; null before anything is. */
  weight: string | null;
}

/** What the price counts: goods that are priced by weight are billed as weighed, before that by the weight that they nominally have. */
function counted({ quantity, weight }: Quantity, product: Product | undefined): string {
  if (product?.priceBy !== "second") return quantity;
  return weight ?? times(quantity, product.secondPerSales ?? "1");
}

/** Priced lines of an order as finance bills them. */
export async function billed(context: Pick<CommandContext, "tx">, quantities: readonly Quantity[]): Promise<SuppliedLine[]> {
  const products = await productsOf(context.tx, quantities.map(({ line }) => line.productId));
  return quantities.flatMap((one) => {
    const { line, deliveryLineId } = one;
    if (!line.unitPrice) return [];
    const { id, name, spec, priceUnit: unit, unitPrice, priceFactor, taxIncluded } = line;
    return [{ orderLineId: id, deliveryLineId, name, spec, quantity: counted(one, products.get(line.productId)), unit, unitPrice, priceFactor, taxIncluded, taxClass: products.get(line.productId)?.taxClass ?? "goods" }];
  });
}

/** All lines of an order's version, as the whole order is billed, with the tax rate that the order counts them at. */
export async function billedWhole(context: Pick<CommandContext, "tx">, lines: readonly orders.Line[]): Promise<VersionLine[]> {
  const rates = new Map(lines.map(({ id, taxRate }) => [id, taxRate]));
  return (await billed(context, lines.map((line) => ({ line, deliveryLineId: null, quantity: line.quantity, weight: null })))).map((line) => ({ ...line, taxRate: rates.get(line.orderLineId)! }));
}

/** The same of the order as it stands. */
export const wholeOf = async (context: Pick<CommandContext, "tx">, orderId: string): Promise<VersionLine[]> => billedWhole(context, (await orders.describe(context.tx, orderId))?.lines ?? []);

/** The day from which an order's terms count while nothing has left: when its goods are expected, which is not before today. */
export const expectedOn = ({ promisedDate, requestedDate }: Pick<orders.Order, "promisedDate" | "requestedDate">, day: string): string => later(promisedDate ?? requestedDate ?? day, day);

const later = (a: string, b: string): string => (a > b ? a : b);
const refusalOf = (outcome: unknown): Refused | undefined => (isRefused(outcome) ? outcome : undefined);

/** The whole order, at its confirmation. */
async function wholeOrder(context: CommandContext, orderId: string, requestInvoice: RequestInvoice): Promise<Refused | undefined> {
  const order = (await orders.readOrderRow(context.tx, orderId))!;
  const { lines } = await orders.partsOf(context, orderId);
  const day = await today(context);
  return refusalOf(await requestInvoice(context, {
    orderId, deliveryId: null, deliveryNumber: null, suppliedOn: expectedOn(order, day), billableOn: day, lines: await billedWhole(context, lines),
  }));
}

/** What left with a delivery; `billableOn` says from when the invoice may be issued. */
async function ofDelivery(context: CommandContext, { orderId, part, billableOn }: { orderId: string; part: string; billableOn: (suppliedOn: string) => string }, requestInvoice: RequestInvoice): Promise<Refused | undefined> {
  const file = await deliveryOnce(context.tx, part);
  if (!file?.delivery.shippedAt) throw new Error(`delivery ${part} has not left`);
  const suppliedOn = await today({ tx: context.tx, now: file.delivery.shippedAt });
  const { lines: ordered, schedules } = await orders.partsOf(context, orderId);
  const left = file.lines.flatMap(({ id, orderLineId, scheduleId, shipped, secondPicked }): Quantity[] => {
    const line = ordered.find((one) => one.id === orderLineId);
    // What replaces goods that came back was billed with those.
    return line && !schedules.some((schedule) => schedule.id === scheduleId && schedule.replaces) ? [{ line, deliveryLineId: id, quantity: shipped, weight: secondPicked }] : [];
  });
  if (!left.length) return undefined;
  return refusalOf(await requestInvoice(context, { orderId, deliveryId: part, deliveryNumber: file.delivery.number, suppliedOn, billableOn: billableOn(suppliedOn), lines: await billed(context, left) }));
}

/** An accepted delivery is one that was signed for without objection, or whose objection's case is settled. */
async function accepted(context: CommandContext, { orderId, part }: { orderId: string; part: string }, requestInvoice: RequestInvoice): Promise<Refused | undefined> {
  if ((await invoiceMomentOf(context, orderId)) !== "onAcceptance") return undefined;
  const day = await today(context);
  return ofDelivery(context, { orderId, part, billableOn: () => day }, requestInvoice);
}

/** Finance is asked for the invoice when the order's policy wants it (C-06); the terms of payment count from the day the goods left under each. */
export const invoicesAreRequested = ({ requestInvoice, recordSupply }: Pick<SettlementRoom, "requestInvoice" | "recordSupply">): Reaction[] => [
  when(orders.orderConfirmed, async ({ orderId }, context) => ((await invoiceMomentOf(context, orderId)) === "onConfirm" ? wholeOrder(context, orderId, requestInvoice) : undefined)),
  when(shipping.shipped, async ({ orderId, part }, context) => {
    const moment = await invoiceMomentOf(context, orderId);
    if (moment === "onShip") return ofDelivery(context, { orderId, part, billableOn: (suppliedOn) => suppliedOn }, requestInvoice);
    if (moment === "monthly") return ofDelivery(context, { orderId, part, billableOn: monthEnd }, requestInvoice);
    return recordSupply(context, { orderId, suppliedOn: await today(context) });
  }),
  when(shipping.signedOff, ({ orderId, part }, context) => accepted(context, { orderId, part }, requestInvoice)),
  when(cases.caseSettled, async ({ orderId, deliveryId }, context) => {
    const signed = orderId && deliveryId ? (await deliveryOnce(context.tx, deliveryId))?.delivery.signedAt : null;
    return signed ? accepted(context, { orderId: orderId!, part: deliveryId! }, requestInvoice) : undefined;
  }),
];
