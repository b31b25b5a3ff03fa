import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { readReceipt, reverseAllocation, reverseReceipt, reverseRefund } from "../../../contract/settlement-reversals.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { PartPapersButton } from "../../parts/PartPapers.tsx";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { CheckField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { ApplyDialog } from "./ApplyDialog.tsx";
import { type Applied, MoneyTable } from "./MoneyTable.tsx";
import { RefundDialog } from "./RefundDialog.tsx";

type Receipt = Answer<typeof readReceipt>;

/** One receipt or credit note: what it paid, what went back of it, and whether it was taken back. */
export function ReceiptRead() {
  const t = useT();
  const { receiptId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readReceipt, { receiptId }, { watches: ["receipt", "invoice", "order"] });
  const [taking, setTaking] = useState<Applied>();
  const { run } = useCommand(reverseAllocation);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={t(data.credit ? "reversals.creditNote" : "reversals.receipt", { number: data.number })} beside={<Standing receipt={data} />}><Actions receipt={data} /></PageTitle>
      <div className={sheet.stack}>
        <Head receipt={data} />
        {data.credit && <CreditLines receipt={data} />}
        <MoneyTable title={t("reversals.appliedOfIt")} money={data.allocations} currency={data.currency} empty={t("reversals.nothingApplied")} onTakeOff={setTaking} />
        {data.refunds.length > 0 && <Refunds receipt={data} />}
      </div>
      <ReverseDialog open={taking !== undefined} title={t("reversals.takeOffOf", { number: data.number })} effect={t("reversals.takeOffEffect", { amount: taking?.left ?? "" })} onConfirm={(reason) => run({ allocationId: taking!.id, reason })} onClose={() => setTaking(undefined)} />
    </>
  );
}

function Standing({ receipt: { reversed, rest, currency } }: { receipt: Receipt }) {
  const t = useT();
  if (reversed) return <StatusTag tone="bad">{t("reversals.reversed")}</StatusTag>;
  if (Number(rest) === 0) return <StatusTag tone="good">{t("settlement.applied")}</StatusTag>;
  return <StatusTag tone="warn">{t("settlement.rest")} <Money amount={rest} currency={currency} plain /></StatusTag>;
}

function Actions({ receipt }: { receipt: Receipt }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState<"apply" | "refund" | "reverse">();
  const close = () => setAsking(undefined);
  const gone = receipt.reversed ? t("reversals.reversed") : undefined;
  const nothing = gone ?? (Number(receipt.rest) > 0 ? undefined : t("settlement.applied"));
  return (
    <>
      <ActionButton type="primary" disabledReason={nothing ?? (may("settlement.receive") ? undefined : t("settlement.only_receive"))} onClick={() => setAsking("apply")}>{t("settlement.apply")}</ActionButton>
      <ActionButton disabledReason={nothing ?? (may("settlement.refund") ? undefined : t("reversals.only_refund"))} onClick={() => setAsking("refund")}>{t("reversals.refund")}</ActionButton>
      <ActionButton danger disabledReason={gone ?? (may("settlement.reverse") ? undefined : t("reversals.only_reverse"))} onClick={() => setAsking("reverse")}>{t("reversals.reverse")}</ActionButton>
      {receipt.credit && <PartPapersButton number={receipt.number} orderId={receipt.credit.orderId} part={receipt.id} watches={["receipt"]} />}
      {asking === "apply" && <ApplyDialog receiptId={receipt.id} onClose={close} />}
      {asking === "refund" && <RefundDialog receipt={receipt} onClose={close} />}
      {asking === "reverse" && <Reverse receipt={receipt} onClose={close} />}
    </>
  );
}

/** What the receipt paid goes with it only when the person says so, having seen it. */
function Reverse({ receipt, onClose }: { receipt: Receipt; onClose(): void }) {
  const t = useT();
  const { run } = useCommand(reverseReceipt);
  const [along, setAlong] = useState(false);
  const standing = receipt.allocations.filter(({ kind, standing: stands }) => stands && kind !== "offset");
  const send = (reason: string) => run({ receiptId: receipt.id, reason, allocationIds: standing.map(({ id }) => id) }).then(({ number }) => toast({ text: t("reversals.reversedReceipt", { number }) }));
  return (
    <ReverseDialog open title={t("reversals.reverseOf", { number: receipt.number })} effect={t("reversals.reverseEffect")} disabledReason={standing.length > 0 && !along ? t("reversals.seeFirst") : undefined} onConfirm={send} onClose={onClose}>
      {standing.length > 0 && (
        <>
          <Table
            label={t("reversals.goesAlong")} rows={standing} rowKey={({ id }) => id} empty=""
            columns={[
              { key: "what", title: t("reversals.goesAlong"), render: ({ kind, orderNumber, invoiceNumber }) => `${t(`reversals.applied_${kind}`)} ${orderNumber ?? ""} ${invoiceNumber ?? ""}` },
              { key: "amount", title: t("settlement.amount"), align: "end", render: ({ amount }) => <Money amount={amount} currency={receipt.currency} plain /> },
            ]}
          />
          <CheckField label={t("reversals.along")} value={along} onChange={setAlong} />
        </>
      )}
    </ReverseDialog>
  );
}

function Head({ receipt }: { receipt: Receipt }) {
  const t = useT();
  const { currency, reversal, credit } = receipt;
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  return (
    <Section title={t("reversals.head")}>
      <Facts
        rows={[
          [t("settlement.customer"), <Goto key="c" href={`/settlement/accounts/${receipt.customerId}`}>{receipt.customerName}</Goto>],
          [t("settlement.receivedOn"), receipt.receivedOn], [t("settlement.means"), t(`settlement.means_${receipt.means}`)],
          [t("settlement.amount"), <strong key="a">{money(receipt.amount)}</strong>], [t("reversals.appliedSum"), money(receipt.applied)], [t("reversals.returned"), money(receipt.returned)], [t("settlement.rest"), money(receipt.rest)],
          ...(credit
            ? ([[t("settlement.order"), <Goto key="o" href={`/orders/${credit.orderId}`}>{credit.orderNumber}</Goto>], [t("reversals.creditKind"), t(`reversals.creditKind_${credit.kind}`)], [t("settlement.reason"), credit.reason]] as const)
            : ([[t("settlement.reference"), receipt.reference], [t("settlement.payer"), receipt.payer], [t("settlement.remark"), receipt.remark]] as const)),
          ...(reversal ? ([[t("reversals.reversed"), `${reversal.reversedOn} ${reversal.reason}`]] as const) : []),
        ]}
      />
    </Section>
  );
}

function CreditLines({ receipt: { credit, currency } }: { receipt: Receipt }) {
  const t = useT();
  return (
    <Section flush title={t("reversals.creditLines")}>
      <Table
        label={t("reversals.creditLines")} rows={credit!.lines.map((line, at) => ({ ...line, at }))} rowKey={({ at }) => String(at)} empty=""
        columns={[
          { key: "name", title: t("reversals.creditFor"), render: ({ name }) => name },
          { key: "quantity", title: t("settlement.quantity"), align: "end", render: ({ quantity, unit }) => (quantity === null ? "—" : `${quantity} ${unit ?? ""}`) },
          { key: "amount", title: t("settlement.amount"), align: "end", render: ({ amount }) => <Money amount={amount} currency={currency} plain /> },
        ]}
      />
    </Section>
  );
}

function Refunds({ receipt: { refunds, currency } }: { receipt: Receipt }) {
  const t = useT();
  const may = useMay();
  const { run } = useCommand(reverseRefund);
  const [reversing, setReversing] = useState<Receipt["refunds"][number]>();
  return (
    <Section flush title={t("reversals.refunds")}>
      <Table
        label={t("reversals.refunds")} rows={refunds} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "number", title: t("reversals.refundNumber"), render: ({ number, reversed }) => <>{number} {reversed && <StatusTag tone="bad">{t("reversals.reversed")}</StatusTag>}</> },
          { key: "on", title: t("reversals.refundedOn"), render: ({ refundedOn }) => <span className="nowrap">{refundedOn}</span> },
          { key: "amount", title: t("settlement.amount"), align: "end", render: ({ amount }) => <Money amount={amount} currency={currency} plain /> },
          { key: "means", title: t("reversals.refundMeans"), render: ({ means, reference }) => `${t(`settlement.means_${means}`)} ${reference ?? ""}` },
          { key: "why", title: t("settlement.reason"), render: ({ reason }) => reason },
          { key: "act", title: t("ui.actions"), render: (row) => <ActionButton size="small" disabledReason={row.reversalOf || row.reversed ? t("reversals.takenOffAlready") : may("settlement.reverse") ? undefined : t("reversals.only_reverse")} onClick={() => setReversing(row)}>{t("reversals.reverse")}</ActionButton> },
        ]}
      />
      <ReverseDialog open={reversing !== undefined} title={t("reversals.reverseOf", { number: reversing?.number ?? "" })} effect={t("reversals.refundBackEffect")} onConfirm={(reason) => run({ refundId: reversing!.id, reason })} onClose={() => setReversing(undefined)} />
    </Section>
  );
}
