import { readOrder } from "../../../contract/orders.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Stage } from "../../parts/Stage.tsx";
import { Drawer } from "../../ui/Drawer.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Totals } from "./Totals.tsx";
import { KeyFacts } from "./KeyFacts.tsx";
import { OrderLines } from "./OrderLines.tsx";
import style from "./orders.module.css";

/** An order beside the list, without leaving it. */
export default function OrderPreview({ orderId, onClose }: { orderId: string; onClose(): void }) {
  const t = useT();
  const { data, error } = useQueryOf(readOrder, { orderId }, { watches: [`order:${orderId}`] });
  return (
    <Drawer onClose={onClose} size={720} title={data ? <>{data.number} <Stage stage={data.stage} /></> : t("ui.preview")} extra={<Goto href={`/orders/${orderId}`}>{t("ui.open")}</Goto>}>
      {error ? <Problem error={error} /> : data ? (
        <div className={style.stack}>
          <KeyFacts order={data} />
          <OrderLines order={data} />
          <Totals net={data.netAmount} tax={data.taxAmount} total={data.totalAmount} currency={data.currency} />
        </div>
      ) : <PageSkeleton />}
    </Drawer>
  );
}
