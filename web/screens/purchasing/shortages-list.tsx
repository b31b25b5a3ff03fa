import { Select } from "antd";
import { useState } from "react";
import { listShortages } from "../../../contract/shortages.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { AnswerDialog } from "./AnswerDialog.tsx";
import type { Shortage } from "./purchase-words.ts";
import { PurchasingTabs } from "./PurchasingTabs.tsx";
import { ShortageAnswers } from "./ShortageAnswers.tsx";

type T = ReturnType<typeof useT>;

/** 缺货: what stock lacks of confirmed orders, the soonest needed first, and how it comes. */
export function ShortagesList() {
  const t = useT();
  const { filter, choose } = useFilter();
  const [answering, setAnswering] = useState<Shortage>();
  const asked = { search: filter["search"], only: filter["only"] === "unanswered" ? ("unanswered" as const) : ("all" as const) };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listShortages, asked, { watches: ["order", "purchase", "run", "transfer"] });
  const answer = (row: Shortage) => <Answering row={row} onAnswer={setAnswering} />;
  return (
    <>
      <PageTitle title={t("purchasing.shortages")}><ExportButton name={t("purchasing.shortages")} columns={columns(t, answer)} read={() => allRows(listShortages, asked)} /></PageTitle>
      <PurchasingTabs />
      <div className={sheet.filters}>
        <SearchField label={t("purchasing.searchShortages")} value={asked.search ?? ""} onSearch={(words) => choose({ search: words })} />
        <Select
          aria-label={t("purchasing.show")} style={{ minWidth: 150 }} value={asked.only} onChange={(only) => choose({ only: only === "all" ? undefined : only })}
          options={(["all", "unanswered"] as const).map((value) => ({ value, label: t(`purchasing.only_${value}`) }))}
        />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList label={t("purchasing.shortages")} {...{ rows, onEnd, loading }} rowKey={({ scheduleId }) => scheduleId} columns={columns(t, answer)} card={(row) => <Card row={row}>{answer(row)}</Card>} empty={<Empty title={t("purchasing.noShortages")} hint={t("purchasing.noShortagesHint")} />} />
      )}
      {answering && <AnswerDialog row={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function Answering({ row, onAnswer }: { row: Shortage; onAnswer(row: Shortage): void }) {
  const t = useT();
  const barred = useBarred()("purchasing.answer");
  return <ActionButton size="small" disabledReason={barred} onClick={() => onAnswer(row)}>{t("purchasing.answer")}</ActionButton>;
}

const answersText = ({ answers, unit }: Shortage, t: T): string => answers.map(({ by, number, quantity, on }) => [t(`purchasing.by_${by}`), number, `${quantity}${unit}`, on].filter(Boolean).join(" ")).join("; ");

const columns = (t: T, answer: (row: Shortage) => React.ReactNode): WrittenColumn<Shortage>[] => [
  { key: "order", title: t("purchasing.order"), width: 170, text: ({ orderNumber }) => orderNumber, render: ({ orderId, orderNumber }) => <Goto href={`/orders/${orderId}`} className="figure">{orderNumber}</Goto> },
  { key: "customer", title: t("purchasing.customer"), width: 140, text: ({ customerName }) => customerName, render: ({ customerName }) => customerName },
  { key: "product", title: t("purchasing.product"), width: 210, text: ({ productCode, productName, spec }) => `${productCode} ${productName} ${spec}`, render: ({ productCode, productName, spec }) => <><span className="figure">{productCode}</span> {productName} <span className="soft">{spec}</span></> },
  { key: "missing", title: t("purchasing.missingOf"), width: 110, align: "end", text: ({ missing }) => missing, render: ({ missing, unit }) => <Quantity value={missing} unit={unit} /> },
  { key: "needed", title: t("purchasing.neededBy"), width: 124, text: ({ neededBy }) => neededBy ?? "", render: ({ neededBy }) => neededBy && <When at={neededBy} /> },
  { key: "answers", title: t("purchasing.answers"), width: 330, grow: true, text: (row) => answersText(row, t), render: (row) => <ShortageAnswers row={row} /> },
  { key: "act", title: "", width: 90, text: () => "", render: answer },
];

function Card({ row, children }: { row: Shortage; children: React.ReactNode }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/orders/${row.orderId}`}><strong className="figure">{row.orderNumber}</strong></Goto><span>{row.customerName}</span></div>
      <div><span><span className="figure">{row.productCode}</span> {row.productName} <span className="soft">{row.spec}</span></span><strong><Quantity value={row.missing} unit={row.unit} /></strong></div>
      <div className="soft"><span>{t("purchasing.neededBy")} {row.neededBy && <When at={row.neededBy} />}</span></div>
      <div><ShortageAnswers row={row} />{children}</div>
    </div>
  );
}
