import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";

/** The order behind an open amount; what was owed from before this house has at most the old books' number. */
export function OrderOf({ orderId, orderNumber }: { orderId: string | null; orderNumber: string }) {
  const t = useT();
  if (orderId) return <Goto href={`/orders/${orderId}`}>{orderNumber}</Goto>;
  return <>{orderNumber} <StatusTag tone="idle">{t("settlement.opening")}</StatusTag></>;
}
