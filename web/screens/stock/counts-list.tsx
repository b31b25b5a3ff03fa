import { useRouter } from "@tanstack/react-router";
import { Select } from "antd";
import { useState } from "react";
import { countLifecycle, type CountState, listCounts, openCount } from "../../../contract/counts.ts";
import { listWarehouses } from "../../../contract/stock.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf, useRowsOf } from "../../api/hooks.ts";
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
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { countTones } from "./stock-words.ts";
import { StockTabs } from "./StockTabs.tsx";

type Row = Answer<typeof listCounts>["rows"][number];
const stateOf = (value: string | undefined): CountState | undefined => countLifecycle.states.find((state) => state === value);

/** Stock counts, newest first. */
export function CountsList() {
  const t = useT();
  const { history } = useRouter();
  const why = useBarred()("stock.count");
  const { filter, choose } = useFilter();
  const { state } = filter;
  const [opening, setOpening] = useState(false);
  const asked = { state: stateOf(state) };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listCounts, asked, { watches: ["count"] });
  const open = (id: string) => history.push(`/stock/counts/${id}`);
  return (
    <>
      <PageTitle title={t("stock.counts")}>
        <ExportButton name={t("stock.counts")} columns={columns(t)} read={() => allRows(listCounts, asked)} />
        <ActionButton type="primary" disabledReason={why} onClick={() => setOpening(true)}>{t("stock.openCount")}</ActionButton>
      </PageTitle>
      <StockTabs />
      <div className={sheet.filters}>
        <Select allowClear aria-label={t("stock.state")} placeholder={t("stock.state")} style={{ minWidth: 140 }} value={state} onChange={(value: string | undefined) => choose({ state: value })} options={countLifecycle.states.map((value) => ({ value, label: t(`stock.count_${value}`) }))} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("stock.counts")}
          {...{ rows, onEnd, loading }}
          rowKey={({ id }) => id}
          columns={columns(t)}
          onOpen={({ id }) => open(id)}
          card={(row) => <Card row={row} />}
          empty={<Empty title={t("stock.noCounts")} hint={t("stock.noCountsHint")} />}
        />
      )}
      {opening && <OpenDialog onClose={() => setOpening(false)} onDone={open} />}
    </>
  );
}

const columns = (t: ReturnType<typeof useT>): WrittenColumn<Row>[] => [
  { key: "number", title: t("stock.number"), width: 160, text: ({ number }) => number, render: ({ id, number }) => <Goto href={`/stock/counts/${id}`} className="figure">{number}</Goto> },
  { key: "state", title: t("stock.state"), width: 110, text: ({ state }) => t(`stock.count_${state}`), render: ({ state }) => <StatusTag tone={countTones[state]}>{t(`stock.count_${state}`)}</StatusTag> },
  { key: "warehouse", title: t("stock.warehouse"), width: 150, text: ({ warehouseName }) => warehouseName, render: ({ warehouseName }) => warehouseName },
  { key: "counted", title: t("stock.countedOf"), width: 110, align: "end", text: ({ countedCount, lineCount }) => `${countedCount} / ${lineCount}`, render: ({ countedCount, lineCount }) => <span className="figure">{countedCount} / {lineCount}</span> },
  { key: "differ", title: t("stock.differing"), width: 90, align: "end", text: ({ differCount }) => String(differCount), render: ({ differCount }) => <span className="figure">{differCount}</span> },
  { key: "at", title: t("stock.openedAt"), width: 150, text: ({ createdAt }) => createdAt, render: ({ createdAt }) => <When at={createdAt} /> },
  { key: "note", title: t("stock.note"), width: 180, grow: true, text: ({ note }) => note, render: ({ note }) => note },
];

function Card({ row }: { row: Row }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/stock/counts/${row.id}`}><strong>{row.number}</strong></Goto><StatusTag tone={countTones[row.state]}>{t(`stock.count_${row.state}`)}</StatusTag></div>
      <div><span>{row.warehouseName}</span><span className="soft">{t("stock.countedOf")} {row.countedCount} / {row.lineCount} · {t("stock.differing")} {row.differCount}</span></div>
    </div>
  );
}

function OpenDialog({ onClose, onDone }: { onClose(): void; onDone(countId: string): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(openCount);
  const { data } = useQueryOf(listWarehouses, {}, { watches: ["warehouse"] });
  const [warehouseId, setWarehouse] = useState<string>();
  const [note, setNote] = useState("");
  const send = () => warehouseId && void run({ warehouseId, note }).then(({ countId }) => onDone(countId), () => undefined);
  return (
    <FormDialog title={t("stock.openCount")} submit={t("stock.openCount")} {...{ pending, error, onClose }} disabledReason={warehouseId ? undefined : t("ui.fillIn", { field: t("stock.warehouse") })} onSubmit={send}>
      <p className="soft">{t("stock.openCountHint")}</p>
      <div className={sheet.fields}>
        <SelectField label={t("stock.warehouse")} required value={warehouseId} onChange={setWarehouse} choices={(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))} fault={faultsOf(error)("warehouseId")} />
        <TextField label={t("stock.note")} wide max={500} value={note} onChange={setNote} />
      </div>
    </FormDialog>
  );
}
