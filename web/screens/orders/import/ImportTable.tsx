import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import { useT } from "../../../i18n/words.ts";
import { ProductPicker } from "../../../parts/ProductPicker.tsx";
import { Table, type TableColumn } from "../../../ui/sheet/Table.tsx";
import { StatusTag } from "../../../ui/StatusTag.tsx";
import { chosen, type Import, mended, type Row, shownFields, takenOut } from "./state.ts";
import style from "./import.module.css";

interface Props {
  now: Import;
  rows: readonly Row[];
  customerId: string;
  onChange(now: Import): void;
}

/** The rows of the file: what the house makes of each, and where it cannot, the cells to mend. */
export function ImportTable({ now, rows, customerId, onChange }: Props) {
  const t = useT();
  const fields = shownFields(now.mapping).map(({ field, column }): TableColumn<Row> => ({
    key: field, title: now.header[column] || t(`imports.field_${field}`), ...((field === "quantity" || field === "unitPrice") && { align: "end" as const }),
    render: (row) => <Cell row={row} label={t(`imports.field_${field}`)} text={row.cells[column] ?? ""} onChange={(text) => onChange(mended(now, row.no, { column, text }))} />,
  }));
  const choose = (row: Row, code: string) => onChange(chosen(now, row.no, code));
  return (
    <div className={style.table}>
      <Table
        label={t("imports.title", { name: now.name })} rows={rows} rowKey={({ no }) => String(no)} empty={t("imports.none")}
        columns={[
          { key: "no", title: t("imports.row"), render: ({ no }) => <span className="figure">{no}</span> },
          { key: "state", title: t("imports.state"), render: (row) => <State row={row} /> },
          ...fields,
          { key: "product", title: t("imports.product"), render: (row) => <Product {...{ row, customerId }} onChoose={(code) => choose(row, code)} /> },
          {
            key: "act", title: t("imports.act"),
            render: ({ no, out }) => <Button size="small" aria-label={out ? t("imports.putBack") : t("imports.takeOutRow", { row: no })} onClick={() => onChange(takenOut(now, no, !out))}>{t(out ? "imports.putBack" : "imports.takeOut")}</Button>,
          },
        ]}
      />
    </div>
  );
}

function State({ row: { out, verdict } }: { row: Row }): ReactNode {
  const t = useT();
  if (out) return <StatusTag tone="idle">{t("imports.mark_out")}</StatusTag>;
  if (!verdict) return "…";
  return <StatusTag tone={verdict.mark === "ok" ? "good" : verdict.mark === "duplicate" ? "warn" : "bad"}>{t(`imports.mark_${verdict.mark}`)}</StatusTag>;
}

function Cell({ row, label, text, onChange }: { row: Row; label: string; text: string; onChange(text: string): void }) {
  if (row.out || !row.open) return <span className={row.out ? style.out : undefined}>{text}</span>;
  return <Input size="small" aria-label={label} className={style.cell} value={text} onChange={(event) => onChange(event.target.value)} />;
}

function Product({ row, customerId, onChoose }: { row: Row; customerId: string; onChoose(code: string): void }) {
  const t = useT();
  const { verdict, out } = row;
  if (!verdict || out) return null;
  if (verdict.product) return <><span className="figure">{verdict.product.code}</span> {verdict.product.name} <span className="soft">{verdict.product.spec}</span></>;
  if (verdict.candidates.length > 0)
    return (
      <Select
        size="small" className={style.choose} aria-label={t("imports.chooseProduct")} placeholder={t("imports.chooseProduct")} onChange={(code: string) => onChoose(code)}
        options={verdict.candidates.map(({ code, name, spec }) => ({ value: code, label: `${code} ${name} ${spec}` }))}
      />
    );
  return <div className={style.choose}><ProductPicker name="" {...(customerId && { customerId })} onChoose={(product) => product && onChoose(product.code)} /></div>;
}
