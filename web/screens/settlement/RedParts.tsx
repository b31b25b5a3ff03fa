import { Input } from "antd";
import { useT } from "../../i18n/words.ts";
import { Table } from "../../ui/sheet/Table.tsx";
import type { Invoice } from "./invoice-read.tsx";
import { type Extent, faultOf, leftOf, restOf, type Typed } from "./red-parts.ts";
import style from "./settlement.module.css";

/** How much of each line is taken back, by quantity or by amount, with what stays of it. */
export function RedParts({ invoice, part, typed, onChange }: { invoice: Invoice; part: Exclude<Extent, "all">; typed: Typed; onChange(typed: Typed): void }) {
  const t = useT();
  const { currency } = invoice;
  const label = t(`reversals.takeBack_${part}`);
  const unitOf = ({ unit }: { unit: string }) => (part === "quantity" ? unit : currency);
  return (
    <Table
      label={t("settlement.lines")} rows={invoice.lines.filter(({ grossLeft }) => Number(grossLeft) > 0)} rowKey={({ lineNo }) => String(lineNo)} empty=""
      columns={[
        { key: "name", title: t("settlement.name"), render: ({ name, spec }) => `${name} ${spec}` },
        { key: "left", title: t("reversals.left"), align: "end", render: (line) => <span className="nowrap">{leftOf(line, part)} {unitOf(line)}</span> },
        {
          key: "take", title: label, align: "end", render: (line) => {
            const value = typed[line.lineNo] ?? "";
            const fault = faultOf(line, value, { part, currency });
            return (
              <>
                <Input
                  className={style.figure} inputMode="decimal" aria-label={`${label} ${line.name}`} aria-invalid={fault !== undefined} {...(fault && { status: "error" as const })} value={value}
                  onChange={({ target }) => onChange({ ...typed, [line.lineNo]: target.value.replaceAll(/[,\s]/g, "") })}
                />
                {fault && <div role="alert" className={style.overdue}>{t(`reversals.part_${fault}`, { left: `${leftOf(line, part)} ${unitOf(line)}` })}</div>}
              </>
            );
          },
        },
        { key: "rest", title: t("reversals.stays"), align: "end", render: (line) => <span className="nowrap">{restOf(line, typed[line.lineNo] ?? "", { part, currency }) ?? "—"}</span> },
      ]}
    />
  );
}
