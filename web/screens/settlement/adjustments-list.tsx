import { useMemo, useState } from "react";
import { listCharges, listCredits, reverseCharge } from "../../../contract/settlement-credits.ts";
import { listInvoices, listRefunds } from "../../../contract/settlement-reversals.ts";
import { useCommand, useRowsOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { Books } from "./Books.tsx";
import { SettlementPage } from "./SettlementPage.tsx";

const views = ["reds", "credits", "charges", "refunds"] as const;
type View = (typeof views)[number];
const watches = ["receipt", "invoice", "order"];

/** A document of any of the four kinds, as the list shows it. */
interface Row {
  id: string;
  number: string;
  day: string;
  customerId: string;
  customerName: string;
  amount: string;
  currency: string;
  about: string;
  reason: string;
  reversed: boolean;
  href: string | undefined;
}

/** The rows of the view that is open; the other three are not asked for. */
function useView(view: View) {
  const t = useT();
  const on = (each: View) => ({ watches, enabled: view === each });
  const reds = useRowsOf(listInvoices, { redOnly: "true" }, on("reds"));
  const credits = useRowsOf(listCredits, {}, on("credits"));
  const charges = useRowsOf(listCharges, {}, on("charges"));
  const refunds = useRowsOf(listRefunds, {}, on("refunds"));
  const rows = useMemo((): Row[] => {
    if (view === "reds") return reds.rows.map((row) => ({ ...row, day: row.issuedOn, amount: row.gross, about: row.reversalOfNumber ?? "", reason: row.reason ?? "", reversed: false, href: `/settlement/invoices/${row.id}` }));
    if (view === "credits") return credits.rows.map((row) => ({ ...row, day: row.givenOn, about: `${t(`reversals.creditKind_${row.kind}`)} ${row.orderNumber}`, href: `/settlement/receipts/${row.id}` }));
    if (view === "charges") return charges.rows.map((row) => ({ ...row, day: row.issuedOn, about: row.orderNumber, href: undefined }));
    return refunds.rows.map((row) => ({ ...row, day: row.refundedOn, about: row.receiptNumber, href: `/settlement/receipts/${row.receiptId}` }));
  }, [view, reds.rows, credits.rows, charges.rows, refunds.rows, t]);
  const { onEnd, complete, loading, error, refetch } = { reds, credits, charges, refunds }[view];
  return { rows, onEnd, complete, loading, error, refetch };
}

/** Where money went another way: red invoices, credit notes, charges and refunds; and through which day the books are closed. */
export function AdjustmentsList() {
  const t = useT();
  const may = useMay();
  const { filter, choose } = useFilter();
  const view = views.find((each) => each === filter["view"]) ?? "reds";
  const { rows, onEnd, complete, loading, error, refetch } = useView(view);
  const [reversing, setReversing] = useState<Row>();
  const { run } = useCommand(reverseCharge);
  const columns = useMemo(() => columnsOf(t), [t]);
  const off = ({ reversed }: Row) => (reversed ? t("reversals.takenOffAlready") : may("settlement.reverse") ? undefined : t("reversals.only_reverse"));
  const back = (row: Row) => <ActionButton size="small" disabledReason={off(row)} onClick={() => setReversing(row)}>{t("reversals.reverse")}</ActionButton>;
  return (
    <SettlementPage actions={<><ExportButton name={t(`reversals.${view}`)} columns={columns} read={() => Promise.resolve({ rows, more: !complete })} /><Books /></>}>
      <div className={sheet.filters}><Views label={t("settlement.view")} value={view} views={views.map((value) => ({ value, label: t(`reversals.${value}`) }))} onChoose={(value) => choose({ view: value === "reds" ? undefined : value })} /></div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t(`reversals.${view}`)}
          {...{ rows, columns, onEnd, loading }}
          rowKey={({ id }) => id}
          actions={view === "charges" ? back : undefined}
          card={(row: Row) => <Card row={row} />}
          total={complete ? rows.length : undefined}
          empty={<Empty title={t("reversals.noAdjustments")} hint={t("reversals.noAdjustmentsHint")}><Goto href="/settlement/receivables">{t("settlement.receivables")}</Goto></Empty>}
        />
      )}
      <ReverseDialog open={reversing !== undefined} title={t("reversals.reverseOf", { number: reversing?.number ?? "" })} effect={t("reversals.chargeBackEffect")} onConfirm={(reason) => run({ chargeId: reversing!.id, reason })} onClose={() => setReversing(undefined)} />
    </SettlementPage>
  );
}

const numberOf = ({ number, href }: Row) => (href ? <Goto href={href}>{number}</Goto> : number);

const columnsOf = (t: Translate): WrittenColumn<Row>[] => [
  { key: "number", title: t("reversals.numbered"), width: 160, text: ({ number }) => number, render: (row) => <span className="figure">{numberOf(row)}</span> },
  { key: "day", title: t("reversals.day"), width: 110, render: ({ day }) => day },
  { key: "customer", title: t("settlement.customer"), width: 200, grow: true, text: ({ customerName }) => customerName, render: ({ customerId, customerName }) => <Goto href={`/settlement/accounts/${customerId}`}>{customerName}</Goto> },
  { key: "amount", title: t("settlement.amount"), width: 140, align: "end", text: ({ amount }) => amount, render: ({ amount, currency }) => <Money amount={amount} currency={currency} /> },
  { key: "about", title: t("reversals.about"), width: 190, render: ({ about }) => about },
  { key: "reason", title: t("settlement.reason"), width: 220, grow: true, text: ({ reason }) => reason, render: (row) => <>{row.reversed && <StatusTag tone="bad">{t("reversals.reversed")}</StatusTag>} {row.reason}</> },
];

function Card({ row }: { row: Row }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><strong>{numberOf(row)}</strong><Money amount={row.amount} currency={row.currency} /></div>
      <div><Goto href={`/settlement/accounts/${row.customerId}`}>{row.customerName}</Goto><span className="soft nowrap">{row.day}</span></div>
      <div><span className="soft">{row.about} {row.reason}</span>{row.reversed && <StatusTag tone="bad">{t("reversals.reversed")}</StatusTag>}</div>
    </div>
  );
}
