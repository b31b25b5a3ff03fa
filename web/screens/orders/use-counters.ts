import { readPriceException } from "../../../contract/price-exceptions.ts";
import { reviewsOfSubject } from "../../../contract/reviews.ts";
import { useQueryOf } from "../../api/hooks.ts";
import type { Order } from "./order-actions.ts";

/** For how much a line may be sold after its price was refused. */
export interface Counter {
  lineId: string;
  lineNo: number;
  price: string;
}

/** The counter prices that came with the refusal of the order's last review; none where its prices were not refused. */
export function useCounters(order: Order): readonly Counter[] {
  const watches = [`order:${order.id}`, "review"];
  const { data: reviews } = useQueryOf(reviewsOfSubject, { kind: "order", id: order.id }, { watches });
  const last = reviews?.[0];
  const { data: exception } = useQueryOf(readPriceException, { reviewId: last?.id ?? "" }, { watches, enabled: last?.state === "failed" });
  const ruling = exception?.rulings.find(({ outcome, reversal }) => outcome === "refused" && !reversal);
  return ruling?.lines.flatMap(({ lineId, lineNo, counterPrice }) => (counterPrice === null ? [] : [{ lineId, lineNo, price: counterPrice }])) ?? [];
}
