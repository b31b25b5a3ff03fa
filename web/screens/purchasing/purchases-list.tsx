import { useRouter } from "@tanstack/react-router";
import { Select } from "antd";
import { useState } from "react";
import { listPurchases, purchaseLifecycle } from "../../../contract/purchasing.ts";
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
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { type PurchaseRow, purchaseTones } from "./purchase-words.ts";
import { PurchaseDialog } from "./PurchaseDialog.tsx";
import { PurchasingTabs } from "./PurchasingTabs.tsx";

/** 采购单: what was bought, the newest first. */
export function PurchasesList() {
  const t = useT();
  const { history } = useRouter();
  const why = useBarred()("purchasing.order");
  const { filter, choose } = useFilter();
  const [raising, setRaising] = useState(false);
  const asked = { search: filter["search"], state: purchaseLifecycle.states.find((state) => state === filter["state"]), late: filter["late"] ? "true" : undefined };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listPurchases, asked, { watches: ["purchase"] });
  const open = (id: string) => history.push(`/purchasing/${id}`);
  return (
    <>
      <PageTitle title={t("purchasing.title")}>
        <ExportButton name={t("purchasing.purchases")} columns={columns(t)} read={() => allRows(listPurchases, asked)} />
        <ActionButton type="primary" disabledReason={why} onClick={() => setRaising(true)}>{t("purchasing.raise")}</ActionButton>
      </PageTitle>
      <PurchasingTabs />
      <div className={sheet.filters}>
        <SearchField label={t("purchasing.search")} value={asked.search ?? ""} onSearch={(words) => choose({ search: words })} />
        <Select allowClear aria-label={t("purchasing.state")} placeholder={t("purchasing.state")} style={{ minWidth: 130 }} value={asked.state} onChange={(value: string | undefined) => choose({ state: value })} options={purchaseLifecycle.states.map((value) => ({ value, label: t(`purchasing.state_${value}`) }))} />
        <ActionButton type={asked.late ? "primary" : "default"} onClick={() => choose({ late: asked.late ? undefined : "1" })}>{t("purchasing.lateOnly")}</ActionButton>
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList label={t("purchasing.purchases")} {...{ rows, onEnd, loading }} rowKey={({ id }) => id} columns={columns(t)} onOpen={({ id }) => open(id)} card={(row) => <Card row={row} />} empty={<Empty title={t("purchasing.none")} hint={t("purchasing.noneHint")} />} />
      )}
      {raising && <PurchaseDialog onClose={() => setRaising(false)} onDone={open} />}
    </>
  );
}

function Day({ row }: { row: PurchaseRow }) {
  const t = useT();
  return <><When at={row.expectedOn} /> {row.late ? <StatusTag tone="bad">{t("purchasing.late")}</StatusTag> : row.confirmedAt && <span className="soft">{t("purchasing.confirmedShort")}</span>}</>;
}

const columns = (t: ReturnType<typeof useT>): WrittenColumn<PurchaseRow>[] => [
  { key: "number", title: t("purchasing.number"), width: 150, text: ({ number }) => number, render: ({ id, number }) => <Goto href={`/purchasing/${id}`} className="figure">{number}</Goto> },
  { key: "state", title: t("purchasing.state"), width: 110, text: ({ state }) => t(`purchasing.state_${state}`), render: ({ state }) => <StatusTag tone={purchaseTones[state]}>{t(`purchasing.state_${state}`)}</StatusTag> },
  { key: "supplier", title: t("purchasing.supplier"), width: 220, text: ({ supplierName }) => supplierName, render: ({ supplierName }) => supplierName },
  { key: "expected", title: t("purchasing.expectedOn"), width: 192, text: ({ expectedOn }) => expectedOn, render: (row) => <Day row={row} /> },
  { key: "goods", title: t("purchasing.goods"), width: 260, grow: true, text: ({ goods }) => goods, render: ({ goods }) => goods },
  { key: "at", title: t("purchasing.raisedAt"), width: 180, text: ({ createdAt }) => createdAt, render: ({ createdAt }) => <When at={createdAt} /> },
];

function Card({ row }: { row: PurchaseRow }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/purchasing/${row.id}`}><strong className="figure">{row.number}</strong></Goto><StatusTag tone={purchaseTones[row.state]}>{t(`purchasing.state_${row.state}`)}</StatusTag></div>
      <div><span>{row.supplierName}</span><span><Day row={row} /></span></div>
      <div className="soft"><span>{row.goods}</span></div>
    </div>
  );
}
