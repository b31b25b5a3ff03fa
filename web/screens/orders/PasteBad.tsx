import { Button } from "antd";
import { useT } from "../../i18n/words.ts";
import { Table } from "../../ui/sheet/Table.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { toast } from "../../ui/toasts.ts";
import type { BadRow } from "./paste-lines.ts";

/** Rows of a pasted table that could not be taken, with the reason, to be copied back, mended and pasted again. */
export function PasteBad({ rows, onClose }: { rows: readonly BadRow[]; onClose(): void }) {
  const t = useT();
  if (rows.length === 0) return null;
  const copy = () => void navigator.clipboard.writeText(rows.map(({ cells }) => cells.join("\t")).join("\n")).then(() => toast({ text: t("ui.copied") }));
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return (
    <Section
      flush
      title={t("orders.badRows", { count: rows.length })}
      actions={<><Button size="small" onClick={copy}>{t("orders.copyBadRows")}</Button><Button size="small" onClick={onClose}>{t("ui.close")}</Button></>}
    >
      <Table
        label={t("orders.badRows", { count: rows.length })} rows={rows.map((row, at) => ({ ...row, at }))} rowKey={({ at }) => String(at)} empty=""
        columns={[
          { key: "fault", title: t("orders.reason"), render: ({ fault }) => t(`orders.fault_${fault}`) },
          ...Array.from({ length: width }, (_, column) => ({ key: `cell${column}`, title: t("orders.column", { number: column + 1 }), render: ({ cells }: BadRow & { at: number }) => cells[column] ?? "" })),
        ]}
      />
    </Section>
  );
}
