import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { readEnquiry } from "../../../contract/enquiries.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Drawer } from "../../ui/Drawer.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { SubjectDuties } from "../duties/SubjectDuties.tsx";
import { addressOfFile } from "../orders/upload.ts";
import { useEntryRules } from "../orders/use-rules.ts";
import { useBarred, usePeople } from "../people/names.ts";
import { DropDialog, ReplyDialog } from "./closing-dialogs.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { EnquiryForm } from "./EnquiryForm.tsx";
import { type EnquiryFile, enquiryTones } from "./enquiry-words.ts";

/** One wish to order beside the list: everything that is known, and what can come of it. */
export function EnquiryDrawer({ enquiryId, onClose }: { enquiryId: string; onClose(): void }) {
  const t = useT();
  const { data: file, error, refetch } = useQueryOf(readEnquiry, { enquiryId }, { watches: [`enquiry:${enquiryId}`, "duty"] });
  return (
    <Drawer onClose={onClose} size={620} title={file ? <>{file.customerName} <StatusTag tone={enquiryTones[file.state]}>{t(`enquiries.state_${file.state}`)}</StatusTag></> : t("enquiries.title")}>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : file ? <Told file={file} /> : <PageSkeleton />}
    </Drawer>
  );
}

function Told({ file }: { file: EnquiryFile }) {
  const t = useT();
  const { nameOf } = usePeople();
  const { channelName } = useEntryRules();
  return (
    <div className={sheet.dialog}>
      {file.state === "open" ? <Actions file={file} /> : file.contact && <Settled file={file} />}
      <Facts
        rows={[
          [t("orders.customer"), file.customerId ? <Goto key="c" href={`/customers/${file.customerId}`}>{file.customerName}</Goto> : `${file.customerName} ${t("enquiries.noFile")}`],
          [t("enquiries.receivedAt"), <When key="r" at={file.receivedAt} />],
          [t("orders.channel"), channelName(file.channel)],
          [t("enquiries.contact"), file.contact],
          [t("enquiries.words"), <span key="w" style={{ whiteSpace: "pre-wrap" }}>{file.words}</span>],
          [t("enquiries.files"), file.files.length > 0 && file.files.map(({ id, name }) => <div key={id}><a href={addressOfFile(id)}>{name || t("orders.original")}</a></div>)],
          [t("orders.salesperson"), nameOf(file.salespersonId)],
          ...(file.promisedReplyAt ? [[t("enquiries.promisedReplyAt"), <When key="p" at={file.promisedReplyAt} />] as const] : []),
          ...(file.repliedAt ? [[t("enquiries.repliedAt"), <When key="a" at={file.repliedAt} />] as const] : []),
          [t("enquiries.recordedBy"), <>{file.recordedByName} <When at={file.recordedAt} show="absolute" /></>],
          ...(file.orderId ? [[t("enquiries.outcome"), <Goto key="o" href={`/orders/${file.orderId}`}>{file.orderNumber}</Goto>] as const] : []),
          ...(file.reason ? [[t("enquiries.outcome"), [t(`enquiries.reason_${file.reason}`), file.reasonNote].filter(Boolean).join(t("ui.colon"))] as const] : []),
        ]}
      />
      <SubjectDuties subject={{ kind: "enquiry", id: file.id }} />
    </div>
  );
}

function Actions({ file }: { file: EnquiryFile }) {
  const t = useT();
  const barred = useBarred();
  const why = barred("enquiries.work");
  const { history } = useRouter();
  const [open, setOpen] = useState<"edit" | "reply" | "drop">();
  const close = () => setOpen(undefined);
  return (
    <div className={sheet.headActions}>
      <ActionButton type="primary" disabledReason={barred("orders.enter")} onClick={() => history.push(`/orders/new?enquiry=${file.id}`)}>{t("enquiries.enter")}</ActionButton>
      <ActionButton disabledReason={why ?? (file.repliedAt ? t("enquiries.answered") : undefined)} onClick={() => setOpen("reply")}>{t("enquiries.reply")}</ActionButton>
      <ActionButton disabledReason={why} onClick={() => setOpen("edit")}>{t("enquiries.edit")}</ActionButton>
      <ActionButton disabledReason={why} onClick={() => setOpen("drop")}>{t("enquiries.drop")}</ActionButton>
      {open === "edit" && <EnquiryForm file={file} onClose={close} />}
      {open === "reply" && <ReplyDialog file={file} onClose={close} />}
      {open === "drop" && <DropDialog file={file} onClose={close} />}
    </div>
  );
}

/** What may still be done with one that is settled: its contact's data go when he asks for it. */
function Settled({ file }: { file: EnquiryFile }) {
  const t = useT();
  const barred = useBarred();
  const [erasing, setErasing] = useState(false);
  return (
    <div className={sheet.headActions}>
      <ActionButton danger disabledReason={barred("customers.erase")} onClick={() => setErasing(true)}>{t("enquiries.erase")}</ActionButton>
      {erasing && <EraseDialog file={file} onClose={() => setErasing(false)} />}
    </div>
  );
}
