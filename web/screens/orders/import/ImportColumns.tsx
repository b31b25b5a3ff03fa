import { Select } from "antd";
import { useState } from "react";
import { type ImportField, importFields, type ImportMapping } from "../../../../contract/order-import.ts";
import { useT } from "../../../i18n/words.ts";
import { FormDialog } from "../../../ui/sheet/FormDialog.tsx";
import style from "./import.module.css";

interface Props {
  header: readonly string[];
  /** The first row's cells, by which people know a column. */
  sample: readonly string[];
  mapping: ImportMapping;
  onSay(mapping: ImportMapping): void;
  onClose(): void;
}

const codes: readonly ImportField[] = ["code", "customerPartNo", "barCode"];
const usable = (mapping: ImportMapping) => mapping.quantity !== undefined && codes.some((field) => mapping[field] !== undefined);

/** Each column of the customer's table with what it holds, for where the guess is wrong. */
export function ImportColumns({ header, sample, mapping, onSay, onClose }: Props) {
  const t = useT();
  const [said, setSaid] = useState<ImportMapping>(mapping);
  const fieldAt = (column: number) => importFields.find((field) => said[field] === column);
  const say = (column: number, field: ImportField | undefined) => {
    const others = Object.fromEntries(Object.entries(said).filter(([its, at]) => at !== column && its !== field)) as ImportMapping;
    setSaid(field ? { ...others, [field]: column } : others);
  };
  const columns = Math.max(header.length, sample.length);
  return (
    <FormDialog
      title={t("imports.columns")} submit={t("imports.remember")} pending={false} error={undefined} onClose={onClose} disabledReason={usable(said) ? undefined : t("imports.needColumns")}
      onSubmit={() => (onSay(said), onClose())}
    >
      <p className="soft">{t("imports.columnsHint")}</p>
      <ol className={style.columns}>
        {Array.from({ length: columns }, (_, column) => {
          const name = header[column] || t("imports.column", { number: column + 1 });
          return (
            <li key={column}>
              <span><strong>{name}</strong> <span className="soft">{sample[column]}</span></span>
              <Select<ImportField>
                allowClear aria-label={name} placeholder={t("imports.ignored")} value={fieldAt(column)} onChange={(field?: ImportField) => say(column, field)}
                options={importFields.map((field) => ({ value: field, label: t(`imports.field_${field}`) }))}
              />
            </li>
          );
        })}
      </ol>
    </FormDialog>
  );
}
