import { Goto } from "../../parts/Goto.tsx";

/** The order behind an open amount, as far as it has one. */
export function OrderOf({ orderId, orderNumber }: { orderId: string | null; orderNumber: string }) {
  return orderId ? <Goto href={`/orders/${orderId}`}>{orderNumber}</Goto> : orderNumber;
}
