import { Button } from "antd";
import { askBackup, downloadBackup, listBackups } from "../../../contract/backups.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { SystemPage } from "./SystemPage.tsx";

type Backups = Answer<typeof listBackups>;
type Run = Backups["rows"][number];

const tones: Record<Run["state"], Tone> = { asked: "moving", running: "moving", good: "good", failed: "bad" };
const megabytes = (bytes: number | null): string => (bytes === null ? "—" : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** 备份: when the last ones were made, whether they hold, and one more at a click. */
export function BackupList() {
  const t = useT();
  const why = useBarred()("backups.make");
  const { data, error, refetch } = useQueryOf(listBackups, {}, { watches: ["company"] });
  const making = useCommand(askBackup);
  const underWay = data?.rows.some(({ state }) => state === "asked" || state === "running");
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const ask = () => void making.run({}).catch(() => undefined);
  const actions = <ActionButton type="primary" loading={making.pending} disabledReason={why ?? (underWay ? t("system.underWay") : undefined)} onClick={ask}>{t("system.backUpNow")}</ActionButton>;
  return (
    <SystemPage actions={actions}>
      {making.error && <Problem error={making.error} />}
      <Section flush title={t("system.backups")} beside={<span className="soft">{data.at === null ? t("system.noSchedule") : t("system.schedule", { at: data.at, keep: data.keep })}</span>} actions={underWay && <Button onClick={() => void refetch()}>{t("system.refresh")}</Button>}>
        <Table
          label={t("system.backups")}
          rows={data.rows}
          rowKey={({ id }) => id}
          empty={<Empty title={t("system.noBackups")} hint={t("system.noBackupsHint")} />}
          columns={[
            { key: "at", title: t("system.at"), render: ({ askedAt }) => <When at={askedAt} show="absolute" /> },
            { key: "kind", title: t("system.kind"), render: ({ kind }) => t(`system.kind_${kind}`) },
            { key: "state", title: t("system.state"), render: (run) => <State run={run} /> },
            { key: "took", title: t("system.took"), align: "end", render: ({ beganAt, endedAt }) => (beganAt && endedAt ? t("system.seconds", { seconds: Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(beganAt)) / 1000)) }) : "—") },
            { key: "size", title: t("system.size"), align: "end", render: ({ bytes }) => <span className="figure">{megabytes(bytes)}</span> },
            { key: "holds", title: t("system.holds"), align: "end", render: ({ rows, files }) => (rows === null ? "—" : t("system.rowsAndFiles", { rows, files: files ?? 0 })) },
            { key: "take", title: "", align: "end", render: (run) => <Take run={run} noDownload={data.noDownload} why={why} /> },
          ]}
        />
      </Section>
      <p className="soft">{t("system.restoreHint")}</p>
    </SystemPage>
  );
}

function State({ run: { state, missing, error, removedAt } }: { run: Run }) {
  const t = useT();
  return (
    <>
      <StatusTag tone={tones[state]}>{t(`system.state_${state}`)}</StatusTag>
      {missing ? <> <StatusTag tone="warn">{t("system.missing", { count: missing })}</StatusTag></> : null}
      {error && <span className="soft"> {error}</span>}
      {removedAt && <span className="soft"> {t("system.removed")}</span>}
    </>
  );
}

function Take({ run: { id, state, removedAt }, noDownload, why }: { run: Run; noDownload: Backups["noDownload"]; why: string | undefined }) {
  const t = useT();
  if (state !== "good" || removedAt) return null;
  const reason = why ?? (noDownload ? t(`system.noDownload_${noDownload}`) : undefined);
  // The browser's own download: an archive may be larger than what a page can hold.
  return <ActionButton size="small" disabledReason={reason} onClick={() => location.assign(`/api/v1${downloadBackup.path.replace(":backupId", id)}`)}>{t("system.download")}</ActionButton>;
}
