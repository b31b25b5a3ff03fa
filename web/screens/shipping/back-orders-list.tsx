import { Button, Checkbox } from "antd";
import { useState } from "react";
import { listBackOrders, sendBackOrders } from "../../../contract/delivery-parts.ts";
import { compare } from "../../../contract/money.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { toggled } from "../../ui/list/cursor.ts";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { useNarrow } from "../../ui/useNarrow.ts";
import { When } from "../../ui/When.tsx";
import { ShippingPage } from "./ShippingPage.tsx";

type Row = Answer<typeof listBackOrders>["rows"][number];
const ready = ({ covered }: Row): boolean => compare(covered, "0") > 0;

/** What orders still have to get, with what could leave now; those chosen are sent on with one click, as far as stock covers them. */
export function BackOrdersList() {
  const t = useT();
  const may = useMay();
  const narrow = useNarrow();
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listBackOrders, {}, { watches: ["delivery", "stock"] });
  const sending = useCommand(sendBackOrders);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const ids = rows.filter(({ id }) => selected.has(id)).map(({ id }) => id);
  const send = () => void sending.run({ ids }).then(() => (setSelected(new Set()), refetch()), () => undefined);
  const reason = may("shipping.arrange") ? (ids.length === 0 ? t("shipping.chooseFirst") : undefined) : t("shipping.only_arrange");
  const box = (row: Row) => <Checkbox aria-label={`${t("ui.select")} ${row.orderNumber} ${row.productCode}`} checked={selected.has(row.id)} onChange={() => setSelected(toggled(selected, row.id))} />;
  if (error) return <ShippingPage><Problem error={error} onRetry={() => void refetch()} /></ShippingPage>;
  if (loading && rows.length === 0) return <ShippingPage><PageSkeleton /></ShippingPage>;
  if (rows.length === 0) return <ShippingPage><Empty title={t("shipping.backOrdersEmpty")} hint={t("shipping.backOrdersHint")}><Goto href="/shipping/today">{t("shipping.today")}</Goto></Empty></ShippingPage>;
  return (
    <ShippingPage>
      <div className={sheet.filters}>
        <Button onClick={() => setSelected(new Set(rows.filter(ready).map(({ id }) => id)))}>{t("shipping.sendOnReady")}</Button>
        <ActionButton type="primary" loading={sending.pending} disabledReason={reason} onClick={send}>{t("shipping.sendOn", { count: ids.length })}</ActionButton>
      </div>
      {sending.error !== undefined && sending.error !== null && <Problem error={sending.error} />}
      {narrow ? <div className={sheet.stack}>{rows.map((row) => <Card key={row.id} row={row} box={box(row)} />)}</div> : (
        <Section flush title={t("shipping.backOrders")}>
          <Table
            label={t("shipping.backOrders")} rows={rows} rowKey={({ id }) => id} empty=""
            columns={[
              { key: "select", title: "", render: box },
              { key: "order", title: t("shipping.order"), render: ({ orderId, orderNumber }) => <Goto href={`/orders/${orderId}`}>{orderNumber}</Goto> },
              { key: "customer", title: t("shipping.customer"), render: ({ customerName }) => customerName },
              { key: "product", title: t("shipping.product"), render: ({ productCode, name, spec }) => `${productCode} ${name} ${spec}` },
              { key: "quantity", title: t("shipping.backOrders"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
              { key: "covered", title: t("shipping.covered"), align: "end", render: (row) => <Cover row={row} /> },
              { key: "why", title: t("shipping.whyOf"), render: (row) => <Why row={row} /> },
              { key: "since", title: t("shipping.waitsSince"), render: ({ openedAt }) => <When at={openedAt} show="absolute" /> },
              { key: "from", title: t("shipping.number"), render: ({ deliveryId, deliveryNumber }) => <Goto href={`/shipping/deliveries/${deliveryId}`}>{deliveryNumber}</Goto> },
            ]}
          />
        </Section>
      )}
      {!complete && <Button onClick={onEnd}>{t("ui.loadMore")}</Button>}
    </ShippingPage>
  );
}

function Cover({ row }: { row: Row }) {
  const t = useT();
  const all = compare(row.covered, row.quantity) >= 0;
  return <StatusTag tone={all ? "good" : ready(row) ? "warn" : "idle"}>{row.held ? t("shipping.held") : row.covered} {row.held ? "" : row.unit}</StatusTag>;
}

function Why({ row: { why, reason } }: { row: Row }) {
  const t = useT();
  const words = why === "pickedShort" && reason ? t(`shipping.reason_${reason}`) : reason;
  return <>{t(`shipping.why_${why}`)} <span className="soft">{words}</span></>;
}

function Card({ row, box }: { row: Row; box: React.ReactNode }) {
  return (
    <section className={sheet.section}>
      <div className={sheet.body}>
        <div className={sheet.card}>
          <div><span>{box} <Goto href={`/orders/${row.orderId}`}>{row.orderNumber}</Goto></span><Cover row={row} /></div>
          <div><span>{row.customerName}</span><strong><Quantity value={row.quantity} unit={row.unit} /></strong></div>
          <div><span>{row.productCode} {row.name}</span><span className="soft"><Why row={row} /></span></div>
        </div>
      </div>
    </section>
  );
}
