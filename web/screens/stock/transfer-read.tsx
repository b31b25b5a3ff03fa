import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { cancelTransfer, readTransfer, reverseTransfer, sendTransfer, transferLifecycle } from "../../../contract/transfers.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred, usePeople } from "../people/names.ts";
import { ReceiveDialog } from "./ReceiveDialog.tsx";
import { ReverseFact } from "./ReverseFact.tsx";
import { transferTones } from "./stock-words.ts";

export type TransferFile = Answer<typeof readTransfer>;

/** One transfer: what was asked for, what is on its way, what came. */
export function TransferRead() {
  const t = useT();
  const { transferId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readTransfer, { transferId }, { watches: [`transfer:${transferId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={`${t("stock.transfer")} ${data.number}`} beside={<StatusTag tone={transferTones[data.state]}>{t(`stock.transfer_${data.state}`)}</StatusTag>}>
        <Goto href="/stock/transfers">{t("stock.transfers")}</Goto>
        <Actions file={data} />
        <Reverse file={data} />
      </PageTitle>
      <About file={data} />
      <Goods file={data} />
    </>
  );
}

function Actions({ file }: { file: TransferFile }) {
  const t = useT();
  const barred = useBarred()("stock.transfer");
  const [asking, setAsking] = useState<"receive" | "cancel">();
  const [send, cancel] = [useCommand(sendTransfer), useCommand(cancelTransfer)];
  const at = { transferId: file.id, expectedRevision: file.revision };
  const why = (verb: "send" | "receive" | "cancel") => barred ?? (transferLifecycle.allows(verb, file.state) ? undefined : t("stock.notNow", { state: t(`stock.transfer_${file.state}`) }));
  const close = () => setAsking(undefined);
  return (
    <>
      <ActionButton type={file.state === "requested" ? "primary" : "default"} loading={send.pending} disabledReason={why("send")} onClick={() => void send.run(at).catch(() => undefined)}>{t("stock.send")}</ActionButton>
      <ActionButton type={file.state === "sent" ? "primary" : "default"} disabledReason={why("receive")} onClick={() => setAsking("receive")}>{t("stock.receive")}</ActionButton>
      <ActionButton danger disabledReason={why("cancel")} onClick={() => setAsking("cancel")}>{t("stock.callOff")}</ActionButton>
      {send.error !== undefined && send.error !== null && <Problem error={send.error} focus />}
      {asking === "receive" && <ReceiveDialog file={file} onClose={close} />}
      {asking === "cancel" && <ReasonDialog title={`${t("stock.callOff")} ${file.number}`} label={t("stock.reason")} submit={t("stock.callOff")} pending={cancel.pending} error={cancel.error} onClose={close} onSubmit={(reason) => void cancel.run({ ...at, reason }).then(close, () => undefined)} />}
    </>
  );
}

/** Once the goods left; until then the transfer is called off. */
function Reverse({ file }: { file: TransferFile }) {
  const t = useT();
  const { run } = useCommand(reverseTransfer);
  if (!transferLifecycle.allows("reverse", file.state)) return null;
  const effect = t(file.state === "sent" ? "stock.reverseEffect_sent" : "stock.reverseEffect_received", { from: file.fromName, to: file.toName });
  return <ReverseFact name={file.number} effect={effect} onConfirm={(reason) => run({ transferId: file.id, expectedRevision: file.revision, reason })} />;
}

function About({ file }: { file: TransferFile }) {
  const t = useT();
  const { nameOf } = usePeople();
  const done = (by: string | null, at: string | null) => by && at && <>{nameOf(by) || "—"} <When at={at} /></>;
  return (
    <Section title={t("stock.about")}>
      <Facts
        rows={[
          [t("stock.from"), file.fromName], [t("stock.to"), file.toName], [t("stock.requestedAt"), done(file.requestedBy, file.requestedAt)], [t("stock.sentAt"), done(file.sentBy, file.sentAt)],
          [t("stock.receivedAt"), done(file.receivedBy, file.receivedAt)], [t("stock.note"), file.note],
          ...(file.reversal ? ([[t("stock.reversedAt"), done(file.reversal.by, file.reversal.at)], [t("stock.reverseReason"), file.reversal.reason]] as const) : []),
        ]}
      />
    </Section>
  );
}

type Line = TransferFile["lines"][number];
type Moved = Line & { lot: Line["lots"][number] | undefined };

/** What was asked for; lot by lot once it is on its way. */
function Goods({ file }: { file: TransferFile }) {
  const t = useT();
  const rows = file.lines.flatMap((line): Moved[] => (line.lots.length ? line.lots.map((lot) => ({ ...line, lot })) : [{ ...line, lot: undefined }]));
  return (
    <Section flush title={t("stock.goods")}>
      <Table
        label={t("stock.goods")} rows={rows} empty="" rowKey={({ productId, lot }) => `${productId} ${lot?.lot ?? ""}`}
        columns={[
          { key: "code", title: t("catalog.code"), render: ({ productId, productCode }) => <Goto href={`/stock/${productId}`} className="figure">{productCode}</Goto> },
          { key: "product", title: t("stock.product"), render: ({ productName, spec }) => <>{productName} <span className="soft">{spec}</span></> },
          { key: "lot", title: t("stock.lotName"), render: ({ lot }) => lot?.lot || "—" },
          { key: "wanted", title: t("stock.wanted"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
          { key: "sent", title: t("stock.sent"), align: "end", render: ({ lot, unit }) => (lot ? <><Quantity value={lot.sent} unit={unit} /> <Weight value={lot.secondSent} /></> : "—") },
          { key: "received", title: t("stock.received"), align: "end", render: ({ lot, unit }) => (lot?.received ? <><Quantity value={lot.received} unit={unit} /> {lot.received !== lot.sent && <StatusTag tone="bad">{t("stock.differs")}</StatusTag>}</> : "—") },
          { key: "reason", title: t("stock.reason"), render: ({ lot }) => lot?.reason || "—" },
        ]}
      />
    </Section>
  );
}

const Weight = ({ value }: { value: string }) => (Number(value) > 0 ? <span className="soft">(<Quantity value={value} />)</span> : null);
