import { minus, sum } from "../../contract/money.ts";
import { lowestPrice } from "../../contract/price-authority.ts";
import type { AskedLine, Deal } from "../../contract/price-exceptions.ts";
import * as catalog from "../modules/catalog/index.ts";
import * as customers from "../modules/customers/index.ts";
import * as exceptions from "../modules/exceptions/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as people from "../modules/people/index.ts";
import { scopeOf } from "../platform/actor.ts";
import type { Context } from "../platform/command.ts";
import { today } from "./register-facts.ts";

/** How many earlier deals stand beside a price, of the customer and of others. */
const dealsEach = 5;

const shownDeal = ({ seen, orderId, number, customerName, at, quantity, unit, price }: orders.Deal): Deal => ({
  ...(seen ? { orderId, number, customerName } : { orderId: null, number: null, customerName: null }), at, quantity, unit, price,
});

interface Pictured {
  order: orders.Order;
  lines: readonly orders.Line[];
  asked: exceptions.AskedPrices;
}

/** From which list each line's price comes, if the list still says so today. */
async function listsOf(context: Context, { order, lines }: { order: orders.Order; lines: readonly orders.Line[] }): Promise<Map<string, AskedLine["list"]>> {
  const customer = await customers.readOnce(context.tx, order.customerId);
  if (!customer || !lines.length) return new Map();
  const buyer = { ...customers.buyerOf(customer, order.channel), currency: order.currency };
  const prices = await catalog.pricesFor(context.tx, { buyer, day: await today(context), lines });
  return new Map(lines.map(({ id, listPrice }, i) => {
    const listed = prices[i];
    return [id, listed && listed.price === listPrice ? { code: listed.listCode, name: listed.listName, validFrom: listed.validFrom } : null];
  }));
}

async function dealsOf(context: Context, order: orders.Order, productIds: readonly string[]): Promise<orders.Deal[]> {
  const { tx, actor } = context;
  const reader = { actor, scope: scopeOf(actor, "orders.see") ?? "own" };
  return productIds.length ? orders.lastDeals(tx, { productIds: [...new Set(productIds)], customerId: order.customerId, currency: order.currency, except: order.id, each: dealsEach, reader }) : [];
}

/** The prices beyond the seller's authority, each beside list price, floor, the seller's own limit and what the product was sold for before (01.7, 13.4, C-18). */
export async function pictureOf(context: Context, { order, lines, asked }: Pictured): Promise<exceptions.Picture> {
  const { tx, actor } = context;
  const exception = new Map(exceptions.exceptionOf(asked).map((deviation) => [deviation.line.id, deviation]));
  const over = lines.filter(({ id }) => exception.has(id));
  const productIds = over.map(({ productId }) => productId);
  const lists = await listsOf(context, { order, lines: over });
  const deals = await dealsOf(context, order, productIds);
  const products = new Map((productIds.length ? await catalog.readProducts(tx, [...new Set(productIds)]) : []).map((product) => [product.id, product]));
  const mayFloor = actor.permissions.has("catalog.seeFloorPrices");
  const shown = over.map((line): AskedLine => {
    const { price, percent, belowFloor } = exception.get(line.id)!;
    const atList = line.listPrice === null ? line.amount : orders.pricedAt(line, { quantity: line.quantity, unitPrice: line.listPrice, product: products.get(line.productId), currency: order.currency }).amount;
    const [own, others] = [true, false].map((of) => deals.filter((deal) => deal.own === of && deal.productId === line.productId).map(shownDeal));
    return {
      lineId: line.id, lineNo: line.lineNo, productCode: line.productCode, name: line.name, spec: line.spec, quantity: line.quantity, unit: line.unit, priceUnit: line.priceUnit, price, percent, belowFloor,
      listPrice: line.listPrice, list: lists.get(line.id) ?? null, floorPrice: mayFloor ? line.floorPrice : null, authorityPrice: mayFloor ? lowestPrice(line, asked.sellerRoles, asked.authorities) : null,
      less: minus(atList, line.amount), own: own ?? [], others: others ?? [],
    };
  });
  const { salespersonId, currency, totalAmount } = order;
  const sellerName = salespersonId ? ((await people.personNames(tx, [salespersonId])).get(salespersonId) ?? null) : null;
  return { lines: shown, currency, total: totalAmount, atList: sum([totalAmount, ...shown.map(({ less }) => less)]), sellerName };
}
