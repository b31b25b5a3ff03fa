import { AutoComplete, Button } from "antd";
import { useRef, useState } from "react";
import { importTakeoverFile, type TakeoverKind } from "../../../contract/takeovers.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { FoundRows } from "../../parts/FoundRows.tsx";
import { base64Of } from "../../ui/base64.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { ColumnPicks } from "./ColumnPicks.tsx";
import { SumOf } from "./Controls.tsx";
import { Limits } from "./Limits.tsx";

export type Preview = Answer<typeof importTakeoverFile>;

/** The whole request is at most 1 MB, and base64 takes a third more. */
const mostBytes = 700_000;

interface Props {
  kind: TakeoverKind;
  source: string;
  sources: readonly string[];
  onClose(): void;
}

/** A file of the old books: where it comes from, which column is which, what is wrong with which row, and then all of it or nothing. */
export function ReadFile({ kind, source: before, sources, onClose }: Props) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const [source, setSource] = useState(before);
  const [file, setFile] = useState<{ name: string; bytes: string }>();
  const [preview, setPreview] = useState<Preview>();
  const [columns, setColumns] = useState<Record<string, string>>();
  const [tooLarge, setTooLarge] = useState(false);
  const { run, pending, error } = useCommand(importTakeoverFile);
  const given = source.trim() || t("takeover.someSource");
  const look = (read: { name: string; bytes: string }, picked?: Record<string, string>) =>
    run({ kind, source: given, file: read, ...(picked && { columns: picked }) }).then(setPreview, () => setPreview(undefined));
  const choose = async () => {
    const chosen = field.current?.files?.[0];
    if (!chosen) return;
    setTooLarge(chosen.size > mostBytes);
    if (chosen.size > mostBytes) return;
    const read = { name: chosen.name, bytes: await base64Of(chosen) };
    setFile(read);
    setColumns(undefined);
    await look(read);
  };
  const pick = (picked: Record<string, string>) => {
    setColumns(picked);
    if (file) void look(file, picked);
  };
  const apply = () =>
    void run({ kind, source: given, file: file!, ...(columns && { columns }), apply: true }).then(({ rows }) => {
      toast({ text: t("takeover.taken", { count: rows.length }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t(`takeover.kind_${kind}`)} width={960} submit={t("takeover.take", { count: preview?.counts.ok ?? 0 })} {...{ pending, error, onClose }} disabledReason={whyNot(preview, t)} onSubmit={apply}>
      <p className="soft">{t(`takeover.columns_${kind}`)}</p>
      <Field label={t("takeover.source")} hint={t("takeover.sourceHint")}>
        {({ id, status }) => <AutoComplete id={id} status={status} maxLength={40} value={source} onChange={setSource} options={sources.map((value) => ({ value }))} />}
      </Field>
      <div>
        <input ref={field} type="file" accept=".xlsx,.csv,.txt" hidden aria-label={t("takeover.file")} onChange={() => void choose()} />
        <Button loading={pending} onClick={() => field.current?.click()}>{t("registerImports.choose")}</Button> {file && <span>{file.name}</span>}
      </div>
      {pending && file && <p className="soft" role="status">{t("takeover.reading", { name: file.name })}</p>}
      {tooLarge && <StatusTag tone="bad">{t("takeover.tooLarge")}</StatusTag>}
      {preview && <ColumnPicks preview={preview} onPick={pick} />}
      {preview && preview.sums.length > 0 && preview.counts.bad === 0 && <div>{preview.sums.map((sum) => <div key={sum.key}><SumOf of={sum} />: <strong className="figure">{sum.file}</strong></div>)}</div>}
      {preview && <Limits limits={preview.limits} />}
      {preview && preview.rows.length > 0 && <FoundRows header={preview.header} rows={preview.rows} counts={preview.counts} name={file?.name ?? ""} />}
    </FormDialog>
  );
}

function whyNot(preview: Preview | undefined, t: Translate): string | undefined {
  if (!preview) return t("registerImports.chooseFirst");
  if (preview.missing.length) return t("takeover.pickFirst");
  return preview.counts.bad ? t("registerImports.mendFirst", { count: preview.counts.bad }) : undefined;
}
