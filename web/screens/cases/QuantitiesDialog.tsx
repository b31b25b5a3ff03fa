import { Input } from "antd";
import { type ReactNode, useState } from "react";
import { compare } from "../../../contract/money.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { usePhotos } from "./use-photos.tsx";

interface Given {
  lines: { id: string; figures: string[] }[];
  note: string;
  files: string[];
}
interface Props {
  title: string;
  /** What its words say; none are asked where it is left out. */
  note?: string;
  noteOptional?: boolean;
  rows: readonly { id: string; name: string; unit: string; given: readonly string[] }[];
  columns: readonly string[];
  pending: boolean;
  error: unknown;
  disabledReason?: string | undefined;
  children?: ReactNode;
  onSubmit(given: Given): void;
  onClose(): void;
}

const figureText = /^\d{1,12}(\.\d{1,6})?$/;

/** One or several figures a line, the reason, and pictures. */
export function QuantitiesDialog({ title, note, noteOptional, rows, columns, pending, error, disabledReason, children, onSubmit, onClose }: Props) {
  const t = useT();
  const photos = usePhotos();
  const [words, setWords] = useState("");
  const [figures, setFigures] = useState<Readonly<Record<string, readonly string[]>>>(() => Object.fromEntries(rows.map(({ id, given }) => [id, given])));
  const set = (id: string, at: number, value: string) => setFigures({ ...figures, [id]: (figures[id] ?? []).map((each, i) => (i === at ? value : each)) });
  const wrong = Object.values(figures).flat().some((figure) => !figureText.test(figure));
  const none = wrong || Object.values(figures).flat().some((figure) => compare(figure, "0") > 0) ? undefined : t("cases.quantityNone");
  const unsaid = note && !noteOptional && !words.trim() ? t("ui.fillIn", { field: note }) : undefined;
  return (
    <FormDialog title={title} submit={title} width={720} {...{ pending, error, onClose }} disabledReason={disabledReason ?? (wrong ? t("cases.quantityWrong") : (none ?? unsaid))} onSubmit={() => onSubmit({ lines: rows.map(({ id }) => ({ id, figures: [...(figures[id] ?? [])] })), note: words, files: photos.fileIds })}>
      {children}
      <Table
        label={title} rows={rows} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "name", title: t("cases.product"), render: ({ name, unit }) => <>{name} <span className="soft">{unit}</span></> },
          ...columns.map((column, at) => ({ key: column, title: column, align: "end" as const, render: ({ id, name }: Props["rows"][number]) => <Input style={{ width: 110 }} inputMode="decimal" aria-label={`${column} ${name}`} value={figures[id]?.[at] ?? ""} onChange={({ target }) => set(id, at, target.value.trim())} /> })),
        ]}
      />
      {note && <TextField label={note} required={!noteOptional} wide lines={2} max={500} value={words} onChange={setWords} />}
      {note && photos.field}
    </FormDialog>
  );
}
