import { sumCases } from "../../../contract/cases.ts";
import type { Input } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Money } from "../../ui/Money.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";

/** What the cases of the list come to: how many, what they cost, how many days they took; by cause and by product. */
export function CaseSums({ asked }: { asked: Input<typeof sumCases> }) {
  const t = useT();
  const { data } = useQueryOf(sumCases, asked, { watches: ["case"], keep: true });
  if (!data) return null;
  const { count, cost, days, currency, byKind, byProduct } = data;
  const rows = [
    ...byKind.map(({ kind, ...sums }) => ({ key: kind, what: t(`cases.kind_${kind}`), ...sums })),
    ...byProduct.map(({ productId, product, ...sums }) => ({ key: productId, what: product, ...sums })),
  ];
  const told = (value: number | null) => (value === null ? "—" : t("cases.daysCount", { days: String(value) }));
  return (
    <Section flush title={t("cases.sums")} beside={<span className="soft">{t("cases.count", { count })} · <Money amount={cost} currency={currency} /> · {t("cases.daysToSettle")} {told(days)}</span>}>
      {count > 0 && (
        <details className={sheet.none}>
          <summary>{t("cases.byCauseAndProduct")}</summary>
          <Table
            label={t("cases.sums")} rows={rows} rowKey={({ key }) => key} empty=""
            columns={[
              { key: "what", title: t("cases.causeOrProduct"), render: ({ what }) => what },
              { key: "count", title: t("cases.number_of"), align: "end", render: (row) => row.count },
              { key: "cost", title: t("cases.costs"), align: "end", render: (row) => <Money amount={row.cost} currency={currency} /> },
              { key: "days", title: t("cases.daysToSettle"), align: "end", render: (row) => told(row.days) },
            ]}
          />
        </details>
      )}
    </Section>
  );
}
