import { Button } from "antd";
import { useRef, useState } from "react";
import type { importCustomers } from "../../contract/table-import.ts";
import type { Answer } from "../api/client.ts";
import { useCommand } from "../api/hooks.ts";
import type { Translate } from "../i18n/translator.ts";
import { useT } from "../i18n/words.ts";
import { base64Of } from "../ui/base64.ts";
import { FormDialog } from "../ui/sheet/FormDialog.tsx";
import { StatusTag } from "../ui/StatusTag.tsx";
import { toast } from "../ui/toasts.ts";
import { When } from "../ui/When.tsx";
import { FoundRows } from "./FoundRows.tsx";

type Endpoint = typeof importCustomers;
type Preview = Answer<Endpoint>;

/** The whole request is at most 1 MB, and base64 takes a third more. */
const mostBytes = 700_000;

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
  const title = t(`registerImports.title_${endpoint.name.slice("imports.".length)}`);
  return (
    <FormDialog {...{ title, pending, error, onClose }} width={860} submit={t("registerImports.apply", { count: preview?.counts.ok ?? 0 })} disabledReason={whyNot(preview, t)} onSubmit={apply}>
      <p className="soft">{t("registerImports.hint")} {t(`registerImports.columns_${endpoint.name.slice("imports.".length)}`)}</p>
      <div>
        <input ref={field} type="file" accept=".xlsx,.csv,.txt" hidden onChange={() => void look()} />
        <Button loading={pending} onClick={() => field.current?.click()}>{t("registerImports.choose")}</Button> {file && <span>{file.name}</span>}
      </div>
      {tooLarge && <StatusTag tone="bad">{t("registerImports.tooLarge")}</StatusTag>}
      {preview && <Found preview={preview} name={file?.name ?? ""} />}
    </FormDialog>
  );
}

function whyNot(preview: Preview | undefined, t: Translate): string | undefined {
  if (!preview) return t("registerImports.chooseFirst");
  if (preview.earlier) return t("registerImports.before");
  return preview.counts.bad ? t("registerImports.mendFirst", { count: preview.counts.bad }) : undefined;
}

function Found({ preview, name }: { preview: Preview; name: string }) {
  const t = useT();
  const { columns, ignored, header, rows, counts, earlier } = preview;
  return (
    <>
      {earlier && <div><StatusTag tone="warn">{t("registerImports.before")}</StatusTag> <When at={earlier.at} /></div>}
      <div className="soft">{t("registerImports.read", { columns: columns.map((column) => column.header).join(", ") })} {ignored.length > 0 && t("registerImports.ignored", { columns: ignored.join(", ") })}</div>
      <FoundRows header={header} rows={rows} counts={counts} name={name} />
    </>
  );
}
