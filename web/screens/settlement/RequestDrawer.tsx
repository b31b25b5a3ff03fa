import { useState } from "react";
import { askInvoiceAgain, invoiceRequestAxis, readInvoiceRequest, refuseInvoiceRequest } from "../../../contract/settlement.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Drawer } from "../../ui/Drawer.tsx";
import { Money, Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { billedThing, type InvoiceRequest, requestTones, whyNotIssue } from "./invoice-words.ts";

type Request = Answer<typeof readInvoiceRequest>;
interface Props {
  requestId: string;
  onIssue(request: InvoiceRequest): void;
  onClose(): void;
}

/** One invoice request with its lines; issue it, send it back, or ask again. */
export function RequestDrawer({ requestId, onIssue, onClose }: Props) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(readInvoiceRequest, { requestId }, { watches: ["invoiceRequest", "invoice", "order"] });
  return (
    <Drawer onClose={onClose} size={720} title={data ? `${data.customerName} ${data.orderNumber}` : t("settlement.invoices")}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && <Whole request={data} onIssue={onIssue} />}
    </Drawer>
  );
}

function Whole({ request, onIssue }: { request: Request; onIssue: Props["onIssue"] }) {
  const t = useT();
  const { currency } = request;
  return (
    <div className={sheet.stack}>
      <div className={sheet.filters}><StatusTag tone={requestTones[request.state]}>{t(`settlement.request_${request.state}`)}</StatusTag><Actions request={request} onIssue={onIssue} /></div>
      {request.refusedReason && <p>{t("settlement.refusedBecause", { reason: request.refusedReason })}</p>}
      <Facts
        rows={[
          [t("settlement.order"), <Goto key="o" href={`/orders/${request.orderId}`}>{request.orderNumber}</Goto>],
          [t("settlement.delivery"), billedThing(request, t)],
          [t("settlement.suppliedOn"), request.suppliedOn],
          [t("settlement.billableOn"), request.billableOn],
          [t("settlement.net"), <Money key="n" amount={request.net} currency={currency} />],
          [t("settlement.tax"), <Money key="t" amount={request.tax} currency={currency} />],
          [t("settlement.gross"), <strong key="g"><Money amount={request.gross} currency={currency} /></strong>],
          [t("settlement.taxNumber"), request.invoiceId && <Goto key="i" href={`/settlement/invoices/${request.invoiceId}`}>{request.taxNumber ?? ""}</Goto>],
          ...(request.correctionOf ? ([[t("reversals.correctionOf"), <Goto key="r" href={`/settlement/invoices/${request.correctionOf}`}>{t("reversals.red")}</Goto>]] as const) : []),
        ]}
      />
      <Table
        label={t("settlement.lines")} rows={request.lines} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "name", title: t("settlement.name"), render: ({ name, spec }) => `${name} ${spec}` },
          { key: "quantity", title: t("settlement.quantity"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
          { key: "price", title: t("settlement.price"), align: "end", render: ({ unitPrice }) => <Quantity value={unitPrice} /> },
          { key: "rate", title: t("settlement.taxRate"), align: "end", render: ({ taxRate }) => `${taxRate}%` },
          { key: "gross", title: t("settlement.gross"), align: "end", render: ({ gross }) => <Money amount={gross} currency={currency} plain /> },
        ]}
      />
    </div>
  );
}

function Actions({ request, onIssue }: { request: Request; onIssue: Props["onIssue"] }) {
  const t = useT();
  const may = useMay();
  const [refusing, setRefusing] = useState(false);
  const refuse = useCommand(refuseInvoiceRequest);
  const again = useCommand(askInvoiceAgain);
  const at = { requestId: request.id, expectedRevision: request.revision };
  const off = (verb: "issue" | "refuse" | "askAgain", allowed: boolean, key: string) => (!invoiceRequestAxis.allows(verb, request.state) ? t("settlement.notNow", { state: t(`settlement.request_${request.state}`) }) : allowed ? undefined : t(key));
  return (
    <>
      <ActionButton type={request.state === "requested" ? "primary" : "default"} disabledReason={whyNotIssue([request], may("settlement.invoice"), t)} onClick={() => onIssue(request)}>{t("settlement.issue")}</ActionButton>
      <ActionButton disabledReason={off("refuse", may("settlement.invoice"), "settlement.only_invoice")} onClick={() => setRefusing(true)}>{t("settlement.refuse")}</ActionButton>
      <ActionButton type={request.state === "refused" ? "primary" : "default"} loading={again.pending} disabledReason={off("askAgain", may("settlement.askInvoice"), "settlement.only_askInvoice")} onClick={() => void again.run(at).catch(() => undefined)}>{t("settlement.askAgain")}</ActionButton>
      {again.error && <Problem error={again.error} focus />}
      {refusing && <ReasonDialog title={t("settlement.refuse")} label={t("settlement.reason")} submit={t("settlement.refuse")} pending={refuse.pending} error={refuse.error} onClose={() => setRefusing(false)} onSubmit={(reason) => void refuse.run({ ...at, reason }).then(() => setRefusing(false), () => undefined)} />}
    </>
  );
}
