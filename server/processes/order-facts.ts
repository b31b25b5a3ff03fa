import type { ConditionFacts } from "../../contract/facts.ts";
import { type CustomerFile } from "../../contract/customers.ts";
import { discountOf, toMinor } from "../../contract/money.ts";
import { onCredit } from "../../contract/payment-terms.ts";
import type { Line, Order, OrderFile } from "../modules/orders/index.ts";
import type { Standing } from "./customer-standing.ts";

const basisPoints = (line: Line): number =>
  line.unitPrice === null ? 0 : Math.round(Number(discountOf({ price: line.unitPrice, listPrice: line.listPrice, floorPrice: line.floorPrice }).percent) * 100);

const isCustom = (line: Line, order: Order): boolean => line.customParameters !== null || order.specialNeeds.customised !== undefined;
const daysBetween = (from: Date, to: string | null): number => (to === null ? 0 : Math.round((Date.parse(to) - from.getTime()) / 86_400_000));

/** What a policy's conditions see of an order: complete, so that a saved condition cannot fail. */
export function conditionFactsOf({ order, lines }: Pick<OrderFile, "order" | "lines">, customer: CustomerFile, standing: Standing): ConditionFacts {
  const terms = order.paymentTerms;
  const discounts = lines.map(basisPoints);
  return {
    order: {
      kind: order.kind, channel: order.channel, totalMinor: toMinor(order.totalAmount, order.currency), currency: order.currency, urgent: order.specialNeeds.urgent !== undefined,
      customised: lines.some((line) => isCustom(line, order)), specialPackaging: order.specialNeeds.packaging !== undefined, onCredit: terms !== null && onCredit(terms),
      prepaid: terms?.stages.some(({ due }) => due !== "afterDelivery" && due !== "onDelivery") ?? false, oral: order.oral, madeToOrder: lines.some(({ supply }) => supply === "make"),
      fromStock: lines.some(({ supply }) => supply === "stock"), discountBasisPoints: Math.max(0, ...discounts), daysToDelivery: daysBetween(order.createdAt, order.requestedDate),
    },
    customer: {
      grade: customer.grade, new: !standing.completedBefore, approved: customer.state === "approved", region: customer.region, overdueMinor: toMinor(standing.overdue, customer.currency),
    },
    lines: lines.map((line, i) => ({
      productCode: line.productCode, category: "", amountMinor: toMinor(line.amount, order.currency), discountBasisPoints: discounts[i]!, customised: isCustom(line, order),
      madeToOrder: line.supply === "make",
    })),
  };
}
