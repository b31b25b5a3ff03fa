import { useRouter } from "@tanstack/react-router";
import { Select } from "antd";
import { useState } from "react";
import { listTransfers, type TransferState, transferLifecycle } from "../../../contract/transfers.ts";
import type { Answer } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { transferTones } from "./stock-words.ts";
import { StockTabs } from "./StockTabs.tsx";
import { TransferDialog } from "./TransferDialog.tsx";

type Row = Answer<typeof listTransfers>["rows"][number];
const stateOf = (value: string | undefined): TransferState | undefined => transferLifecycle.states.find((state) => state === value);

/** Goods that move from one warehouse to another, newest first. */
export function TransfersList() {
  const t = useT();
  const { history } = useRouter();
  const why = useBarred()("stock.transfer");
  const { filter, choose } = useFilter();
  const { search, state } = filter;
  const [asking, setAsking] = useState(false);
  const asked = { search, state: stateOf(state) };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listTransfers, asked, { watches: ["transfer"] });
  const open = (id: string) => history.push(`/stock/transfers/${id}`);
  return (
    <>
      <PageTitle title={t("stock.transfers")}>
        <ExportButton name={t("stock.transfers")} columns={columns(t)} read={() => allRows(listTransfers, asked)} />
        <ActionButton type="primary" disabledReason={why} onClick={() => setAsking(true)}>{t("stock.addTransfer")}</ActionButton>
      </PageTitle>
      <StockTabs />
      <div className={sheet.filters}>
        <SearchField label={t("stock.searchTransfers")} value={search ?? ""} onSearch={(words) => choose({ search: words })} />
        <Select allowClear aria-label={t("stock.state")} placeholder={t("stock.state")} style={{ minWidth: 130 }} value={state} onChange={(value: string | undefined) => choose({ state: value })} options={transferLifecycle.states.map((value) => ({ value, label: t(`stock.transfer_${value}`) }))} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("stock.transfers")}
          {...{ rows, onEnd, loading }}
          rowKey={({ id }) => id}
          columns={columns(t)}
          onOpen={({ id }) => open(id)}
          card={(row) => <Card row={row} />}
          empty={<Empty title={t("stock.noTransfers")} hint={t("stock.noTransfersHint")} />}
        />
      )}
      {asking && <TransferDialog onClose={() => setAsking(false)} onDone={open} />}
    </>
  );
}

const columns = (t: ReturnType<typeof useT>): WrittenColumn<Row>[] => [
  { key: "number", title: t("stock.number"), width: 160, text: ({ number }) => number, render: ({ id, number }) => <Goto href={`/stock/transfers/${id}`} className="figure">{number}</Goto> },
  { key: "state", title: t("stock.state"), width: 110, text: ({ state }) => t(`stock.transfer_${state}`), render: ({ state }) => <StatusTag tone={transferTones[state]}>{t(`stock.transfer_${state}`)}</StatusTag> },
  { key: "from", title: t("stock.from"), width: 140, text: ({ fromName }) => fromName, render: ({ fromName }) => fromName },
  { key: "to", title: t("stock.to"), width: 140, text: ({ toName }) => toName, render: ({ toName }) => toName },
  { key: "lines", title: t("stock.products"), width: 90, align: "end", text: ({ lineCount }) => String(lineCount), render: ({ lineCount }) => lineCount },
  { key: "at", title: t("stock.requestedAt"), width: 150, text: ({ requestedAt }) => requestedAt, render: ({ requestedAt }) => <When at={requestedAt} /> },
  { key: "note", title: t("stock.note"), width: 200, grow: true, text: ({ note }) => note, render: ({ note }) => note },
];

function Card({ row }: { row: Row }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/stock/transfers/${row.id}`}><strong>{row.number}</strong></Goto><StatusTag tone={transferTones[row.state]}>{t(`stock.transfer_${row.state}`)}</StatusTag></div>
      <div><span>{row.fromName} → {row.toName}</span><span className="soft"><When at={row.requestedAt} /></span></div>
      {row.note && <div className="soft"><span>{row.note}</span></div>}
    </div>
  );
}
