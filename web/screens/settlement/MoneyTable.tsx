import type { readInvoice } from "../../../contract/settlement-reversals.ts";
import type { Answer } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Money } from "../../ui/Money.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";

/** Money applied, as a page shows it. */
export type Applied = Answer<typeof readInvoice>["money"][number];

interface Props {
  title: string;
  money: readonly Applied[];
  currency: string;
  empty: string;
  onTakeOff(allocation: Applied): void;
}

const tones = { payment: "good", deposit: "moving", offset: "good", takenOff: "bad" } as const;

/** Money as it was applied, with what was taken off again; what stands may be taken off. */
export function MoneyTable({ title, money, currency, empty, onTakeOff }: Props) {
  const t = useT();
  const may = useMay();
  const off = ({ kind, left }: Applied) => {
    if (kind === "takenOff") return t("reversals.isCounter");
    if (Number(left) === 0) return t(kind === "deposit" ? "reversals.depositUsed" : "reversals.takenOffAlready");
    return may("settlement.reverse") ? undefined : t("reversals.only_reverse");
  };
  return (
    <Section flush title={title}>
      <Table
        label={title} rows={money} rowKey={({ id }) => id} empty={empty}
        columns={[
          { key: "on", title: t("reversals.appliedOn"), render: ({ appliedOn }) => <span className="nowrap">{appliedOn}</span> },
          { key: "kind", title: t("reversals.applied"), render: ({ kind }) => <StatusTag tone={tones[kind]}>{t(`reversals.applied_${kind}`)}</StatusTag> },
          { key: "receipt", title: t("settlement.receipt"), render: ({ receiptId, receiptNumber }) => <Goto href={`/settlement/receipts/${receiptId}`}>{receiptNumber}</Goto> },
          { key: "to", title: t("reversals.appliedTo"), render: ({ orderId, orderNumber, invoiceNumber }) => <>{orderId ? <Goto href={`/orders/${orderId}`}>{orderNumber ?? ""}</Goto> : orderNumber} <span className="soft nowrap">{invoiceNumber}</span></> },
          { key: "amount", title: t("settlement.amount"), align: "end", render: ({ amount }) => <Money amount={amount} currency={currency} plain /> },
          { key: "left", title: t("reversals.stands"), align: "end", render: ({ left, kind }) => (kind === "takenOff" ? "—" : <Money amount={left} currency={currency} plain />) },
          { key: "why", title: t("settlement.reason"), render: ({ reason }) => reason ?? "" },
          { key: "act", title: t("ui.actions"), render: (row) => <ActionButton size="small" disabledReason={off(row)} onClick={() => onTakeOff(row)}>{t("reversals.takeOff")}</ActionButton> },
        ]}
      />
    </Section>
  );
}
