import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { readAccount } from "../../../contract/settlement.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { bucketTones } from "./ages.ts";
import { AccountAdjustments } from "./AccountAdjustments.tsx";
import { ApplyDialog } from "./ApplyDialog.tsx";
import { OrderOf } from "./OrderOf.tsx";
import style from "./settlement.module.css";

type Account = Answer<typeof readAccount>;

/** One customer's account: the use of its credit, everything that is open, and what it paid. */
export function AccountRead() {
  const t = useT();
  const { customerId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readAccount, { customerId }, { watches: ["receivable", "receipt", "invoice", "order", `customer:${customerId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={data.customerName} beside={<span className="soft">{t("settlement.accountAsOf", { day: data.asOf })}</span>}>
        <Goto href={`/settlement/accounts/${customerId}/statement`}>{t("reversals.statement")}</Goto>
        <Goto href="/settlement/ageing">{t("settlement.ageing")}</Goto>
        <Goto href={`/customers/${customerId}`}>{t("settlement.customerFile")}</Goto>
      </PageTitle>
      {data.credit.map((credit) => <Credit key={credit.currency} credit={credit} />)}
      <OpenItems account={data} />
      <Receipts account={data} />
      <AccountAdjustments customerId={customerId} />
    </>
  );
}

/** Exposure against the limit, and the parts it is made of. */
function Credit({ credit }: { credit: Account["credit"][number] }) {
  const t = useT();
  const { currency, limit, exposure } = credit;
  const over = limit !== null && Number(exposure) > Number(limit);
  return (
    <div className={style.totals}>
      <div data-bad={over || undefined}><small>{t("settlement.exposure")}</small><strong><Money amount={exposure} currency={currency} /></strong>{over && <StatusTag tone="bad">{t("settlement.overLimit")}</StatusTag>}</div>
      <div><small>{t("settlement.limit")}</small><strong>{limit === null ? t("settlement.noLimit") : <Money amount={limit} currency={currency} />}</strong></div>
      {(["openOrders", "granted", "openInvoices", "deposits", "unapplied"] as const).map((part) => <div key={part}><small>{t(`settlement.${part}`)}</small><strong><Money amount={credit[part]} currency={currency} plain /></strong></div>)}
      <div data-bad={Number(credit.overdue) > 0 || undefined}><small>{t("settlement.overdue")}</small><strong><Money amount={credit.overdue} currency={currency} plain /></strong></div>
    </div>
  );
}

function OpenItems({ account: { items } }: { account: Account }) {
  const t = useT();
  return (
    <Section flush title={t("settlement.openItems")}>
      <Table
        label={t("settlement.openItems")} rows={items} rowKey={({ kind, id }) => kind + id} empty={t("settlement.noOpenItems")}
        columns={[
          { key: "due", title: t("settlement.dueOn"), render: ({ dueOn, bucket }) => <><StatusTag tone={bucketTones[bucket]}>{t(`settlement.${bucket}`)}</StatusTag> {dueOn ?? t("settlement.noDay")}</> },
          { key: "kind", title: t("settlement.item"), render: ({ kind, taxNumber, invoiceNumber }) => (kind === "order" ? t("settlement.deposit") : [taxNumber, invoiceNumber].filter(Boolean).join(" · ")) },
          { key: "order", title: t("settlement.order"), render: (row) => <OrderOf {...row} /> },
          { key: "amount", title: t("settlement.amount"), align: "end", render: ({ amount, currency }) => <Money amount={amount} currency={currency} plain /> },
          { key: "open", title: t("settlement.open"), align: "end", render: ({ open, currency }) => <Money amount={open} currency={currency} /> },
        ]}
      />
    </Section>
  );
}

function Receipts({ account: { receipts } }: { account: Account }) {
  const t = useT();
  const may = useMay();
  const [applying, setApplying] = useState<string>();
  return (
    <Section flush title={t("settlement.receipts")}>
      <Table
        label={t("settlement.receipts")} rows={receipts} rowKey={({ id }) => id} empty={t("settlement.noReceipts")}
        columns={[
          { key: "number", title: t("settlement.receipt"), render: ({ id, number }) => <Goto href={`/settlement/receipts/${id}`}>{number}</Goto> },
          { key: "on", title: t("settlement.receivedOn"), render: ({ receivedOn }) => receivedOn },
          { key: "means", title: t("settlement.means"), render: ({ means, reference }) => `${t(`settlement.means_${means}`)} ${reference ?? ""}` },
          { key: "amount", title: t("settlement.amount"), align: "end", render: ({ amount, currency }) => <Money amount={amount} currency={currency} /> },
          { key: "rest", title: t("settlement.rest"), align: "end", render: ({ rest, currency }) => <Money amount={rest} currency={currency} plain /> },
          { key: "act", title: t("ui.actions"), render: ({ id, rest }) => <ActionButton size="small" disabledReason={may("settlement.receive") ? (Number(rest) > 0 ? undefined : t("settlement.applied")) : t("settlement.only_receive")} onClick={() => setApplying(id)}>{t("settlement.apply")}</ActionButton> },
        ]}
      />
      {applying && <ApplyDialog receiptId={applying} onClose={() => setApplying(undefined)} />}
    </Section>
  );
}
