import { timeline } from "../../../contract/views.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Timeline } from "../../parts/Timeline.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import type { Order } from "./order-actions.ts";
import { OrderFileButton } from "./OrderFileButton.tsx";
import style from "./orders.module.css";

/** The order's journal, and whether its chain of hashes holds. */
export function TimelineTab({ order }: { order: Order }) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(timeline, { orderId: order.id }, { watches: [`order:${order.id}`, "review", "duty"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className={style.stack}>
      <div><StatusTag tone={data.sound ? "good" : "bad"}>{t(data.sound ? "orders.journalSound" : "orders.journalBroken")}</StatusTag> <OrderFileButton orderId={order.id} /></div>
      <Timeline rows={data.rows} />
    </div>
  );
}
