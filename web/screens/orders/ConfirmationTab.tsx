import { useState } from "react";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { ConfirmationAnswer } from "./ConfirmationAnswer.tsx";
import { type Asking, ConfirmationDialog } from "./ConfirmationDialogs.tsx";
import type { Order } from "./order-actions.ts";
import { ReverseAnswer } from "./ReverseAnswer.tsx";
import { type Request, requestTones, useConfirmations } from "./use-confirmations.ts";
import style from "./orders.module.css";

/** What the customer was asked, how it was handed over, and what came back; the latest request first. */
export function ConfirmationTab({ order }: { order: Order }) {
  const t = useT();
  const may = useMay();
  const { data, error, refetch } = useConfirmations(order.id);
  if (!may("confirmations.see")) return <Empty title={t("orders.whyNot_permission")} />;
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.length === 0) return <Empty title={t("orders.notAsked")} hint={t("orders.notAskedHint")} />;
  return <div className={style.stack}>{data.map((request) => <Asked key={request.id} request={request} order={order} />)}</div>;
}

/** One request with its answer, its sendings and the ways on. */
export function Asked({ request, order }: { request: Request; order: Order }) {
  const t = useT();
  const { state, orderVersion, askedAt, askedByName, reversal } = request;
  // The answer by which the order stands, or does not; of earlier versions and of changes it is history.
  const holds = (state === "given" || state === "refused") && !request.changeId && orderVersion === order.version && order.axes.confirmation === state;
  return (
    <Section
      title={t("orders.confirmationOf", { version: orderVersion })} beside={<StatusTag tone={requestTones[state]}>{t(`orders.request_${state}`)}</StatusTag>}
      actions={state === "awaiting" ? <Ways request={request} order={order} /> : holds ? <ReverseAnswer request={request} /> : undefined}
    >
      <div className={style.stack}>
        <p className="soft">{t("orders.askedBy", { name: askedByName })} <When at={askedAt} /></p>
        {request.decision && <ConfirmationAnswer decision={request.decision} evidence={request.evidence} />}
        {reversal && <p role="note">{t("orders.answerReversedBy", { name: reversal.byName, reason: reversal.reason })} <When at={reversal.at} /></p>}
        <Sendings request={request} />
      </div>
    </Section>
  );
}

function Sendings({ request: { sendings, state } }: { request: Request }) {
  const t = useT();
  if (sendings.length === 0) return state === "awaiting" ? <p>{t("orders.notSent")}</p> : null;
  return (
    <Table
      label={t("orders.sendings")} rows={sendings} rowKey={({ at, means }) => `${at} ${means}`} empty={t("orders.notSent")}
      columns={[
        { key: "at", title: t("orders.sentAt"), render: ({ at }) => <When at={at} show="absolute" /> },
        { key: "means", title: t("orders.means"), render: ({ means, reminder }) => <>{t(`policies.means_${means}`)} {reminder && <StatusTag tone="idle">{t("orders.act_remindCustomer")}</StatusTag>}</> },
        { key: "recipient", title: t("orders.recipient"), render: ({ recipient }) => recipient ?? "—" },
        { key: "by", title: t("orders.sentBy"), render: ({ byName }) => byName },
        { key: "expires", title: t("orders.linkUntil"), render: ({ expiresAt }) => <When at={expiresAt} show="absolute" /> },
      ]}
    />
  );
}

/** The ways to the customer's answer that the policy foresees. */
function Ways({ request, order }: { request: Request; order: Order }) {
  const t = useT();
  const may = useMay();
  const [asking, ask] = useState<Asking>();
  const permission = (allowed: boolean) => (allowed ? undefined : t("orders.whyNot_permission"));
  const foreseen = (means: Request["means"][number]) => (request.means.includes(means) ? undefined : t("orders.meansNotForeseen"));
  const mail = permission(may("confirmations.send")) ?? foreseen("mail");
  const again = request.sendings.length > 0;
  return (
    <>
      <ActionButton size="small" disabledReason={mail} onClick={() => ask("mail")}>{t("orders.sendMail")}</ActionButton>
      <ActionButton size="small" disabledReason={permission(may("confirmations.send")) ?? foreseen("link")} onClick={() => ask("link")}>{t("orders.linkAndCode")}</ActionButton>
      {again && <ActionButton size="small" disabledReason={mail} onClick={() => ask("reminder")}>{t("orders.act_remindCustomer")}</ActionButton>}
      <ActionButton size="small" disabledReason={permission(may("confirmations.recordOnBehalf")) ?? foreseen("onBehalf")} onClick={() => ask("answer")}>{t("orders.act_recordAnswer")}</ActionButton>
      {asking && <ConfirmationDialog asking={asking} request={request} order={order} onClose={() => ask(undefined)} />}
    </>
  );
}
