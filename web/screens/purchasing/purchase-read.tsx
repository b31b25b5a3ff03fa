import { useParams, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { cancelPurchase, deletePurchase, placePurchase, purchaseLifecycle, readPurchase, reverseReceipt } from "../../../contract/purchasing.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { DateDialog } from "./DateDialog.tsx";
import { type PurchaseFile, purchaseTones } from "./purchase-words.ts";
import style from "./purchasing.module.css";
import { PurchaseDialog } from "./PurchaseDialog.tsx";
import { ReceiptDialog } from "./ReceiptDialog.tsx";

/** One purchase order: what was ordered for whom, when it comes, what came. */
export function PurchaseRead() {
  const t = useT();
  const { purchaseId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readPurchase, { purchaseId }, { watches: [`purchase:${purchaseId}`, "order"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={`${t("purchasing.noun")} ${data.number}`} beside={<><StatusTag tone={purchaseTones[data.state]}>{t(`purchasing.state_${data.state}`)}</StatusTag>{data.late && <StatusTag tone="bad">{t("purchasing.late")}</StatusTag>}</>}>
        <Goto href="/purchasing">{t("purchasing.purchases")}</Goto>
        <Actions file={data} />
      </PageTitle>
      <About file={data} />
      <Goods file={data} />
      <Receipts file={data} />
    </>
  );
}

function Actions({ file }: { file: PurchaseFile }) {
  const t = useT();
  const barred = useBarred();
  const [asking, setAsking] = useState<"date" | "receive" | "cancel" | "edit" | "delete">();
  const { history } = useRouter();
  const [place, cancel, remove] = [useCommand(placePurchase), useCommand(cancelPurchase), useCommand(deletePurchase)];
  const at = { purchaseId: file.id, expectedRevision: file.revision };
  const notNow = t("purchasing.notNow", { state: t(`purchasing.state_${file.state}`) });
  const may = (...verbs: (keyof typeof purchaseLifecycle.steps)[]) => (verbs.some((verb) => purchaseLifecycle.allows(verb, file.state)) ? undefined : notNow);
  const close = () => setAsking(undefined);
  return (
    <>
      <ActionButton type={file.state === "draft" ? "primary" : "default"} loading={place.pending} disabledReason={barred("purchasing.order") ?? may("order")} onClick={() => void place.run(at).catch(() => undefined)}>{t("purchasing.place")}</ActionButton>
      <ActionButton type={file.state === "draft" ? "default" : "primary"} disabledReason={barred("purchasing.receive") ?? may("receivePart")} onClick={() => setAsking("receive")}>{t("purchasing.receive")}</ActionButton>
      <ActionButton disabledReason={barred("purchasing.order") ?? may("setDate", "setDateOfRest")} onClick={() => setAsking("date")}>{t("purchasing.setDate")}</ActionButton>
      {file.state === "draft" && <ActionButton disabledReason={barred("purchasing.order")} onClick={() => setAsking("edit")}>{t("purchasing.editDraft")}</ActionButton>}
      {file.state === "draft" && <ActionButton danger disabledReason={barred("purchasing.order")} onClick={() => setAsking("delete")}>{t("purchasing.deleteDraft")}</ActionButton>}
      <ActionButton danger disabledReason={barred("purchasing.order") ?? may("cancel")} onClick={() => setAsking("cancel")}>{t("purchasing.callOff")}</ActionButton>
      {place.error !== undefined && place.error !== null && <Problem error={place.error} focus />}
      {asking === "receive" && <ReceiptDialog file={file} onClose={close} />}
      {asking === "date" && <DateDialog file={file} onClose={close} />}
      {asking === "edit" && <PurchaseDialog draft={file} onClose={close} onDone={close} />}
      {asking === "delete" && (
        <FormDialog title={t("purchasing.deleteDraft")} submit={t("purchasing.deleteDraft")} pending={remove.pending} error={remove.error} onClose={close} onSubmit={() => void remove.run(at).then(({ number }) => (toast({ text: t("purchasing.deleted", { number }) }), history.push("/purchasing")), () => undefined)}>
          <p>{t("purchasing.deleteSure", { number: file.number })}</p>
        </FormDialog>
      )}
      {asking === "cancel" && <ReasonDialog title={`${t("purchasing.callOff")} ${file.number}`} label={t("purchasing.reason")} submit={t("purchasing.callOff")} pending={cancel.pending} error={cancel.error} onClose={close} onSubmit={(reason) => void cancel.run({ ...at, reason }).then(close, () => undefined)} />}
    </>
  );
}

function About({ file }: { file: PurchaseFile }) {
  const t = useT();
  return (
    <Section title={t("purchasing.about")}>
      <Facts
        rows={[
          [t("purchasing.supplier"), file.supplierName], [t("purchasing.expectedOn"), <When key="e" at={file.expectedOn} />],
          [t("purchasing.confirmed"), file.confirmedAt && <>{file.confirmedByName} <When at={file.confirmedAt} /></>], [t("purchasing.raisedAt"), <>{file.createdByName} <When at={file.createdAt} /></>],
          [t("purchasing.placedAt"), file.orderedAt && <When at={file.orderedAt} />], [t("purchasing.note"), file.note], [t("purchasing.cancelReason"), file.cancelReason],
        ]}
      />
    </Section>
  );
}

type Line = PurchaseFile["lines"][number];
const Shares = ({ shares }: Pick<Line, "shares">) => (shares.length ? shares.map(({ orderId, orderNumber, scheduleId, quantity, covered }) => <div key={scheduleId} className={style.answer}><Goto href={`/orders/${orderId}`} className="figure">{orderNumber}</Goto><span><Quantity value={covered} /> / <Quantity value={quantity} /></span></div>) : "—");

function Goods({ file }: { file: PurchaseFile }) {
  const t = useT();
  return (
    <Section flush title={t("purchasing.goods")}>
      <Table
        label={t("purchasing.goods")} rows={file.lines} empty="" rowKey={({ id }) => id}
        columns={[
          { key: "code", title: t("catalog.code"), render: ({ productId, productCode }) => <Goto href={`/stock/${productId}`} className="figure">{productCode}</Goto> },
          { key: "product", title: t("purchasing.product"), render: ({ name, spec }) => <>{name} <span className="soft">{spec}</span></> },
          { key: "quantity", title: t("purchasing.bought"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
          { key: "received", title: t("purchasing.received"), align: "end", render: ({ received, unit }) => <Quantity value={received} unit={unit} /> },
          { key: "price", title: t("purchasing.unitPrice"), align: "end", render: ({ unitPrice }) => unitPrice ?? "—" },
          { key: "orders", title: t("purchasing.forOrders"), render: ({ shares }) => <Shares shares={shares} /> },
        ]}
      />
    </Section>
  );
}

type Receipt = PurchaseFile["receipts"][number];
const goodsOf = ({ lines }: Receipt, t: Translate): string =>
  lines.map(({ productCode, quantity, lots }) => (lots.length ? t("ui.noted", { text: `${productCode} ${quantity}`, note: lots.join("、") }) : `${productCode} ${quantity}`)).join("; ");

function Receipts({ file }: { file: PurchaseFile }) {
  const t = useT();
  const barred = useBarred()("purchasing.reverse");
  const { run } = useCommand(reverseReceipt);
  const [undoing, setUndoing] = useState<Receipt>();
  const why = barred ?? (purchaseLifecycle.allows("reversePart", file.state) ? undefined : t("purchasing.notNow", { state: t(`purchasing.state_${file.state}`) }));
  return (
    <Section flush title={t("purchasing.receipts")}>
      <Table
        label={t("purchasing.receipts")} rows={file.receipts} empty={t("purchasing.noReceipts")} rowKey={({ id }) => id}
        columns={[
          { key: "number", title: t("purchasing.receiptNumber"), render: ({ number }) => <span className="figure">{number || "—"}</span> },
          { key: "at", title: t("purchasing.receivedAt"), render: ({ at, byName }) => <><When at={at} /> <span className="soft">{byName}</span></> },
          { key: "goods", title: t("purchasing.goods"), render: (receipt) => goodsOf(receipt, t) },
          { key: "place", title: t("purchasing.warehouse"), render: ({ warehouseName }) => warehouseName },
          { key: "note", title: t("purchasing.note"), render: ({ note, reversed }) => (reversed ? <><StatusTag tone="bad">{t("purchasing.takenBack")}</StatusTag> {reversed.reason}</> : note || "—") },
          { key: "act", title: "", render: (receipt) => receipt.reversed === null && <ActionButton size="small" danger disabledReason={why} onClick={() => setUndoing(receipt)}>{t("purchasing.takeBack")}</ActionButton> },
        ]}
      />
      {undoing && <ReverseDialog open title={t("purchasing.takeBack")} effect={t("purchasing.takeBackEffect", { goods: goodsOf(undoing, t) })} onConfirm={(reason) => run({ purchaseId: file.id, receiptId: undoing.id, reason, expectedRevision: file.revision })} onClose={() => setUndoing(undefined)} />}
    </Section>
  );
}
