import { Select } from "antd";
import { useT } from "../../i18n/words.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import type { Preview } from "./ReadFile.tsx";

/** Which header of the file holds which field; what somebody picks is remembered for the source. */
export function ColumnPicks({ preview, onPick }: { preview: Preview; onPick(columns: Record<string, string>): void }) {
  const t = useT();
  const { fields, header, columns, missing, remembered, ignored } = preview;
  const now = Object.fromEntries(columns.map(({ field, header: title }) => [field, title]));
  const all = Object.fromEntries(fields.map(({ field }) => [field, now[field] ?? ""]));
  const options = header.filter(Boolean).map((value) => ({ value, label: value }));
  return (
    <details open={missing.length > 0 || undefined}>
      <summary>
        {t("takeover.mapping", { count: columns.length })} {remembered && <StatusTag tone="good">{t("takeover.remembered")}</StatusTag>} {missing.length > 0 && <StatusTag tone="bad">{t("takeover.missing", { count: missing.length })}</StatusTag>}
      </summary>
      <div className={sheet.fields}>
        {fields.map(({ field, required }) => (
          <Field key={field} label={t(`takeover.field_${field}`)} required={required} fault={missing.includes(field) ? t("takeover.pick") : undefined}>
            {({ id, status }) => <Select id={id} status={status} allowClear showSearch placeholder={t("takeover.notInFile")} value={now[field]} options={options} onChange={(value?: string) => onPick({ ...all, [field]: value ?? "" })} />}
          </Field>
        ))}
      </div>
      {ignored.length > 0 && <p className="soft">{t("registerImports.ignored", { columns: ignored.join(", ") })}</p>}
    </details>
  );
}
