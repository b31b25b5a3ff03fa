import { Button } from "antd";
import { useRef, useState } from "react";
import type { importCustomers } from "../../contract/table-import.ts";
import type { Answer } from "../api/client.ts";
import { useCommand } from "../api/hooks.ts";
import type { Translate } from "../i18n/translator.ts";
import { useT } from "../i18n/words.ts";
import { base64Of } from "../ui/base64.ts";
import { FormDialog } from "../ui/sheet/FormDialog.tsx";
import { Table } from "../ui/sheet/Table.tsx";
import { StatusTag } from "../ui/StatusTag.tsx";
import { toast } from "../ui/toasts.ts";
import { When } from "../ui/When.tsx";

type Endpoint = typeof importCustomers;
type Preview = Answer<Endpoint>;
type Row = Preview["rows"][number];

/** The whole request is at most 1 MB, and base64 takes a third more. */
const mostBytes = 700_000;
const shownRows = 200;

/** A file, what would become of it row by row, and then the import: all of it or nothing. */
export function ImportDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose(): void }) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; bytes: string }>();
  const [preview, setPreview] = useState<Preview>();
  const [tooLarge, setTooLarge] = useState(false);
  const { run, pending, error } = useCommand(endpoint);
  const look = async () => {
    const chosen = field.current?.files?.[0];
    if (!chosen) return;
    setPreview(undefined);
    setTooLarge(chosen.size > mostBytes);
    if (chosen.size > mostBytes) return;
    const given = { name: chosen.name, bytes: await base64Of(chosen) };
    setFile(given);
    await run({ file: given }).then(setPreview, () => undefined);
  };
  const apply = () =>
    void run({ file: file!, apply: true }).then(({ rows }) => {
      toast({ text: t("registerImports.done", { count: rows.length }) });
      onClose();
    }, () => undefined);
  const title = t(`registerImports.title_${endpoint.name.slice("registerImports.".length)}`);
  return (
    <FormDialog {...{ title, pending, error, onClose }} width={860} submit={t("registerImports.apply", { count: preview?.counts.ok ?? 0 })} disabledReason={whyNot(preview, t)} onSubmit={apply}>
      <p className="soft">{t("registerImports.hint")} {t(`registerImports.columns_${endpoint.name.slice("registerImports.".length)}`)}</p>
      <div>
        <input ref={field} type="file" accept=".xlsx,.csv,.txt" hidden onChange={() => void look()} />
        <Button loading={pending} onClick={() => field.current?.click()}>{t("registerImports.choose")}</Button> {file && <span>{file.name}</span>}
      </div>
      {tooLarge && <StatusTag tone="bad">{t("registerImports.tooLarge")}</StatusTag>}
      {preview && <Found preview={preview} />}
    </FormDialog>
  );
}

function whyNot(preview: Preview | undefined, t: Translate): string | undefined {
  if (!preview) return t("registerImports.chooseFirst");
  if (preview.earlier) return t("registerImports.before");
  return preview.counts.bad ? t("registerImports.mendFirst", { count: preview.counts.bad }) : undefined;
}

function Found({ preview }: { preview: Preview }) {
  const t = useT();
  const { columns, ignored, rows, counts, earlier } = preview;
  const ordered = [...rows.filter(({ faults }) => faults.length), ...rows.filter(({ faults }) => !faults.length)];
  return (
    <>
      <div>
        <StatusTag tone="good">{t("registerImports.good", { count: counts.ok })}</StatusTag> {counts.bad > 0 && <StatusTag tone="bad">{t("registerImports.bad", { count: counts.bad })}</StatusTag>}
        {earlier && <> <StatusTag tone="warn">{t("registerImports.before")}</StatusTag> <When at={earlier.at} /></>}
      </div>
      <div className="soft">{t("registerImports.read", { columns: columns.map(({ header }) => header).join(", ") })} {ignored.length > 0 && t("registerImports.ignored", { columns: ignored.join(", ") })}</div>
      <Table<Row>
        label={t("registerImports.rows")} rows={ordered.slice(0, shownRows)} rowKey={({ row }) => String(row)} empty=""
        columns={[
          { key: "row", title: t("registerImports.row"), align: "end", render: ({ row }) => row },
          { key: "name", title: t("registerImports.name"), render: ({ name }) => name },
          { key: "result", title: t("registerImports.result"), render: ({ faults }) => (faults.length ? faults.map((fault) => <div key={fault.column + fault.code}>{[fault.column, fault.title].filter(Boolean).join(": ")} <span className="soft">{fault.hint}</span></div>) : "✓") },
        ]}
      />
      {rows.length > shownRows && <div className="soft">{t("registerImports.more", { count: rows.length - shownRows })}</div>}
    </>
  );
}
