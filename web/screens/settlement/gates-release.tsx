import { useQueries } from "@tanstack/react-query";
import { Switch } from "antd";
import { useState } from "react";
import { listOrders } from "../../../contract/orders.ts";
import { readOrderMoney, releaseGate } from "../../../contract/settlement.ts";
import { type Answer, call } from "../../api/client.ts";
import { keyOf, useCommand, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay, useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { roleNames } from "../reviews/Path.tsx";
import { SettlementPage } from "./SettlementPage.tsx";

type OrderMoney = Answer<typeof readOrderMoney>;
interface Waiting {
  money: OrderMoney;
  customerName: string;
  gate: OrderMoney["gates"][number];
}

/** Orders that may not go on because a stage of their terms is not paid; released with the reason, or opened by money. */
export function GatesRelease() {
  const t = useT();
  const may = useMay();
  const [released, setReleased] = useState(false);
  const [releasing, setReleasing] = useState<Waiting>();
  const { rows, pending, error, more } = useWaiting(released);
  const held = useSession().data?.roles ?? [];
  const barredFrom = ({ mayRelease }: Waiting["gate"]) => {
    if (!mayRelease.length) return t("settlement.releaseNobody");
    if (may("settlement.releaseGate") && mayRelease.some((role) => held.some((mine) => mine === role))) return undefined;
    return t("settlement.releaseFor", { roles: roleNames(mayRelease, t) });
  };
  return (
    <SettlementPage>
      <label className={sheet.filters}><Switch size="small" checked={released} onChange={setReleased} /> {t("settlement.alsoReleased")}</label>
      {error && <Problem error={error} />}
      {pending && rows.length === 0 && <PageSkeleton />}
      {!pending && rows.length === 0 && <Empty title={t("settlement.noGates")} hint={t("settlement.noGatesHint")}><Goto href="/settlement/receipts">{t("settlement.receipts")}</Goto></Empty>}
      {rows.length > 0 && (
        <Section flush title={t("settlement.gates")} actions={more && <ActionButton size="small" onClick={more}>{t("ui.loadMore")}</ActionButton>}>
          <Table
            label={t("settlement.gates")} rows={rows} rowKey={({ money, gate }) => money.orderId + gate.moment} empty=""
            columns={[
              { key: "order", title: t("settlement.order"), render: ({ money }) => <Goto href={`/orders/${money.orderId}`}>{money.orderNumber}</Goto> },
              { key: "customer", title: t("settlement.customer"), render: ({ money, customerName }) => <Goto href={`/settlement/accounts/${money.customerId}`}>{customerName}</Goto> },
              { key: "moment", title: t("settlement.gate"), render: ({ gate }) => <StatusTag tone={gate.open ? "good" : "bad"}>{t(`settlement.gate_${gate.moment}`)}</StatusTag> },
              { key: "missing", title: t("settlement.missing"), align: "end", render: ({ money, gate }) => <strong><Money amount={gate.missing} currency={money.currency} /></strong> },
              { key: "paid", title: t("settlement.paidOf"), align: "end", render: ({ money, gate }) => <><Money amount={gate.paid} currency={money.currency} plain /> / <Money amount={gate.required} currency={money.currency} plain /></> },
              { key: "unapplied", title: t("settlement.unapplied"), align: "end", render: ({ money, gate }) => (Number(gate.unapplied) > 0 ? <Goto href={`/settlement/receipts?customer=${money.customerId}`}><Money amount={gate.unapplied} currency={money.currency} plain /></Goto> : "—") },
              { key: "act", title: t("ui.actions"), render: (row) => row.gate.released ? t("settlement.releasedBecause", { reason: row.gate.released.reason }) : <ActionButton size="small" disabledReason={barredFrom(row.gate)} onClick={() => setReleasing(row)}>{t("settlement.release")}</ActionButton> },
            ]}
          />
        </Section>
      )}
      {releasing && <ReleaseDialog waiting={releasing} onClose={() => setReleasing(undefined)} />}
    </SettlementPage>
  );
}

/** Confirmed orders that are not wholly paid, with their gates; each order's money is asked for by itself. */
function useWaiting(alsoReleased: boolean) {
  const orders = useRowsOf(listOrders, { stage: ["approved", "awaitingPurchase", "scheduled", "toShip"], sort: "requestedDate" }, { watches: ["order", "receipt"] });
  const unpaid = orders.rows.filter(({ axes }) => axes.payment !== "paid");
  const money = useQueries({
    queries: unpaid.map(({ id }) => ({ queryKey: keyOf(readOrderMoney, { orderId: id }), queryFn: ({ signal }: { signal: AbortSignal }) => call(readOrderMoney, { orderId: id }, { signal }), meta: { watches: [`order:${id}`, "receipt"] } })),
  });
  const rows = money.flatMap(({ data }): Waiting[] => {
    const order = unpaid.find(({ id }) => id === data?.orderId);
    if (!data || !order) return [];
    return data.gates.filter(({ open, released }) => !open || (alsoReleased && released !== null)).map((gate) => ({ money: data, customerName: order.customerName, gate }));
  });
  return { rows, pending: orders.loading || money.some(({ isPending }) => isPending), error: orders.error ?? money.find(({ error }) => error)?.error, more: orders.complete ? undefined : orders.onEnd };
}

function ReleaseDialog({ waiting: { money, gate }, onClose }: { waiting: Waiting; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(releaseGate);
  const send = (reason: string) => void run({ orderId: money.orderId, moment: gate.moment, reason }).then(({ missing }) => {
    toast({ text: t("settlement.releasedOrder", { order: money.orderNumber, missing }) });
    onClose();
  }, () => undefined);
  return <ReasonDialog title={t("settlement.releaseOf", { order: money.orderNumber, missing: `${gate.missing} ${money.currency}` })} label={t("settlement.releaseReason")} submit={t("settlement.release")} {...{ pending, error, onClose }} onSubmit={send} />;
}
