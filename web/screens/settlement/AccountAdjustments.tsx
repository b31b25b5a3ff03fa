import { listCharges, listCredits } from "../../../contract/settlement-credits.ts";
import { listInvoices, listRefunds } from "../../../contract/settlement-reversals.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Money } from "../../ui/Money.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";

const watches = ["receipt", "invoice", "order"];

/** What went another way on a customer's account: red invoices, credit notes, charges, refunds, the newest of each. */
export function AccountAdjustments({ customerId }: { customerId: string }) {
  const t = useT();
  const reds = useQueryOf(listInvoices, { customerId, redOnly: "true" }, { watches }).data?.rows ?? [];
  const credits = useQueryOf(listCredits, { customerId }, { watches }).data?.rows ?? [];
  const charges = useQueryOf(listCharges, { customerId }, { watches }).data?.rows ?? [];
  const refunds = useQueryOf(listRefunds, { customerId }, { watches }).data?.rows ?? [];
  const rows = [
    ...reds.map(({ id, number, issuedOn, gross, currency, reason }) => ({ id, kind: "redInvoice", number, day: issuedOn, amount: gross, currency, reason, href: `/settlement/invoices/${id}` })),
    ...credits.map(({ id, number, givenOn, amount, currency, reason }) => ({ id, kind: "credit", number, day: givenOn, amount: `-${amount}`, currency, reason, href: `/settlement/receipts/${id}` })),
    ...charges.map(({ id, number, issuedOn, amount, currency, reason }) => ({ id, kind: "charge", number, day: issuedOn, amount, currency, reason, href: undefined })),
    ...refunds.map(({ id, number, refundedOn, amount, currency, reason, receiptId }) => ({ id, kind: "refund", number, day: refundedOn, amount, currency, reason, href: `/settlement/receipts/${receiptId}` })),
  ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? 1 : -1));
  return (
    <Section flush title={t("reversals.adjustments")}>
      <Table
        label={t("reversals.adjustments")} rows={rows} rowKey={({ kind, id }) => kind + id} empty={t("reversals.noAdjustments")}
        columns={[
          { key: "day", title: t("reversals.day"), render: ({ day }) => <span className="nowrap">{day}</span> },
          { key: "kind", title: t("settlement.item"), render: ({ kind }) => t(`reversals.entry_${kind}`) },
          { key: "number", title: t("reversals.numbered"), render: ({ number, href }) => (href ? <Goto href={href}>{number}</Goto> : number) },
          { key: "amount", title: t("settlement.amount"), align: "end", render: ({ amount, currency }) => <Money amount={amount} currency={currency} plain /> },
          { key: "why", title: t("settlement.reason"), render: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}
