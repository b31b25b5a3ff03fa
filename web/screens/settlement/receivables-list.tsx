import { useMemo } from "react";
import { type AgeBucket, ageBuckets, listReceivables } from "../../../contract/settlement.ts";
import type { Answer } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { bucketTones } from "./ages.ts";
import { InvoiceOf } from "./InvoiceOf.tsx";
import { OrderOf } from "./OrderOf.tsx";
import { SettlementPage } from "./SettlementPage.tsx";

type Row = Answer<typeof listReceivables>["rows"][number];
const watches = ["receivable", "receipt", "invoice"];

/** Every open receivable, the longest due first. */
export function ReceivablesList() {
  const t = useT();
  const { filter, choose } = useFilter();
  const bucket = ageBuckets.find((each) => each === filter["bucket"]);
  const asked = { search: filter["q"] || undefined, bucket, customerId: filter["customer"] };
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listReceivables, asked, { watches });
  const columns = useMemo(() => columnsOf(t), [t]);
  const card = (row: Row) => <Card row={row} />;
  return (
    <SettlementPage actions={<ExportButton name={t("settlement.receivables")} columns={columns} read={() => allRows(listReceivables, asked)} />}>
      <div className={sheet.filters}>
        <Views<AgeBucket | "all"> label={t("settlement.ages")} value={bucket ?? "all"} views={[{ value: "all", label: t("settlement.view_all") }, ...ageBuckets.map((value) => ({ value, label: t(`settlement.${value}`) }))]} onChoose={(value) => choose({ bucket: value === "all" ? undefined : value })} />
        <SearchField label={t("settlement.findReceivable")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("settlement.receivables")}
          {...{ rows, columns, onEnd, loading }}
          rowKey={({ id }) => id}
          card={card}
          total={complete ? rows.length : undefined}
          empty={<Empty title={t("settlement.nothingOpen")} hint={t("settlement.nothingOpenSoft")}><Goto href="/settlement/invoices">{t("settlement.invoices")}</Goto></Empty>}
        />
      )}
    </SettlementPage>
  );
}

const columnsOf = (t: Translate): WrittenColumn<Row>[] => [
  { key: "due", title: t("settlement.dueOn"), width: 150, text: ({ dueOn }) => dueOn, render: ({ dueOn }) => <When at={dueOn} /> },
  { key: "age", title: t("settlement.ages"), width: 158, text: (row) => ageText(row, t), render: (row) => <Age row={row} /> },
  { key: "customer", title: t("settlement.customer"), width: 200, grow: true, text: ({ customerName }) => customerName, render: ({ customerId, customerName }) => <Goto href={`/settlement/accounts/${customerId}`}>{customerName}</Goto> },
  { key: "open", title: t("settlement.open"), width: 130, align: "end", text: ({ open }) => open, render: ({ open, currency }) => <Money amount={open} currency={currency} /> },
  { key: "amount", title: t("settlement.amount"), width: 130, align: "end", text: ({ amount }) => amount, render: ({ amount, currency }) => <Money amount={amount} currency={currency} plain /> },
  { key: "invoice", title: t("settlement.taxNumber"), width: 316, text: ({ taxNumber, invoiceNumber }) => `${taxNumber} · ${invoiceNumber}`, render: (row) => <InvoiceOf {...row} /> },
  { key: "order", title: t("settlement.order"), width: 170, text: ({ orderNumber }) => orderNumber, render: (row) => <OrderOf {...row} /> },
  { key: "issued", title: t("settlement.issuedOn"), width: 110, render: ({ issuedOn }) => issuedOn },
];

const ageText = ({ daysOverdue }: Row, t: Translate): string => (daysOverdue > 0 ? t("settlement.daysOverdue", { count: daysOverdue }) : t("settlement.notDue"));

function Age({ row }: { row: Row }) {
  return <StatusTag tone={bucketTones[row.bucket]}>{ageText(row, useT())}</StatusTag>;
}

function Card({ row }: { row: Row }) {
  return (
    <div className={sheet.card}>
      <div><Goto href={`/settlement/accounts/${row.customerId}`}><strong>{row.customerName}</strong></Goto><Age row={row} /></div>
      <div><OrderOf {...row} /><Money amount={row.open} currency={row.currency} /></div>
      <div><span className="soft"><InvoiceOf {...row} /></span><When at={row.dueOn} /></div>
    </div>
  );
}
