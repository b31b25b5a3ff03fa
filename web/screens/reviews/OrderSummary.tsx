import { type OrderLine, readOrder } from "../../../contract/orders.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Money, Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { termsText } from "../customers/terms.ts";

const shownLines = 12;

/** What matters of the order, so that nobody has to open it or its attachments to decide. */
export function OrderSummary({ orderId }: { orderId: string }) {
  const t = useT();
  const { data: order, error, refetch } = useQueryOf(readOrder, { orderId }, { watches: [`order:${orderId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!order) return null;
  const needs = Object.entries(order.specialNeeds).filter(([, words]) => words);
  return (
    <Section title={t("reviews.summary")} actions={<Goto href={`/orders/${orderId}`}>{t("reviews.openOrder")}</Goto>}>
      <Facts
        rows={[
          [t("reviews.customer"), <Goto key="c" href={`/customers/${order.customerId}`}>{order.customerName}</Goto>],
          [t("reviews.total"), <strong key="t"><Money amount={order.totalAmount} currency={order.currency} /></strong>],
          [t("reviews.requestedDate"), order.requestedDate && <When at={order.requestedDate} />],
          [t("reviews.terms"), order.paymentTerms && termsText(order.paymentTerms, t)],
          [t("reviews.salesperson"), order.salespersonName],
          [t("reviews.customerPo"), order.customerPo],
          ...needs.map(([kind, words]) => [t(`reviews.special_${kind}`), words] as const),
        ]}
      />
      <Lines lines={order.lines} />
    </Section>
  );
}

function Lines({ lines }: { lines: readonly OrderLine[] }) {
  const t = useT();
  return (
    <div style={{ margin: "12px -12px -12px" }}>
      <Table
        label={t("reviews.linesOf")}
        rows={lines.slice(0, shownLines)}
        rowKey={({ id }) => id}
        empty="—"
        columns={[
          { key: "no", title: "#", render: ({ lineNo }) => lineNo },
          { key: "product", title: t("reviews.product"), render: ({ productCode, name, spec }) => <><span className="figure">{productCode}</span> {name} <span className="soft">{spec}</span></> },
          { key: "quantity", title: t("reviews.quantity"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
          { key: "price", title: t("reviews.price"), align: "end", render: ({ unitPrice }) => (unitPrice ? <Quantity value={unitPrice} /> : "—") },
          { key: "list", title: t("reviews.listPrice"), align: "end", render: ({ listPrice }) => (listPrice ? <Quantity value={listPrice} /> : "—") },
          { key: "amount", title: t("reviews.amount"), align: "end", render: ({ amount }) => <Money amount={amount} plain /> },
          { key: "supply", title: t("reviews.supply"), render: ({ supply }) => t(`reviews.supply_${supply}`) },
        ]}
      />
      {lines.length > shownLines && <p className="soft" style={{ padding: "6px 12px" }}>{t("reviews.moreLines", { count: lines.length - shownLines })}</p>}
    </div>
  );
}
