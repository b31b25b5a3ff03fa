import { Button } from "antd";
import { useState } from "react";
import { bookKinds, removeTakeoverFile, type TakeoverKind, takeoverKinds } from "../../../contract/takeovers.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { ReadFile } from "./ReadFile.tsx";
import type { Takeover } from "./takeover-read.tsx";

type File = Takeover["files"][number];

/** The six files, each with what was taken in last. */
export function Files({ data: { files, sources }, why }: { data: Takeover; why: string | undefined }) {
  const t = useT();
  const [reading, setReading] = useState<TakeoverKind>();
  const rows = takeoverKinds.map((kind) => ({ kind, file: files.find((one) => one.kind === kind) }));
  return (
    <Section flush title={t("takeover.files")} beside={<span className="soft">{t("takeover.filesHint")}</span>}>
      <Table
        label={t("takeover.files")} rows={rows} rowKey={({ kind }) => kind} empty=""
        columns={[
          { key: "kind", title: t("takeover.kind"), render: ({ kind }) => <><strong>{t(`takeover.kind_${kind}`)}</strong> <div className="soft">{t(bookKinds.some((book) => book === kind) ? "takeover.waits" : "takeover.atOnce")}</div></> },
          {
            key: "file", title: t("takeover.file"), render: ({ kind, file }) => (
              <>
                {file ? <Taken file={file} /> : <div className="soft">{t("takeover.none")}</div>}
                <ActionButton size="small" disabledReason={why} onClick={() => setReading(kind)}>{t(file ? "takeover.again" : "takeover.choose")}</ActionButton>{" "}
                {file && !why && bookKinds.some((book) => book === kind) && <Remove file={file} />}
              </>
            ),
          },
          { key: "rows", title: t("takeover.rows"), align: "end", render: ({ file }) => file?.rows ?? "—" },
        ]}
      />
      {reading && <ReadFile kind={reading} source={files.find(({ kind }) => kind === reading)?.source ?? sources[0] ?? ""} sources={sources} onClose={() => setReading(undefined)} />}
    </Section>
  );
}

function Taken({ file }: { file: File }) {
  return (
    <>
      <StatusTag tone="good">{file.name}</StatusTag>
      <div className="soft">{file.source} · {file.byName} · <When at={file.at} /> · <span className="figure" title={file.sha256}>{file.sha256.slice(0, 12)}</span></div>
    </>
  );
}

function Remove({ file }: { file: File }) {
  const t = useT();
  const { run, pending } = useCommand(removeTakeoverFile);
  const remove = () => void run({ fileId: file.id }).catch((error: unknown) => toast({ text: error instanceof Error ? error.message : String(error) }));
  return <Button size="small" loading={pending} aria-label={t("takeover.removeNamed", { name: file.name })} onClick={remove}>{t("takeover.remove")}</Button>;
}
