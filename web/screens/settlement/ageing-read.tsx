import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { ageBuckets, readAgeing } from "../../../contract/settlement.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { AgeBar } from "./AgeBar.tsx";
import { SettlementPage } from "./SettlementPage.tsx";
import style from "./settlement.module.css";

type Row = Answer<typeof readAgeing>["rows"][number];
type Totals = Answer<typeof readAgeing>["totals"][number];
const watches = ["receivable", "receipt", "invoice", "order"];

/** Who owes how much since when, the most overdue first. */
export function AgeingRead() {
  const t = useT();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const asked = { search: filter["q"] || undefined, overdueOnly: filter["overdue"] ? "true" : undefined };
  const { data: first } = useQueryOf(readAgeing, { ...asked, limit: 1 }, { watches, keep: true });
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(readAgeing, asked, { watches });
  const columns = useMemo(() => columnsOf(t), [t]);
  const open = ({ customerId }: Row) => history.push(`/settlement/accounts/${customerId}`);
  const card = (row: Row) => <Card row={row} />;
  return (
    <SettlementPage actions={<ExportButton name={t("settlement.ageing")} columns={columns.filter(({ key }) => key !== "bar")} read={() => allRows(readAgeing, asked)} />}>
      {first?.totals.map((totals) => <Figures key={totals.currency} totals={totals} />)}
      <div className={sheet.filters}>
        <Views label={t("settlement.view")} value={filter["overdue"] ? "overdue" : "all"} views={(["all", "overdue"] as const).map((value) => ({ value, label: t(`settlement.view_${value}`) }))} onChoose={(value) => choose({ overdue: value === "overdue" ? "1" : undefined })} />
        <SearchField label={t("settlement.findCustomer")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        {first && <span className="soft">{t("settlement.asOf", { day: first.asOf })}</span>}
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("settlement.ageing")}
          {...{ rows, columns, onEnd, loading }}
          rowKey={({ customerId, currency }) => customerId + currency}
          onOpen={open}
          card={card}
          total={complete ? rows.length : undefined}
          empty={<Empty title={t(filter["overdue"] ? "settlement.nothingOverdue" : "settlement.nothingOpen")} hint={t("settlement.nothingOpenHint", { day: first?.asOf ?? "" })}><Goto href="/settlement/invoices">{t("settlement.invoices")}</Goto></Empty>}
        />
      )}
    </SettlementPage>
  );
}

function Figures({ totals }: { totals: Totals }) {
  const t = useT();
  const { currency } = totals;
  return (
    <div className={style.totals}>
      <div><small>{t("settlement.open")}</small><strong><Money amount={totals.open} currency={currency} /></strong></div>
      <div data-bad={Number(totals.overdue) > 0 || undefined}><small>{t("settlement.overdue")}</small><strong><Money amount={totals.overdue} currency={currency} /></strong></div>
      {ageBuckets.map((bucket) => <div key={bucket}><small>{t(`settlement.${bucket}`)}</small><strong><Money amount={totals[bucket]} currency={currency} plain /></strong></div>)}
    </div>
  );
}

const columnsOf = (t: Translate): WrittenColumn<Row>[] => [
  { key: "customer", title: t("settlement.customer"), width: 150, grow: true, text: ({ customerName }) => customerName, render: ({ customerId, customerName }) => <Goto href={`/settlement/accounts/${customerId}`}>{customerName}</Goto> },
  { key: "open", title: t("settlement.open"), width: 130, align: "end", text: ({ open }) => open, render: ({ open, currency }) => <Money amount={open} currency={currency} /> },
  { key: "overdue", title: t("settlement.overdue"), width: 130, align: "end", text: ({ overdue }) => overdue, render: ({ overdue, currency }) => <span className={Number(overdue) > 0 ? style.overdue : undefined}><Money amount={overdue} currency={currency} plain /></span> },
  { key: "bar", title: t("settlement.ages"), width: 140, text: () => "", render: (row) => <AgeBar ages={row} /> },
  ...ageBuckets.map((bucket): WrittenColumn<Row> => ({ key: bucket, title: t(`settlement.${bucket}`), width: 105, align: "end", text: (row) => row[bucket], render: (row) => <Money amount={row[bucket]} currency={row.currency} plain /> })),
  { key: "oldest", title: t("settlement.oldest"), width: 120, render: ({ oldestDueOn }) => oldestDueOn },
];

function Card({ row }: { row: Row }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/settlement/accounts/${row.customerId}`}><strong>{row.customerName}</strong></Goto><Money amount={row.open} currency={row.currency} /></div>
      <AgeBar ages={row} />
      <div><span className={Number(row.overdue) > 0 ? style.overdue : "soft"}>{t("settlement.overdue")} <Money amount={row.overdue} currency={row.currency} /></span><span className="soft">{t("settlement.oldest")} {row.oldestDueOn}</span></div>
    </div>
  );
}
