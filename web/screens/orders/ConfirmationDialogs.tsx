import { Button, Input } from "antd";
import { useState } from "react";
import { copyLink, remind, sendByMail } from "../../../contract/confirmations.ts";
import { getCustomer } from "../../../contract/customers.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { When } from "../../ui/When.tsx";
import { ConfirmationRecord } from "./ConfirmationRecord.tsx";
import type { Order } from "./order-actions.ts";
import type { Request } from "./use-confirmations.ts";
import style from "./orders.module.css";

export type Asking = "mail" | "reminder" | "link" | "answer";

interface Props {
  order: Order;
  request: Request;
  onClose(): void;
}

/** One of the ways to the customer's answer. */
export function ConfirmationDialog({ asking, ...rest }: Props & { asking: Asking }) {
  if (asking === "answer") return <ConfirmationRecord {...rest} />;
  return asking === "link" ? <LinkDialog {...rest} /> : <MailDialog reminder={asking === "reminder"} {...rest} />;
}

function MailDialog({ order, request, reminder, onClose }: Props & { reminder: boolean }) {
  const t = useT();
  const { data: customer } = useQueryOf(getCustomer, { id: order.customerId }, { watches: [`customer:${order.customerId}`] });
  const { run, pending, error } = useCommand(reminder ? remind : sendByMail);
  const [typed, setTyped] = useState<string>();
  const before = request.sendings.findLast(({ recipient }) => recipient !== null)?.recipient;
  const to = typed ?? before ?? customer?.contacts.find(({ id }) => id === order.contactId)?.emails[0] ?? "";
  const send = () => void run({ requestId: request.id, to: to.trim() }).then((done) => {
    toast({ text: t("orders.confirmationSentToast", { to: done.to }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog
      title={t(reminder ? "orders.remindTitle" : "orders.mailTitle", { number: order.number })} submit={t(reminder ? "orders.act_remindCustomer" : "orders.sendMail")} {...{ pending, error, onClose }}
      disabledReason={to.trim() ? undefined : t("ui.fillIn", { field: t("orders.recipient") })} onSubmit={send}
    >
      <Field label={t("orders.recipient")} required wide fault={faultsOf(error)("to")} hint={t("orders.mailHint")}>
        {(control) => <Input {...control} type="email" autoFocus value={to} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}

/** Every link that is made is on record as a sending, so it is made only when asked for. */
function LinkDialog({ order, request, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(copyLink);
  const [made, setMade] = useState<Answer<typeof copyLink>>();
  const title = t("orders.linkTitle", { number: order.number });
  if (made) return <MadeLink made={made} title={title} onClose={onClose} />;
  return (
    <FormDialog title={title} submit={t("orders.makeLink")} {...{ pending, error, onClose }} onSubmit={() => void run({ requestId: request.id }).then(setMade, () => undefined)}>
      <p>{t("orders.linkHint")}</p>
    </FormDialog>
  );
}

function MadeLink({ made: { url, qrSvg, expiresAt }, title, onClose }: { made: Answer<typeof copyLink>; title: string; onClose(): void }) {
  const t = useT();
  const copy = () => void navigator.clipboard.writeText(url).then(() => toast({ text: t("ui.copied") }), () => undefined);
  return (
    <Dialog title={title} onClose={onClose} stays>
      <div className={sheet.dialog}>
        <img className={style.code} alt={t("orders.code")} src={`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}`} />
        <Field label={t("orders.link")} wide>{({ status: _status, ...control }) => <Input {...control} readOnly value={url} onFocus={(event) => event.target.select()} />}</Field>
        <p className="soft">{t("orders.linkUntil")} <When at={expiresAt} show="absolute" /></p>
        <div className={sheet.headActions}>
          <Button onClick={onClose}>{t("ui.close")}</Button>
          <Button type="primary" onClick={copy}>{t("orders.copyLink")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
