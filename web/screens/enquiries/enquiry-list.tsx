import { useParams, useRouter } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { enquiryLifecycle, listEnquiries } from "../../../contract/enquiries.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { Column } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useEntryRules } from "../orders/use-rules.ts";
import { useBarred } from "../people/names.ts";
import { EnquiryDrawer } from "./EnquiryDrawer.tsx";
import { EnquiryForm } from "./EnquiryForm.tsx";
import { type EnquiryRow, enquiryTones } from "./enquiry-words.ts";
import { NextDue } from "./NextDue.tsx";

const views = [...enquiryLifecycle.states, "all"] as const;

/** 订货登记: wishes to order, those that still wait for their order first. */
export function EnquiryList() {
  const t = useT();
  const language = useLanguage();
  const why = useBarred()("enquiries.work");
  const { history } = useRouter();
  const { enquiryId } = useParams({ strict: false });
  const { filter, choose } = useFilter();
  const { channels, channelName } = useEntryRules();
  const [recording, setRecording] = useState(false);
  const view = views.find((each) => each === filter["state"]) ?? "open";
  const { channel, q } = filter;
  const { rows, complete, onEnd, loading, error, refetch } = useRowsOf(listEnquiries, { state: view, channel, search: q || undefined }, { watches: ["enquiry", "order", "duty"] });
  const go = (id?: string) => history.push(`/enquiries${id ? `/${id}` : ""}${history.location.search}`);
  return (
    <>
      <PageTitle title={t("enquiries.title")}>
        <ActionButton type="primary" disabledReason={why} onClick={() => setRecording(true)}>{t("enquiries.record")}</ActionButton>
      </PageTitle>
      <div className={sheet.filters}>
        <Views label={t("enquiries.state")} value={view} views={views.map((value) => ({ value, label: t(`enquiries.view_${value}`) }))} onChoose={(value) => choose({ state: value === "open" ? undefined : value })} />
        <SearchField label={t("enquiries.search")} value={q ?? ""} onSearch={(words) => choose({ q: words })} />
        <Select allowClear aria-label={t("orders.channel")} placeholder={t("orders.channel")} style={{ minWidth: 140 }} value={channel} onChange={(value?: string) => choose({ channel: value })} options={channels.map(({ key, name }) => ({ value: key, label: name[language] }))} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("enquiries.title")}
          {...{ rows, onEnd, loading }}
          columns={columnsOf(t, channelName)}
          rowKey={({ id }) => id}
          onOpen={({ id }) => go(id)}
          card={(row) => <Card row={row} channelName={channelName} />}
          total={complete ? rows.length : undefined}
          empty={q || channel ? <Empty title={t("ui.nothingFound")}><Button onClick={() => choose({ q: undefined, channel: undefined })}>{t("orders.clearFilter")}</Button></Empty> : <Empty title={t(`enquiries.none_${view}`)} hint={t("enquiries.noneHint")} />}
        />
      )}
      {recording && <EnquiryForm onClose={() => setRecording(false)} />}
      {enquiryId && <EnquiryDrawer enquiryId={enquiryId} onClose={() => go()} />}
    </>
  );
}

type ChannelName = (key: string) => string;

const columnsOf = (t: ReturnType<typeof useT>, channelName: ChannelName): Column<EnquiryRow>[] => [
  { key: "customer", title: t("orders.customer"), width: 180, render: ({ id, customerId, customerName }) => <><Goto href={`/enquiries/${id}`}>{customerName}</Goto>{!customerId && <span className="soft"> {t("enquiries.noFile")}</span>}</> },
  { key: "received", title: t("enquiries.receivedAt"), width: 150, render: ({ receivedAt }) => <When at={receivedAt} show="absolute" /> },
  { key: "channel", title: t("orders.channel"), width: 120, render: ({ channel }) => channelName(channel) },
  { key: "words", title: t("enquiries.words"), width: 220, grow: true, render: ({ words }) => <span title={words}>{words}</span> },
  { key: "state", title: t("enquiries.state"), width: 110, render: (row) => <State row={row} /> },
  { key: "due", title: t("enquiries.due"), width: 232, render: (row) => <NextDue row={row} /> },
  { key: "order", title: t("enquiries.outcome"), width: 150, render: (row) => <Outcome row={row} /> },
  { key: "by", title: t("enquiries.recordedBy"), width: 100, render: ({ recordedByName }) => recordedByName },
];

function State({ row: { state } }: { row: Pick<EnquiryRow, "state"> }) {
  const t = useT();
  return <StatusTag tone={enquiryTones[state]}>{t(`enquiries.state_${state}`)}</StatusTag>;
}

function Outcome({ row: { orderId, orderNumber, reason } }: { row: EnquiryRow }) {
  const t = useT();
  if (orderId) return <Goto href={`/orders/${orderId}`}><span className="figure">{orderNumber}</span></Goto>;
  return reason ? t(`enquiries.reason_${reason}`) : "—";
}

function Card({ row, channelName }: { row: EnquiryRow; channelName: ChannelName }) {
  return (
    <div className={sheet.card}>
      <div><Goto href={`/enquiries/${row.id}`}><strong>{row.customerName}</strong></Goto><State row={row} /></div>
      <div className="soft"><span>{row.words}</span></div>
      <div><span>{channelName(row.channel)} · <When at={row.receivedAt} show="absolute" /></span>{row.state === "open" ? <NextDue row={row} /> : <Outcome row={row} />}</div>
    </div>
  );
}
