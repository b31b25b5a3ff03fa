import { listCalls } from "../../../contract/settlement-calls.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Drawer } from "../../ui/Drawer.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import type { OverdueCustomer } from "./calls-list.tsx";

/** Every call to a customer about what it owes in a currency, the latest first. */
export function CallsDrawer({ row: { customerId, customerName, currency }, onClose }: { row: OverdueCustomer; onClose(): void }) {
  const t = useT();
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listCalls, { customerId, currency }, { watches: [`customer:${customerId}`] });
  return (
    <Drawer onClose={onClose} size={720} title={t("calls.historyOf", { customer: customerName })}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("calls.history")} rows={rows} rowKey={({ id }) => id} empty={t(loading ? "ui.loading" : "calls.noCalls")}
        columns={[
          { key: "at", title: t("calls.when"), render: ({ at }) => <When at={at} /> },
          { key: "by", title: t("calls.by"), render: ({ byName }) => byName },
          { key: "whom", title: t("calls.whom"), render: ({ contactName }) => contactName || "—" },
          { key: "said", title: t("calls.said"), render: ({ said }) => said },
          { key: "overdue", title: t("calls.overdueThen"), align: "end", render: (call) => <Money amount={call.overdue} currency={call.currency} /> },
          { key: "promise", title: t("calls.promise"), render: (call) => (call.promisedOn ? <><span className="nowrap">{t("calls.promisedFor", { day: call.promisedOn })}</span> <Money amount={call.promisedAmount!} currency={call.currency} /></> : "—") },
        ]}
      />
      {onEnd && <ActionButton size="small" onClick={onEnd}>{t("ui.loadMore")}</ActionButton>}
    </Drawer>
  );
}
