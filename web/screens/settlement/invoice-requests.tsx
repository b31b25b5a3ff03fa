import { useMemo, useState } from "react";
import { sum } from "../../../contract/money.ts";
import { invoiceRequestAxis, type InvoiceRequestState, listInvoiceRequests } from "../../../contract/settlement.ts";
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
import { IssueDialog } from "./IssueDialog.tsx";
import { RequestDrawer } from "./RequestDrawer.tsx";
import { billedThing, type InvoiceRequest, requestTones, whyNotIssue } from "./invoice-words.ts";
import { SettlementPage } from "./SettlementPage.tsx";

/** What is to be invoiced: several requests of one customer become one invoice; a wrong one goes back with the reason. */
export function InvoiceRequests() {
  const t = useT();
  const may = useMay();
  const { filter, choose } = useFilter();
  const state = invoiceRequestAxis.states.find((each) => each === (filter["state"] ?? "requested"));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string>();
  const [issuing, setIssuing] = useState<readonly InvoiceRequest[]>();
  const asked = { search: filter["q"] || undefined, state };
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listInvoiceRequests, asked, { watches: ["invoiceRequest", "invoice", "order"] });
  const columns = useMemo(() => columnsOf(t), [t]);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const reason = whyNotIssue(chosen, may("settlement.invoice"), t);
  const issued = () => {
    setIssuing(undefined);
    setSelected(new Set());
  };
  const actions = (row: InvoiceRequest) => <ActionButton size="small" onClick={() => setOpened(row.id)}>{t("ui.open")}</ActionButton>;
  const card = (row: InvoiceRequest) => <Card row={row} onOpen={() => setOpened(row.id)} />;
  return (
    <SettlementPage actions={<><ExportButton name={t("settlement.invoices")} columns={columns} read={() => allRows(listInvoiceRequests, asked)} /><ActionButton type="primary" disabledReason={reason} onClick={() => setIssuing(chosen)}>{t("settlement.issueChosen", { count: chosen.length })}</ActionButton></>}>
      <div className={sheet.filters}>
        <Views<InvoiceRequestState | "all"> label={t("settlement.state")} value={filter["state"] === "all" ? "all" : (state ?? "all")} views={[...invoiceRequestAxis.states.map((value) => ({ value, label: t(`settlement.request_${value}`) })), { value: "all", label: t("settlement.view_all") }]} onChoose={(value) => (setSelected(new Set()), choose({ state: value }))} />
        <SearchField label={t("settlement.findRequest")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        {chosen.length > 0 && <span>{t("settlement.chosenSum")} <Money amount={sum(chosen.map(({ gross }) => gross))} currency={chosen[0]?.currency ?? "CNY"} /></span>}
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("settlement.invoices")}
          {...{ rows, columns, selected, onEnd, loading }}
          rowKey={({ id }) => id}
          onSelect={setSelected}
          onOpen={({ id }) => setOpened(id)}
          onPreview={({ id }) => setOpened(id)}
          actions={actions}
          card={card}
          total={complete ? rows.length : undefined}
          empty={<Empty title={t("settlement.noRequests")} hint={t("settlement.noRequestsHint")}><Goto href="/settlement/receivables">{t("settlement.receivables")}</Goto></Empty>}
        />
      )}
      {issuing && <IssueDialog requests={issuing} onClose={() => setIssuing(undefined)} onDone={issued} />}
      {opened && <RequestDrawer requestId={opened} onIssue={(row) => (setOpened(undefined), setIssuing([row]))} onClose={() => setOpened(undefined)} />}
    </SettlementPage>
  );
}

const columnsOf = (t: Translate): WrittenColumn<InvoiceRequest>[] => [
  { key: "state", title: t("settlement.state"), width: 110, text: ({ state }) => t(`settlement.request_${state}`), render: ({ state }) => <StatusTag tone={requestTones[state]}>{t(`settlement.request_${state}`)}</StatusTag> },
  { key: "customer", title: t("settlement.customer"), width: 200, grow: true, render: ({ customerName }) => customerName },
  { key: "order", title: t("settlement.order"), width: 170, text: ({ orderNumber }) => orderNumber, render: ({ orderId, orderNumber }) => <Goto href={`/orders/${orderId}`}>{orderNumber}</Goto> },
  { key: "delivery", title: t("settlement.delivery"), width: 150, render: (request) => billedThing(request, t) },
  { key: "gross", title: t("settlement.gross"), width: 130, align: "end", text: ({ gross }) => gross, render: ({ gross, currency }) => <Money amount={gross} currency={currency} /> },
  { key: "tax", title: t("settlement.tax"), width: 110, align: "end", text: ({ tax }) => tax, render: ({ tax, currency }) => <Money amount={tax} currency={currency} plain /> },
  { key: "supplied", title: t("settlement.suppliedOn"), width: 110, render: ({ suppliedOn }) => suppliedOn },
  { key: "billable", title: t("settlement.billableOn"), width: 110, render: ({ billableOn }) => billableOn },
  { key: "result", title: t("settlement.result"), width: 200, grow: true, render: ({ taxNumber, refusedReason }) => taxNumber ?? refusedReason },
];

function Card({ row, onOpen }: { row: InvoiceRequest; onOpen(): void }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><strong>{row.customerName}</strong><StatusTag tone={requestTones[row.state]}>{t(`settlement.request_${row.state}`)}</StatusTag></div>
      <div><span>{row.orderNumber}</span><Money amount={row.gross} currency={row.currency} /></div>
      <div><span className="soft">{row.taxNumber ?? row.refusedReason ?? row.billableOn}</span><ActionButton onClick={onOpen}>{t("ui.open")}</ActionButton></div>
    </div>
  );
}
