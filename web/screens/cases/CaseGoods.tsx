import { useState } from "react";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Money, Quantity } from "../../ui/Money.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import type { CaseFile } from "./case-words.ts";
import { CostDialog } from "./StepDialogs.tsx";

/** The goods that a case is about. */
export function AffectedGoods({ file: { lines } }: { file: CaseFile }) {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <Section flush title={t("cases.affected")}>
      <Table
        label={t("cases.affected")} rows={lines} rowKey={({ orderLineId }) => orderLineId} empty=""
        columns={[
          { key: "line", title: t("cases.line"), render: ({ lineNo }) => lineNo },
          { key: "product", title: t("cases.product"), render: ({ productCode, name }) => `${productCode} ${name}` },
          { key: "quantity", title: t("cases.quantity"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
        ]}
      />
    </Section>
  );
}

/** What the case cost, line by line, with its sum. */
export function CaseCosts({ file }: { file: CaseFile }) {
  const t = useT();
  const barred = useBarred()("cases.work");
  const [adding, setAdding] = useState(false);
  const { costs, cost, currency } = file;
  return (
    <Section
      flush title={t("cases.costs")} beside={costs.length > 0 && <strong><Money amount={cost} currency={currency} /></strong>}
      actions={<ActionButton disabledReason={barred} onClick={() => setAdding(true)}>{t("cases.addCost")}</ActionButton>}
    >
      <Table
        label={t("cases.costs")} rows={costs} rowKey={({ id }) => id} empty={t("cases.noCosts")}
        columns={[
          { key: "kind", title: t("cases.costKind"), render: ({ kind }) => t(`cases.cost_${kind}`) },
          { key: "note", title: t("cases.costNote"), render: ({ note }) => note },
          { key: "by", title: t("cases.by"), render: ({ byName, at }) => <>{byName} <span className="soft"><When at={at} /></span></> },
          { key: "amount", title: t("cases.amount"), align: "end", render: ({ amount, currency: of }) => <Money amount={amount} currency={of} /> },
        ]}
      />
      {adding && <CostDialog file={file} onClose={() => setAdding(false)} />}
    </Section>
  );
}
