import { useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import type { MouseEvent } from "react";
import { reviewsOfSubject } from "../../../contract/reviews.ts";
import { listDeliveries } from "../../../contract/shipping.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { nextLink } from "./next-link.ts";
import type { Order } from "./order-actions.ts";

const withDeliveries: readonly Order["stage"][] = ["approved", "awaitingPurchase", "scheduled", "toShip", "shipped", "delivered"];

/** The way to the page on which the order is moved on, once that is another one than its own. */
export function NextStep({ order }: { order: Order }) {
  const t = useT();
  const may = useMay();
  const { history } = useRouter();
  const watches = [`order:${order.id}`, "delivery", "review"];
  const { data: reviews } = useQueryOf(reviewsOfSubject, { kind: "order", id: order.id }, { watches, enabled: order.stage === "inReview" && may("reviews.see") });
  const { data: deliveries } = useQueryOf(listDeliveries, { orderId: order.id }, { watches, enabled: withDeliveries.includes(order.stage) && may("shipping.see") });
  const link = nextLink(order, { deliveries: deliveries?.rows ?? [], reviewId: reviews?.find(({ state }) => state === "open")?.id }, may);
  if (!link) return null;
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.push(link.href);
  };
  return <Button type="primary" href={link.href} onClick={follow}>{t(`orders.go_${link.name}`)}</Button>;
}
