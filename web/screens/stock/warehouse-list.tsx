import { Button, Checkbox } from "antd";
import { useState } from "react";
import { closeWarehouse, listWarehouses } from "../../../contract/stock.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { useBarred, useCompany } from "../people/names.ts";
import { StockTabs } from "./StockTabs.tsx";
import { WarehouseForm } from "./WarehouseForm.tsx";

export type Warehouse = Answer<typeof listWarehouses>["rows"][number];

/** The register of warehouses: where goods lie, whose they are, and whether they may be promised. */
export function WarehouseList() {
  const t = useT();
  const why = useBarred()("stock.manage");
  const { filter, choose } = useFilter();
  const closed = filter["closed"] === "true";
  const { data: company } = useCompany();
  const { data, error, refetch } = useQueryOf(listWarehouses, { closed: closed ? "true" : "false" }, { watches: ["warehouse"] });
  const [editing, setEditing] = useState<Warehouse | "new">();
  const [closing, setClosing] = useState<Warehouse>();
  const ledgers = company?.ledgers ?? [];
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={t("stock.warehouses")}>
        <ActionButton type="primary" disabledReason={why} onClick={() => setEditing("new")}>{t("stock.addWarehouse")}</ActionButton>
      </PageTitle>
      <StockTabs />
      <Section flush title={t("stock.warehouses")} beside={<span className="soft">{data.rows.length}</span>} actions={<Checkbox checked={closed} onChange={({ target }) => choose({ closed: target.checked ? "true" : undefined })}>{t("stock.withClosed")}</Checkbox>}>
        <Table
          label={t("stock.warehouses")}
          rows={data.rows}
          rowKey={({ id }) => id}
          empty={<Empty title={t("stock.noWarehouses")} hint={t("stock.noWarehousesHint")} />}
          columns={[
            { key: "name", title: t("stock.warehouse"), render: ({ id, code, name }) => <><Goto href={`/stock?warehouse=${id}`}>{name}</Goto> <span className="soft figure">{code}</span></> },
            { key: "kind", title: t("stock.warehouseKind"), render: ({ kind, closedAt }) => <>{t(`stock.warehouseKind_${kind}`)} {closedAt ? <StatusTag tone="idle">{t("stock.closed")} <When at={closedAt} show="absolute" /></StatusTag> : kind === "hold" && <StatusTag tone="warn">{t("stock.notPromised")}</StatusTag>}</> },
            { key: "ledger", title: t("stock.ledger"), render: ({ ledgerId }) => ledgers.find(({ id }) => id === ledgerId)?.name ?? "—" },
            { key: "address", title: t("stock.address"), render: ({ address }) => address || "—" },
            {
              key: "act", title: t("ui.actions"), align: "end",
              render: (row) => !why && (
                <>
                  <Button size="small" aria-label={t("stock.editOf", { name: row.name })} onClick={() => setEditing(row)}>{t("stock.edit")}</Button>{" "}
                  <Button size="small" onClick={() => setClosing(row)}>{t(row.closedAt ? "stock.reopen" : "stock.close")}</Button>
                </>
              ),
            },
          ]}
        />
      </Section>
      {editing && <WarehouseForm warehouse={editing === "new" ? undefined : editing} ledgers={ledgers} onClose={() => setEditing(undefined)} />}
      {closing && <Closing warehouse={closing} onClose={() => setClosing(undefined)} />}
    </>
  );
}

function Closing({ warehouse: { id, name, closedAt, revision }, onClose }: { warehouse: Warehouse; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(closeWarehouse);
  const closes = closedAt === null;
  const send = (reason: string) =>
    void run({ warehouseId: id, closed: closes, reason, expectedRevision: revision }).then(() => {
      toast({ text: t(closes ? "stock.closedToast" : "stock.reopenedToast", { name }) });
      onClose();
    }, () => undefined);
  return <ReasonDialog title={t(closes ? "stock.closeOf" : "stock.reopenOf", { name })} label={t("stock.reason")} submit={t(closes ? "stock.close" : "stock.reopen")} {...{ pending, error, onClose }} onSubmit={send} />;
}
