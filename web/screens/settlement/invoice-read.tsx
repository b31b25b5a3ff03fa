import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { readInvoice, reverseAllocation } from "../../../contract/settlement-reversals.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Money, Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { CreditDialog } from "./CreditDialog.tsx";
import { type Applied, MoneyTable } from "./MoneyTable.tsx";
import { PriceDialog } from "./PriceDialog.tsx";
import { RedDialog } from "./RedDialog.tsx";

export type Invoice = Answer<typeof readInvoice>;

/** One invoice: its lines, what red invoices took back of it, and the money that paid it. */
export function InvoiceRead() {
  const t = useT();
  const { invoiceId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readInvoice, { invoiceId }, { watches: ["invoice", "receipt", "order"] });
  const [taking, setTaking] = useState<Applied>();
  const { run } = useCommand(reverseAllocation);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={t(data.reversalOf ? "reversals.redInvoice" : "reversals.invoice", { number: data.number })} beside={<Standing invoice={data} />}><Actions invoice={data} /></PageTitle>
      <div className={sheet.stack}>
        <Head invoice={data} />
        <Lines invoice={data} />
        {data.reds.length > 0 && <Reds invoice={data} />}
        {!data.reversalOf && <MoneyTable title={t("reversals.moneyOnIt")} money={data.money} currency={data.currency} empty={t("reversals.noMoneyOnIt")} onTakeOff={setTaking} />}
      </div>
      <ReverseDialog open={taking !== undefined} title={t("reversals.takeOffOf", { number: taking?.receiptNumber ?? "" })} effect={t("reversals.takeOffEffect", { amount: taking?.left ?? "" })} onConfirm={(reason) => run({ allocationId: taking!.id, reason })} onClose={() => setTaking(undefined)} />
    </>
  );
}

function Standing({ invoice: { reversalOf, left, gross, open } }: { invoice: Invoice }) {
  const t = useT();
  if (reversalOf) return <StatusTag tone="bad">{t("reversals.isRed")}</StatusTag>;
  if (Number(left) === 0) return <StatusTag tone="bad">{t("reversals.wholeRed")}</StatusTag>;
  return <>{Number(left) < Number(gross) && <StatusTag tone="warn">{t("reversals.partRed")}</StatusTag>}<StatusTag tone={Number(open) > 0 ? "moving" : "good"}>{t(Number(open) > 0 ? "reversals.notPaid" : "reversals.paid")}</StatusTag></>;
}

function Actions({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState<"red" | "price" | "credit">();
  const [first] = invoice.lines;
  const close = () => setAsking(undefined);
  const off = invoice.reversalOf ? t("reversals.redStays") : Number(invoice.left) === 0 ? t("reversals.wholeRed") : may("settlement.reverse") ? undefined : t("reversals.only_reverse");
  return (
    <>
      <ActionButton disabledReason={off} onClick={() => setAsking("price")}>{t("reversals.correctPrice")}</ActionButton>
      <ActionButton disabledReason={may("settlement.credit") ? undefined : t("reversals.only_credit")} onClick={() => setAsking("credit")}>{t("reversals.credit")}</ActionButton>
      <ActionButton danger disabledReason={off} onClick={() => setAsking("red")}>{t("reversals.reverse")}</ActionButton>
      {asking === "red" && <RedDialog invoice={invoice} onClose={close} />}
      {asking === "price" && <PriceDialog invoice={invoice} onClose={close} />}
      {asking === "credit" && first && <CreditDialog orderId={first.orderId} orderNumber={first.orderNumber} currency={invoice.currency} onClose={close} />}
    </>
  );
}

function Head({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const { currency, reversalOf, evidence } = invoice;
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  return (
    <Section title={t("reversals.head")}>
      <Facts
        rows={[
          [t("settlement.customer"), <Goto key="c" href={`/settlement/accounts/${invoice.customerId}`}>{invoice.customerName}</Goto>],
          [t("settlement.kind"), t(`settlement.kind_${invoice.kind}`)], [t("settlement.taxNumber"), invoice.taxNumber], [t("settlement.issuedOn"), invoice.issuedOn],
          [t("settlement.net"), money(invoice.net)], [t("settlement.tax"), money(invoice.tax)], [t("settlement.gross"), <strong key="g">{money(invoice.gross)}</strong>],
          ...(reversalOf
            ? ([[t("reversals.reversalOf"), <Goto key="r" href={`/settlement/invoices/${reversalOf}`}>{invoice.reversalOfNumber ?? ""}</Goto>], [t("settlement.reason"), invoice.reason], [t("reversals.afterwards"), invoice.afterwards && t(`reversals.afterwards_${invoice.afterwards}`)]] as const)
            : ([[t("reversals.left"), money(invoice.left)], [t("settlement.open"), money(invoice.open)]] as const)),
          ...(evidence ? ([[t("reversals.priceSource"), `${t(`reversals.priceSource_${evidence.source}`)}:${evidence.words}`]] as const) : []),
          [t("settlement.remark"), invoice.remark],
        ]}
      />
    </Section>
  );
}

function Lines({ invoice: { lines, currency, reversalOf } }: { invoice: Invoice }) {
  const t = useT();
  return (
    <Section flush title={t("settlement.lines")}>
      <Table
        label={t("settlement.lines")} rows={lines} rowKey={({ lineNo }) => String(lineNo)} empty=""
        columns={[
          { key: "order", title: t("settlement.order"), render: ({ orderId, orderNumber, deliveryNumber }) => <><Goto href={`/orders/${orderId}`}>{orderNumber}</Goto> <span className="soft nowrap">{deliveryNumber}</span></> },
          { key: "name", title: t("settlement.name"), render: ({ name, spec }) => `${name} ${spec}` },
          { key: "quantity", title: t("settlement.quantity"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
          { key: "price", title: t("settlement.price"), align: "end", render: ({ unitPrice }) => <Quantity value={unitPrice} /> },
          { key: "rate", title: t("settlement.taxRate"), align: "end", render: ({ taxRate }) => `${taxRate}%` },
          { key: "gross", title: t("settlement.gross"), align: "end", render: ({ gross }) => <Money amount={gross} currency={currency} plain /> },
          ...(reversalOf ? [] : [{ key: "left", title: t("reversals.left"), align: "end" as const, render: ({ grossLeft }: Invoice["lines"][number]) => <Money amount={grossLeft} currency={currency} plain /> }]),
        ]}
      />
    </Section>
  );
}

function Reds({ invoice: { reds, currency } }: { invoice: Invoice }) {
  const t = useT();
  return (
    <Section flush title={t("reversals.reds")}>
      <Table
        label={t("reversals.reds")} rows={reds} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "number", title: t("reversals.red"), render: ({ id, number, taxNumber }) => <><Goto href={`/settlement/invoices/${id}`}>{number}</Goto> <span className="soft">{taxNumber}</span></> },
          { key: "on", title: t("settlement.issuedOn"), render: ({ issuedOn }) => <span className="nowrap">{issuedOn}</span> },
          { key: "gross", title: t("settlement.gross"), align: "end", render: ({ gross }) => <Money amount={gross} currency={currency} plain /> },
          { key: "after", title: t("reversals.afterwards"), render: ({ afterwards }) => afterwards && t(`reversals.afterwards_${afterwards}`) },
          { key: "why", title: t("settlement.reason"), render: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}
