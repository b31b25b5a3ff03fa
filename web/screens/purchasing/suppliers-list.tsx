import { useState } from "react";
import { listSuppliers } from "../../../contract/purchasing.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
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
import { useBarred } from "../people/names.ts";
import type { Supplier } from "./purchase-words.ts";
import { PurchasingTabs } from "./PurchasingTabs.tsx";
import { SupplierForm } from "./SupplierForm.tsx";

/** 供应商: from whom is bought, and how many days they usually need. */
export function SuppliersList() {
  const t = useT();
  const why = useBarred()("purchasing.order");
  const { filter, choose } = useFilter();
  const [editing, setEditing] = useState<Supplier | "new">();
  const asked = { search: filter["search"] };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listSuppliers, asked, { watches: ["supplier"] });
  const edit = (row: Supplier) => <ActionButton size="small" disabledReason={why} onClick={() => setEditing(row)}>{t("purchasing.edit")}</ActionButton>;
  return (
    <>
      <PageTitle title={t("purchasing.suppliers")}>
        <ExportButton name={t("purchasing.suppliers")} columns={columns(t, edit)} read={() => allRows(listSuppliers, asked)} />
        <ActionButton type="primary" disabledReason={why} onClick={() => setEditing("new")}>{t("purchasing.addSupplier")}</ActionButton>
      </PageTitle>
      <PurchasingTabs />
      <div className={sheet.filters}><SearchField label={t("purchasing.searchSuppliers")} value={asked.search ?? ""} onSearch={(words) => choose({ search: words })} /></div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList label={t("purchasing.suppliers")} {...{ rows, onEnd, loading }} rowKey={({ id }) => id} columns={columns(t, edit)} card={(row) => <Card row={row}>{edit(row)}</Card>} empty={<Empty title={t("purchasing.noSuppliers")} hint={t("purchasing.noSuppliersHint")} />} />
      )}
      {editing && <SupplierForm supplier={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

const columns = (t: ReturnType<typeof useT>, edit: (row: Supplier) => React.ReactNode): WrittenColumn<Supplier>[] => [
  { key: "name", title: t("purchasing.supplierName"), width: 260, grow: true, text: ({ name }) => name, render: ({ name, active }) => <>{name} {!active && <StatusTag tone="idle">{t("purchasing.stopped")}</StatusTag>}</> },
  { key: "uscc", title: t("purchasing.uscc"), width: 200, text: ({ uscc }) => uscc ?? "", render: ({ uscc }) => <span className="figure">{uscc ?? "—"}</span> },
  { key: "contact", title: t("purchasing.contact"), width: 120, text: ({ contact }) => contact, render: ({ contact }) => contact },
  { key: "phone", title: t("purchasing.phone"), width: 140, text: ({ phone }) => phone, render: ({ phone }) => <span className="figure">{phone}</span> },
  { key: "lead", title: t("purchasing.leadDays"), width: 110, align: "end", text: ({ leadDays }) => String(leadDays), render: ({ leadDays }) => t("purchasing.days", { days: leadDays }) },
  { key: "note", title: t("purchasing.note"), width: 200, text: ({ note }) => note, render: ({ note }) => note },
  { key: "act", title: "", width: 90, text: () => "", render: edit },
];

function Card({ row, children }: { row: Supplier; children: React.ReactNode }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><strong>{row.name}</strong>{!row.active && <StatusTag tone="idle">{t("purchasing.stopped")}</StatusTag>}</div>
      <div><span>{row.contact} <span className="figure">{row.phone}</span></span><span>{t("purchasing.days", { days: row.leadDays })}</span></div>
      <div className="soft"><span className="figure">{row.uscc}</span>{children}</div>
    </div>
  );
}
