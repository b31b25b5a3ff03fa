import { Select, Switch } from "antd";
import { useMemo, useState } from "react";
import { ageBuckets } from "../../../contract/settlement.ts";
import { callViews, listOverdueCustomers } from "../../../contract/settlement-calls.ts";
import type { Answer } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useToday } from "../../ui/setting.ts";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { CallDialog } from "./CallDialog.tsx";
import { shownColumns, writtenColumns } from "./call-columns.tsx";
import { CallsDrawer } from "./CallsDrawer.tsx";
import { SettlementPage } from "./SettlementPage.tsx";

export type OverdueCustomer = Answer<typeof listOverdueCustomers>["rows"][number];
const overdueBuckets = ageBuckets.filter((bucket) => bucket !== "notDue");

/** Customers with something overdue to call, those first who broke a promise. */
export function CallsList() {
  const t = useT();
  const may = useMay();
  const { filter, choose } = useFilter();
  const view = callViews.find((each) => each === filter["view"]) ?? "all";
  const bucket = overdueBuckets.find((each) => each === filter["bucket"]);
  const asked = { search: filter["q"] || undefined, view, bucket, mine: filter["mine"] ? "true" : undefined, customerId: filter["customer"] };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listOverdueCustomers, asked, { watches: ["receivable", "receipt", "invoice", "customer"] });
  const [calling, setCalling] = useState<OverdueCustomer>();
  const [looking, setLooking] = useState<OverdueCustomer>();
  const written = useMemo(() => writtenColumns(t), [t]);
  const today = useToday();
  const why = may("settlement.call") ? undefined : t("calls.only");
  const narrowed = view !== "all" || Boolean(bucket ?? filter["q"] ?? filter["mine"] ?? filter["customer"]);
  return (
    <SettlementPage actions={<ExportButton name={t("calls.title")} columns={written} read={() => allRows(listOverdueCustomers, asked)} />}>
      <div className={sheet.filters}>
        <Views label={t("calls.view")} value={view} views={callViews.map((value) => ({ value, label: t(`calls.view_${value}`) }))} onChoose={(value) => choose({ view: value === "all" ? undefined : value })} />
        <SearchField label={t("calls.find")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        <Select aria-label={t("settlement.ages")} style={{ minWidth: 130 }} value={bucket ?? ""} options={[{ value: "", label: t("calls.everyBucket") }, ...overdueBuckets.map((value) => ({ value, label: t(`settlement.${value}`) }))]} onChange={(value) => choose({ bucket: value })} />
        <label><Switch size="small" checked={Boolean(filter["mine"])} onChange={(on) => choose({ mine: on ? "1" : undefined })} /> {t("calls.mine")}</label>
        {filter["customer"] && <ActionButton size="small" onClick={() => choose({ customer: undefined })}>{t("calls.view_all")}</ActionButton>}
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {loading && rows.length === 0 && <PageSkeleton />}
      {!loading && !error && rows.length === 0 && <Empty title={t(narrowed ? "calls.noneInView" : "calls.none")} hint={narrowed ? undefined : t("calls.allHint", { day: today })}><Goto href="/settlement/ageing">{t("settlement.ageing")}</Goto></Empty>}
      {rows.length > 0 && (
        <Section flush title={t("calls.title")} actions={onEnd && <ActionButton size="small" onClick={onEnd}>{t("ui.loadMore")}</ActionButton>}>
          <Table label={t("calls.title")} rows={rows} rowKey={({ customerId, currency }) => customerId + currency} empty="" columns={shownColumns({ t, why, onCall: setCalling, onLook: setLooking })} />
        </Section>
      )}
      {calling && <CallDialog row={calling} onClose={() => setCalling(undefined)} />}
      {looking && <CallsDrawer row={looking} onClose={() => setLooking(undefined)} />}
    </SettlementPage>
  );
}
