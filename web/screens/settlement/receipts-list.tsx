import { useMemo, useState } from "react";
import { listReceipts } from "../../../contract/settlement.ts";
import type { Answer } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { ApplyDialog } from "./ApplyDialog.tsx";
import { ReceiptDialog } from "./ReceiptDialog.tsx";
import { SettlementPage } from "./SettlementPage.tsx";

export type Receipt = Answer<typeof listReceipts>["rows"][number];

/** Money that came in; what is not applied yet can be matched with what it probably pays. */
export function ReceiptsList() {
  const t = useT();
  const may = useMay();
  const { filter, choose } = useFilter();
  const all = filter["view"] === "all";
  const [recording, setRecording] = useState(false);
  const [applying, setApplying] = useState<string>();
  const asked = { search: filter["q"] || undefined, customerId: filter["customer"], unappliedOnly: all ? undefined : "true" } as const;
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listReceipts, asked, { watches: ["receipt"] });
  const columns = useMemo(() => columnsOf(t), [t]);
  const reason = may("settlement.receive") ? undefined : t("settlement.only_receive");
  const recorded = (receiptId: string, rest: string) => {
    setRecording(false);
    if (Number(rest) > 0) setApplying(receiptId);
  };
  const actions = (row: Receipt) => <ActionButton size="small" disabledReason={whyNotApply(row, reason, t)} onClick={() => setApplying(row.id)}>{t("settlement.apply")}</ActionButton>;
  const card = (row: Receipt) => <Card row={row} reason={whyNotApply(row, reason, t)} onApply={() => setApplying(row.id)} />;
  return (
    <SettlementPage actions={<><ExportButton name={t("settlement.receipts")} columns={columns} read={() => allRows(listReceipts, asked)} /><ActionButton type="primary" shortcut="alt+r" disabledReason={reason} onClick={() => setRecording(true)}>{t("settlement.record")}</ActionButton></>}>
      <div className={sheet.filters}>
        <Views label={t("settlement.view")} value={all ? "all" : "unapplied"} views={(["unapplied", "all"] as const).map((value) => ({ value, label: t(`settlement.view_${value}`) }))} onChoose={(value) => choose({ view: value === "all" ? "all" : undefined })} />
        <SearchField label={t("settlement.findReceipt")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("settlement.receipts")}
          {...{ rows, columns, onEnd, loading }}
          rowKey={({ id }) => id}
          onOpen={(row) => whyNotApply(row, reason, t) === undefined && setApplying(row.id)}
          actions={actions}
          card={card}
          total={complete ? rows.length : undefined}
          empty={<Empty title={t(all ? "settlement.noReceipts" : "settlement.allApplied")} hint={t("settlement.noReceiptsHint")} />}
        />
      )}
      {recording && <ReceiptDialog onClose={() => setRecording(false)} onDone={recorded} />}
      {applying && <ApplyDialog receiptId={applying} onClose={() => setApplying(undefined)} />}
    </SettlementPage>
  );
}

const whyNotApply = (row: Receipt, reason: string | undefined, t: Translate) => reason ?? (Number(row.rest) > 0 ? undefined : t("settlement.applied"));

const columnsOf = (t: Translate): WrittenColumn<Receipt>[] => [
  { key: "number", title: t("settlement.receipt"), width: 150, text: ({ number }) => number, render: ({ id, number }) => <span className="figure"><Goto href={`/settlement/receipts/${id}`}>{number}</Goto></span> },
  { key: "received", title: t("settlement.receivedOn"), width: 110, render: ({ receivedOn }) => receivedOn },
  { key: "customer", title: t("settlement.customer"), width: 200, grow: true, text: ({ customerName }) => customerName, render: ({ customerId, customerName }) => <Goto href={`/settlement/accounts/${customerId}`}>{customerName}</Goto> },
  { key: "amount", title: t("settlement.amount"), width: 130, align: "end", text: ({ amount }) => amount, render: ({ amount, currency }) => <Money amount={amount} currency={currency} /> },
  { key: "rest", title: t("settlement.rest"), width: 150, align: "end", text: ({ rest }) => rest, render: (row) => <Rest row={row} /> },
  { key: "means", title: t("settlement.means"), width: 110, render: ({ means }) => t(`settlement.means_${means}`) },
  { key: "reference", title: t("settlement.reference"), width: 170, render: ({ reference }) => reference },
  { key: "payer", title: t("settlement.payer"), width: 150, grow: true, render: ({ payer }) => payer },
];

function Rest({ row }: { row: Receipt }) {
  const t = useT();
  if (row.reversed) return <StatusTag tone="bad">{t("reversals.reversed")}</StatusTag>;
  if (Number(row.rest) === 0) return <StatusTag tone="good">{t("settlement.applied")}</StatusTag>;
  return <StatusTag tone="warn"><Money amount={row.rest} currency={row.currency} plain /></StatusTag>;
}

function Card({ row, reason, onApply }: { row: Receipt; reason: string | undefined; onApply(): void }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><strong>{row.customerName}</strong><Money amount={row.amount} currency={row.currency} /></div>
      <div><span className="soft"><Goto href={`/settlement/receipts/${row.id}`}>{row.number}</Goto> · {row.receivedOn}</span><Rest row={row} /></div>
      <div><span className="soft">{row.reference}</span><ActionButton disabledReason={reason} onClick={onApply}>{t("settlement.apply")}</ActionButton></div>
    </div>
  );
}
