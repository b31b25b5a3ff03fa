import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { createDeliveryLink, recordNotice } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { localInput } from "../../ui/local-time.ts";
import { currentTime, useSetting } from "../../ui/setting.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { carriageOf } from "./GroupTable.tsx";
import type { DialogProps } from "./dialog-props.ts";

/** Somebody tells the customer of the shipment by hand: a text to copy into his own phone or mail, then how, when and whom he told. */
export function NoticeDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { timeZone } = useSetting();
  const { run, pending, error } = useCommand(recordNotice);
  const { told } = delivery.policy;
  const facts = { order: delivery.orderNumber, customer: delivery.customerName, carriage: carriageOf(delivery), expected: delivery.expectedArrival ?? "—" };
  const { draft: text, change, discard } = useDraft(`shipping.notice.${delivery.id}`, t("shipping.noticeText", facts));
  const [by, setBy] = useState(told.find((means) => means !== "mail") ?? told[0]!);
  const [recipient, setRecipient] = useState(delivery.receiver.name);
  const [at, setAt] = useState(() => localInput.write(currentTime(), timeZone));
  const [touched, setTouched] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => toast({ text: t("ui.copied") }));
  // Untouched it is now, to the second; a minute that was rounded down could lie before the shipping.
  const send = () => void run({ deliveryId: delivery.id, by, recipient, at: touched ? localInput.read(at, timeZone) : undefined }).then(() => (discard(), onClose()), () => undefined);
  const faults = faultsOf(error);
  return (
    <FormDialog title={t("shipping.noticeOf", { number: delivery.number })} submit={t("shipping.markTold")} {...{ pending, error, onClose }} disabledReason={recipient.trim() ? undefined : t("ui.fillIn", { field: t("shipping.recipient") })} onSubmit={send}>
      <p className="soft">{t("shipping.noticeHint")}</p>
      <Field label={t("shipping.noticeWords")} wide>{(control) => <Input.TextArea {...control} autoSize={{ minRows: 3, maxRows: 8 }} value={text} onChange={({ target }) => change(target.value)} />}</Field>
      <p>
        <Button onClick={copy}>{t("shipping.copy")}</Button> {told.includes("page") && <PageLink delivery={delivery} onMade={(address) => change(`${text} ${address}`)} />}
      </p>
      <Field label={t("shipping.toldBy")} required fault={faults("by")}>
        {({ id }) => <Radio.Group id={id} optionType="button" value={by} onChange={({ target }) => setBy(target.value as typeof by)} options={told.map((value) => ({ value, label: t(`shipping.told_${value}`) }))} />}
      </Field>
      <Field label={t("shipping.recipient")} required fault={faults("recipient")}>{(control) => <Input {...control} maxLength={60} value={recipient} onChange={({ target }) => setRecipient(target.value)} />}</Field>
      <Field label={t("shipping.toldAt")} required fault={faults("at")}>{(control) => <Input {...control} type="datetime-local" value={at} onChange={({ target }) => (setTouched(true), setAt(target.value))} />}</Field>
    </FormDialog>
  );
}

/** Adds the page on which the customer follows and signs to the words. */
function PageLink({ delivery, onMade }: Pick<DialogProps, "delivery"> & { onMade(address: string): void }) {
  const t = useT();
  const may = useMay();
  const { run, pending } = useCommand(createDeliveryLink);
  const reason = !may("shipping.sign") ? t("shipping.only_sign") : delivery.signedAt ? t("shipping.notNow", { state: t(`shipping.state_${delivery.state}`) }) : undefined;
  const make = () => void run({ deliveryId: delivery.id, purpose: "signDelivery" }).then(({ token }) => onMade(`${location.origin}/p/sign#${token}`), () => undefined);
  return <ActionButton disabledReason={reason} loading={pending} onClick={make}>{t("shipping.addPage")}</ActionButton>;
}
