import type { Axes } from "../../../contract/order-axes.ts";
import type { DeliveryState } from "../../../contract/shipping.ts";
import type { Permission } from "../../../contract/permissions.ts";
import type { Order } from "./order-actions.ts";

export interface NextLink {
  /** Key of its words under `orders.go_…`. */
  name: "review" | "production" | "ship" | "delivery" | "invoice" | "collect";
  href: string;
}

interface Around {
  deliveries: readonly { id: string; state: DeliveryState }[];
  /** The review that runs. */
  reviewId?: string | undefined;
}

type Placed = Pick<Order, "number" | "stage" | "axes"> & { lines: readonly Pick<Order["lines"][number], "supply">[] };
type May = (permission: Permission) => boolean;

/** Deliveries are on their way to the customer in this order; the one that is least far comes next. */
const way: readonly DeliveryState[] = ["requested", "picking", "picked", "packed", "checked", "shipped", "arrived", "signedWithObjection", "signed"];

function deliveryLink(deliveries: Around["deliveries"]): NextLink | undefined {
  const [first] = deliveries.filter(({ state }) => state !== "cancelled").toSorted((a, b) => way.indexOf(a.state) - way.indexOf(b.state));
  return first && { name: way.indexOf(first.state) < way.indexOf("shipped") ? "ship" : "delivery", href: `/shipping/deliveries/${first.id}` };
}

const partlyReady: readonly Axes["fulfilment"][] = ["partlyToShip", "partlyToShipRestToPlan", "partlyToShipRestToCome"];
const withDelivery: readonly Placed["stage"][] = ["approved", "awaitingPurchase", "scheduled", "toShip", "shipped", "delivered"];

function moneyLink({ axes, number }: Placed): NextLink | undefined {
  const q = new URLSearchParams({ q: number });
  if (axes.invoicing !== "invoiced") return { name: "invoice", href: `/settlement/invoices?${q}` };
  return axes.payment === "paid" ? undefined : { name: "collect", href: `/settlement/receivables?${q}` };
}

/** Where the order is moved on when that is not on its own page; undefined where nothing is left to do, or it is not this person's to see. */
export function nextLink(order: Placed, { deliveries, reviewId }: Around, may: May): NextLink | undefined {
  const { stage, axes, lines, number } = order;
  if (stage === "inReview") return may("reviews.see") ? { name: "review", href: reviewId ? `/reviews/${reviewId}` : "/reviews" } : undefined;
  // What lies ready is the way of those who send it off; the rest is still to be made.
  if (partlyReady.includes(axes.fulfilment) && may("shipping.ship")) return deliveryLink(deliveries);
  const making = (stage === "approved" || stage === "awaitingPurchase" || stage === "scheduled") && lines.some(({ supply }) => supply === "make");
  if (making && may("production.see")) return { name: "production", href: `/production/requests?${new URLSearchParams({ q: number })}` };
  const signed = axes.fulfilment === "signed";
  if ((stage === "delivered" || stage === "completed") && signed) return may("settlement.see") ? moneyLink(order) : undefined;
  return withDelivery.includes(stage) && may("shipping.see") ? deliveryLink(deliveries) : undefined;
}
