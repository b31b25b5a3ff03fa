import * as orders from "../../contract/orders.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import { verifyCompany } from "../support/verify.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import type { Order, World } from "./world.ts";

const sum = (quantities: readonly string[]): string => quantities.reduce((total, one) => total + Number(one), 0).toFixed(6);
const differ = (what: string, sides: Record<string, unknown>): string[] => (new Set(Object.values(sides).map((side) => JSON.stringify(side))).size > 1 ? [`${what}: ${JSON.stringify(sides)}`] : []);

/** After each command: nothing below zero, and no more promised than lies there. */
export async function stockFaults({ house, mill }: World): Promise<string[]> {
  const rows = await house.asOwner("select product_id, on_hand, reserved from stock.levels where company_id = $1 and (on_hand < 0 or reserved < 0 or reserved > on_hand)", [mill.companyId]);
  return rows.map((row) => `stock: ${JSON.stringify(row)}`);
}

/**
 * Of an order that stands: its money is that of its version and its lines add up to it; as much of the exposure is its as it comes to, less what is invoiced or conceded; and
 * one that is billed whole is asked, billed or not yet, exactly what it comes to less what is conceded. Where nothing of it was closed or billed at another price, the
 * customer is asked, after the credit notes of its changes, what its version says.
 */
async function moneyFaults({ house, mill, whole }: World, order: Order, money: AnswerOf<typeof settlement.readOrderMoney>): Promise<string[]> {
  if (order.stage === "cancelled" || order.axes.review !== "passed" || order.axes.confirmation !== "given") return [];
  const [found = {}] = await house.asOwner(`
    select o.open_amount::text as open, (select coalesce(sum(r.gross), 0)::text from settlement.requests r where r.company_id = o.company_id and r.order_id = o.order_id and r.state in ('requested', 'refused')) as requested,
           (select coalesce(sum(r.amount), 0)::text from settlement.credits c join settlement.receipts r on r.company_id = c.company_id and r.id = c.id
             where c.company_id = o.company_id and c.order_id = o.order_id and c.source_kind = 'change' and not r.reversed) as credited,
           exists (select from settlement.invoice_lines l join settlement.invoices i on i.company_id = l.company_id and i.id = l.invoice_id
                    where l.company_id = o.company_id and l.order_id = o.order_id and i.afterwards in ('close', 'otherPrice')) as otherwise
      from settlement.orders o where o.company_id = $1 and o.order_id = $2`, [mill.companyId, order.id]);
  const { requested, open, credited, otherwise } = found;
  const asked = Number(money.total) - Number(money.conceded);
  return [
    ...differ(`${order.number} amount`, { order: order.totalAmount, money: money.total, lines: order.lines.reduce((all, { amount }) => all + Number(amount), 0).toFixed(2) }),
    ...differ(`${order.number} exposure`, { open: Number(open).toFixed(2), left: Math.max(0, asked - Number(money.invoiced)).toFixed(2) }),
    ...(whole ? differ(`${order.number} asked`, { asked: (Number(requested) + Number(money.invoiced)).toFixed(2), total: asked.toFixed(2) }) : []),
    ...(whole && !otherwise ? differ(`${order.number} asked after credit`, { asked: (Number(requested) + Number(money.invoiced) - Number(credited)).toFixed(2), version: Number(order.totalAmount).toFixed(2) }) : []),
  ];
}

/** An order that waits for its customer takes up the credit that finance gave it. */
async function creditFaults({ house, mill }: World, { id, number, stage, totalAmount }: Order): Promise<string[]> {
  if (stage !== "awaitingCustomer") return [];
  const [granted] = await house.asOwner("select amount::text as amount from settlement.grants where company_id = $1 and subject_kind = 'order' and subject_id = $2 and not rests", [mill.companyId, id]);
  return differ(`${number} credit`, { order: totalAmount, granted: granted?.["amount"] });
}

/** Every view of an order tells the same: its page, the list, its money, its deliveries. */
export async function viewsDisagree(world: World, orderId: string): Promise<string[]> {
  const { mill } = world;
  const [order, { rows: deliveries }] = await Promise.all([mill.clerk.ask(orders.readOrder, { orderId }), mill.keeper.ask(shipping.listDeliveries, { orderId })]);
  const listed = (await mill.clerk.ask(orders.listOrders, { search: order.number })).rows.find(({ id }) => id === orderId);
  const gone: string[] = [];
  for (const { id: deliveryId, state } of deliveries)
    if (["shipped", "arrived", "signed", "signedWithObjection"].includes(state)) gone.push(...(await mill.keeper.ask(shipping.readDelivery, { deliveryId })).lines.map(({ shipped }) => shipped));
  const money = order.establishedAt ? await mill.finance.ask(settlement.readOrderMoney, { orderId }) : undefined;
  return [
    ...differ(`${order.number} stage`, { page: order.stage, list: listed?.stage }), ...differ(`${order.number} total`, { page: order.totalAmount, list: listed?.totalAmount }),
    ...(money ? differ(`${order.number} money`, { page: [order.invoicedAmount, order.paidAmount], money: [money.invoiced, money.paid] }) : []),
    ...(money ? await moneyFaults(world, order, money) : []), ...(await creditFaults(world, order)),
    ...differ(`${order.number} shipped`, { schedules: sum(order.schedules.map(({ shipped }) => shipped)), deliveries: sum(gone) }),
  ];
}

/** Everything that does not hold after a sequence: the orders' views, and each promise of the house about its facts. */
export async function faultsOf(world: World): Promise<string[]> {
  const faults = await stockFaults(world);
  for (const orderId of world.orderIds) faults.push(...(await viewsDisagree(world, orderId)));
  return [...faults, ...(await verifyCompany(world.house, world.mill.companyId))];
}
