import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { listFiles } from "../../../contract/files.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Order } from "./order-actions.ts";
import { addressOfFile, upload } from "./upload.ts";
import style from "./orders.module.css";

const sizeOf = (bytes: number): string => (bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);

/** Originals and evidence that belong to the order, each with the hash under which it is kept. */
export function FilesTab({ order }: { order: Order }) {
  const t = useT();
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const { data, error, refetch } = useQueryOf(listFiles, { kind: "order", id: order.id }, { watches: [`order:${order.id}`, "file"] });
  const add = async () => {
    const files = [...(field.current?.files ?? [])];
    setBusy(true);
    setFailed(undefined);
    try {
      for (const file of files) await upload(file, { kind: "order", id: order.id });
    } catch (failure) {
      setFailed(failure);
    }
    setBusy(false);
    if (field.current) field.current.value = "";
    await client.invalidateQueries({ queryKey: [listFiles.name] });
  };
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className={style.stack}>
      {failed !== undefined && <Problem error={failed} />}
      <Table
        label={t("orders.tab_files")} rows={data} rowKey={({ id }) => id} empty={t("orders.noFiles")}
        columns={[
          { key: "name", title: t("orders.file"), render: ({ id, name }) => <><a href={addressOfFile(id)}>{name}</a> {order.originals.includes(id) && <StatusTag tone="good">{t("orders.original")}</StatusTag>}</> },
          { key: "size", title: t("orders.size"), align: "end", render: ({ size }) => sizeOf(size) },
          { key: "by", title: t("orders.uploadedBy"), render: ({ uploadedByName, uploadedAt }) => <>{uploadedByName} <When at={uploadedAt} show="absolute" /></> },
          { key: "hash", title: "SHA-256", render: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 12)}</code> },
        ]}
      />
      <div><input ref={field} type="file" multiple hidden onChange={() => void add()} /><Button loading={busy} onClick={() => field.current?.click()}>{t("orders.addFile")}</Button></div>
    </div>
  );
}
