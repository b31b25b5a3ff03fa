import { Button } from "antd";
import type { ImportedRow } from "../../contract/table-import.ts";
import type { Translate } from "../i18n/translator.ts";
import { useT } from "../i18n/words.ts";
import { saveCsv } from "../ui/save-as.ts";
import { Table } from "../ui/sheet/Table.tsx";
import { StatusTag } from "../ui/StatusTag.tsx";

const shownRows = 200;
type Fault = ImportedRow["faults"][number];
const faultIn = ({ column, title }: Fault, t: Translate): string => [column, title].filter(Boolean).join(t("ui.colon"));
const reasonOf = ({ faults }: Pick<ImportedRow, "faults">, t: Translate): string => faults.map((fault) => `${faultIn(fault, t)} ${fault.hint}`).join("; ");

/** What would become of each row, the wrong ones first; those can be taken away with their reasons, to be mended in a spreadsheet. */
export function FoundRows({ header, rows, counts, name }: { header: readonly string[]; rows: readonly ImportedRow[]; counts: { ok: number; bad: number }; name: string }) {
  const t = useT();
  const bad = rows.filter(({ faults }) => faults.length);
  const ordered = [...bad, ...rows.filter(({ faults }) => !faults.length)];
  const take = () => saveCsv(`${name.replace(/\.\w+$/, "")}-${t("registerImports.badRows")}`, [[...header, t("registerImports.row"), t("registerImports.reason")], ...bad.map((row) => [...row.cells, String(row.row), reasonOf(row, t)])]);
  return (
    <>
      <div>
        <StatusTag tone="good">{t("registerImports.good", { count: counts.ok })}</StatusTag> {counts.bad > 0 && <StatusTag tone="bad">{t("registerImports.bad", { count: counts.bad })}</StatusTag>}{" "}
        {bad.length > 0 && <Button size="small" onClick={take}>{t("registerImports.takeBad", { count: bad.length })}</Button>}
      </div>
      <Table<ImportedRow>
        label={t("registerImports.rows")} rows={ordered.slice(0, shownRows)} rowKey={({ row }) => String(row)} empty=""
        columns={[
          { key: "row", title: t("registerImports.row"), align: "end", render: ({ row }) => row },
          { key: "name", title: t("registerImports.name"), render: ({ name: known }) => known },
          { key: "result", title: t("registerImports.result"), render: ({ faults }) => (faults.length ? faults.map((fault) => <div key={fault.column + fault.code}>{faultIn(fault, t)} <span className="soft">{fault.hint}</span></div>) : "✓") },
        ]}
      />
      {rows.length > shownRows && <div className="soft">{t("registerImports.more", { count: rows.length - shownRows })}</div>}
    </>
  );
}
