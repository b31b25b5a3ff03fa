import { useState } from "react";
import { eraseContact, readErasure } from "../../../contract/customer-commands.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { Effects } from "../../ui/sheet/Effects.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import type { CustomerFile } from "./customer-words.ts";
import style from "./customers.module.css";

interface Props {
  file: CustomerFile;
  contact: CustomerFile["contacts"][number];
  onClose(): void;
}

/** 删除个人信息: what goes, what stays and why, for which reason; nothing while open orders need him. */
export function EraseContact({ file, contact, onClose }: Props) {
  const t = useT();
  const [reason, setReason] = useState("");
  const { data, error: unread, refetch } = useQueryOf(readErasure, { id: file.id, contactId: contact.id }, { watches: [`customer:${file.id}`, "order"] });
  const { run, pending, error } = useCommand(eraseContact);
  const erase = () =>
    void run({ id: file.id, contactId: contact.id, expectedRevision: file.revision, reason }).then(() => {
      toast({ text: t("customers.erasedDone") });
      onClose();
    }, () => undefined);
  const needed = data && data.needed.length > 0 ? t("customers.eraseNeeded") : undefined;
  const missing = reason.trim().length > 1 ? undefined : t("ui.fillIn", { field: t("security.reason") });
  return (
    <FormDialog title={t("customers.eraseOf", { name: contact.name })} submit={t("customers.erase")} danger {...{ pending, error, onClose }} disabledReason={data ? (needed ?? missing) : t("ui.loading")} onSubmit={erase}>
      {unread && <Problem error={unread} onRetry={() => void refetch()} />}
      {data ? <Effect erasure={data} /> : !unread && <PageSkeleton />}
      <TextField label={t("security.reason")} required max={300} value={reason} onChange={setReason} fault={faultsOf(error)("reason")} hint={t("customers.eraseReasonHint")} />
    </FormDialog>
  );
}

function Effect({ erasure: { phones, emails, versions, orders, needed } }: { erasure: Answer<typeof readErasure> }) {
  const t = useT();
  return (
    <>
      {needed.length > 0 && (
        <div role="alert" className={style.needed}>
          <strong>{t("customers.eraseNeeded")}</strong>
          <div>{needed.map(({ orderId, number }) => <Goto key={orderId} href={`/orders/${orderId}`}>{number}</Goto>)}</div>
        </div>
      )}
      <Effects title={t("customers.eraseGoes")} of={[t("customers.eraseGoesData", { phones, emails }), t("customers.eraseGoesVersions", { versions }), t("customers.eraseGoesUse")]} />
      <Effects title={t("customers.eraseStays")} of={[t("customers.eraseStaysBooks", { orders }), t("customers.eraseStaysLetters"), t("customers.eraseStaysRecord"), t("customers.eraseStaysBackups")]} />
    </>
  );
}
