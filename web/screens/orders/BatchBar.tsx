import { Button } from "antd";
import { useCallback } from "react";
import { confirmInformation, submitOrder } from "../../../contract/orders.ts";
import { reviewAxis } from "../../../contract/order-axes.ts";
import { useBatch } from "../../api/batch.ts";
import { useT } from "../../i18n/words.ts";
import { BatchResult } from "../../parts/BatchResult.tsx";
import { ExportButton } from "../../parts/ExportButton.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { ApproveChosen } from "./ApproveChosen.tsx";
import { MergeButton } from "./MergeButton.tsx";
import type { Row } from "./order-columns.tsx";
import { useAssigning } from "./use-assigning.tsx";
import { usePrinting } from "./use-printing.tsx";
import { useTagging } from "./use-tagging.tsx";
import style from "./orders.module.css";

/** What can be done to the chosen orders: each by a command of its own, with an outcome of its own. */
export function BatchBar({ orders, columns, onClear }: { orders: readonly Row[]; columns: readonly WrittenColumn<Row>[]; onClear(): void }) {
  const t = useT();
  const may = useMay();
  const based = useCallback(({ id, revision }: Row) => ({ orderId: id, expectedRevision: revision }), []);
  const submit = useBatch(submitOrder, based);
  const confirm = useBatch(confirmInformation, based);
  const drafts = orders.filter(({ axes }) => reviewAxis.allows("submit", axes.review));
  const whyNot = (permission: "orders.submit" | "orders.enter") => (!may(permission) ? t("orders.noPermission") : drafts.length === 0 ? t("orders.batchNoDraft") : undefined);
  const assigning = useAssigning(orders, "small");
  const printing = usePrinting(orders);
  const tagging = useTagging(orders);
  const nameOf = ({ number }: Row) => number;
  const run = (batch: typeof submit) => void batch.run(drafts);
  return (
    <>
      {orders.length > 0 && (
        <div className={style.batch} role="toolbar" aria-label={t("ui.selected", { selected: orders.length })}>
          <strong>{t("ui.selected", { selected: orders.length })}</strong>
          <ActionButton type="primary" size="small" loading={submit.pending} disabledReason={whyNot("orders.submit")} onClick={() => run(submit)}>{t("orders.batchSubmit", { count: drafts.length })}</ActionButton>
          <ActionButton size="small" loading={confirm.pending} disabledReason={whyNot("orders.enter")} onClick={() => run(confirm)}>{t("orders.batchConfirm", { count: drafts.length })}</ActionButton>
          <ApproveChosen orders={orders} />
          {printing.button}
          {assigning.button}
          {tagging.button}
          <MergeButton orders={orders} onDone={onClear} />
          <ExportButton size="small" name={t("orders.title")} columns={columns} read={() => Promise.resolve({ rows: orders, more: false })} />
          <Button size="small" type="text" onClick={onClear}>{t("orders.unselect")}</Button>
        </div>
      )}
      {printing.rest}
      {assigning.rest}
      {tagging.rest}
      <BatchResult outcome={submit.outcome} nameOf={nameOf} onClose={submit.clear} />
      <BatchResult outcome={confirm.outcome} nameOf={nameOf} onClose={confirm.clear} />
    </>
  );
}
