import { useRouter } from "@tanstack/react-router";
import { Select } from "antd";
import { useMemo } from "react";
import { deliveryLifecycle, listDeliveries } from "../../../contract/shipping.ts";
import { useRowsOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { DayPicker } from "../../ui/DayPicker.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useToday, writtenAt } from "../../ui/setting.ts";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { deliveryTones } from "./delivery-words.ts";
import { carriageOf, Due } from "./GroupTable.tsx";
import { ShippingPage } from "./ShippingPage.tsx";
import type { DeliveryRow } from "./workbench-read.tsx";

/** All deliveries, the soonest due first. */
export function DeliveriesList() {
  const t = useT();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const state = deliveryLifecycle.states.find((each) => each === filter["state"]);
  const asked = { search: filter["q"] || undefined, state, carrier: filter["carrier"], dueFrom: filter["from"], dueTo: filter["to"], shippedFrom: filter["shipped"] };
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listDeliveries, asked, { watches: ["delivery"] });
  const today = useToday();
  const columns = useMemo(() => columnsOf(t, today), [t, today]);
  const card = (row: DeliveryRow) => <Card row={row} today={today} />;
  return (
    <ShippingPage actions={<ExportButton name={t("shipping.deliveries")} columns={columns} read={() => allRows(listDeliveries, asked)} />}>
      <div className={sheet.filters}>
        <SearchField label={t("shipping.find")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        <Select allowClear aria-label={t("shipping.state")} placeholder={t("shipping.state")} style={{ minWidth: 140 }} value={state} onChange={(value) => choose({ state: value })} options={deliveryLifecycle.states.map((value) => ({ value, label: t(`shipping.state_${value}`) }))} />
        {(["from", "to", "shipped"] as const).map((end) => <DayPicker key={end} aria-label={t(`shipping.due_${end}`)} placeholder={t(`shipping.due_${end}`)} value={filter[end] ?? ""} onChange={(day) => choose({ [end]: day || undefined })} />)}
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("shipping.deliveries")}
          {...{ rows, columns, onEnd, loading }}
          rowKey={({ id }) => id}
          onOpen={({ id }) => history.push(`/shipping/deliveries/${id}`)}
          card={card}
          total={complete ? rows.length : undefined}
          empty={<Empty title={t("ui.nothingFound")} hint={t("shipping.noneHint")}><Goto href="/shipping/today">{t("shipping.today")}</Goto></Empty>}
        />
      )}
    </ShippingPage>
  );
}

const open = ({ state }: DeliveryRow) => deliveryLifecycle.allows("cancel", state);

const columnsOf = (t: Translate, today: string): WrittenColumn<DeliveryRow>[] => [
  { key: "number", title: t("shipping.number"), width: 148, text: ({ number }) => number, render: ({ id, number }) => <Goto href={`/shipping/deliveries/${id}`}>{number}</Goto> },
  { key: "state", title: t("shipping.state"), width: 120, text: ({ state }) => t(`shipping.state_${state}`), render: ({ state }) => <StatusTag tone={deliveryTones[state]}>{t(`shipping.state_${state}`)}</StatusTag> },
  { key: "due", title: t("shipping.due"), width: 130, text: ({ dueOn }) => dueOn ?? "", render: (row) => <Due row={row} today={open(row) ? today : ""} /> },
  { key: "customer", title: t("shipping.customer"), width: 170, grow: true, render: ({ customerName }) => customerName },
  { key: "order", title: t("shipping.order"), width: 162, text: ({ orderNumber }) => orderNumber, render: ({ orderId, orderNumber }) => <Goto href={`/orders/${orderId}`}>{orderNumber}</Goto> },
  { key: "carriage", title: t("shipping.carriage"), width: 180, grow: true, render: carriageOf },
  { key: "shipped", title: t("shipping.shippedAt"), width: 115, text: ({ shippedAt }) => writtenAt(shippedAt), render: ({ shippedAt }) => shippedAt && <When at={shippedAt} show="absolute" /> },
  { key: "signed", title: t("shipping.signedAt"), width: 115, text: ({ signedAt }) => writtenAt(signedAt), render: ({ signedAt }) => signedAt && <When at={signedAt} show="absolute" /> },
];

function Card({ row, today }: { row: DeliveryRow; today: string }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/shipping/deliveries/${row.id}`}><strong>{row.number}</strong></Goto><StatusTag tone={deliveryTones[row.state]}>{t(`shipping.state_${row.state}`)}</StatusTag></div>
      <div><span>{row.customerName}</span><span><Due row={row} today={open(row) ? today : ""} /></span></div>
      <div><span className="soft">{row.orderNumber}</span><span className="soft">{carriageOf(row)}</span></div>
    </div>
  );
}
