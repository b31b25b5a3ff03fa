import { Checkbox, Input } from "antd";
import { useState } from "react";
import { recordArrival, recordArrivalContact } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { localInput } from "../../ui/local-time.ts";
import { currentTime, useSetting } from "../../ui/setting.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import type { DialogProps } from "./dialog-props.ts";

/** Puts on record when a delivery arrived. */
export function ArrivalDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { timeZone } = useSetting();
  const { run, pending, error } = useCommand(recordArrival);
  const [at, setAt] = useState(() => localInput.write(currentTime(), timeZone));
  const [touched, setTouched] = useState(false);
  // Untouched it is now, to the second; a minute that was rounded down could lie before the shipping.
  const send = () => void run({ deliveryId: delivery.id, expectedRevision: delivery.revision, arrivedAt: touched ? localInput.read(at, timeZone) : undefined }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.arriveOf", { number: delivery.number })} submit={t("shipping.arrive")} {...{ pending, error, onClose }} onSubmit={send}>
      <Field label={t("shipping.arrivedAt")} required fault={faultsOf(error)("arrivedAt")}>{(control) => <Input {...control} type="datetime-local" value={at} onChange={({ target }) => (setTouched(true), setAt(target.value))} />}</Field>
    </FormDialog>
  );
}

const goods = { quantity: "quantityGood", quality: "qualityGood", packaging: "packagingGood" } as const;

/** What the customer said when asked after the arrival, question by question of the policy; something bad is an objection and wants words. */
export function ContactDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(recordArrivalContact);
  const asked = delivery.policy.questions.map((question) => goods[question]);
  const [good, setGood] = useState({ quantityGood: true, qualityGood: true, packagingGood: true });
  const [note, setNote] = useState("");
  const bad = asked.some((each) => !good[each]);
  const answers = Object.fromEntries(asked.map((each) => [each, good[each]]));
  const send = () => void run({ deliveryId: delivery.id, ...answers, note }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.contactOf", { number: delivery.number })} submit={t("shipping.act_contact")} {...{ pending, error, onClose }} disabledReason={bad && !note.trim() ? t("shipping.sayWhat") : undefined} onSubmit={send}>
      <p>{delivery.receiver.name} {delivery.receiver.phone && <a href={`tel:${delivery.receiver.phone}`}>{delivery.receiver.phone}</a>}</p>
      <div className={sheet.filters}>
        {asked.map((each) => <Checkbox key={each} checked={good[each]} onChange={({ target }) => setGood({ ...good, [each]: target.checked })}>{t(`shipping.${each}`)}</Checkbox>)}
      </div>
      <Field label={t("shipping.customerSaid")} required={bad} wide fault={faultsOf(error)("note")} hint={bad ? t(delivery.policy.opensCase ? "shipping.opensCase" : "shipping.opensNoCase") : ""}>{(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
    </FormDialog>
  );
}
