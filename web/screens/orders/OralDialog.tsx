import { Input, Select } from "antd";
import { useState } from "react";
import { getCustomer } from "../../../contract/customers.ts";
import { confirmOral } from "../../../contract/orders.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { currentTime } from "../../ui/setting.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { MomentField, momentOf } from "./MomentField.tsx";
import type { Order } from "./order-actions.ts";
import { Originals } from "./Originals.tsx";
import style from "./orders.module.css";
import type { Original } from "./entry-form.ts";

/** The call that confirms an oral order: with whom, when, what was confirmed, and the recording where there is one. */
export function OralDialog({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useT();
  const { data: customer } = useQueryOf(getCustomer, { id: order.customerId }, { watches: [`customer:${order.customerId}`] });
  const { run, pending, error } = useCommand(confirmOral);
  const [contactId, setContact] = useState(order.contactId ?? undefined);
  const [calledAt, setCalledAt] = useState(() => momentOf(currentTime()));
  const { draft: facts, change, discard } = useDraft(`orders.oral.${order.id}`, "");
  const [recordings, setRecordings] = useState<Original[]>([]);
  const missing = !contactId ? t("orders.contact") : !calledAt ? t("orders.calledAt") : !facts.trim() ? t("orders.confirmedFacts") : undefined;
  const send = () =>
    void run({ orderId: order.id, expectedRevision: order.revision, contactId: contactId ?? "", calledAt: new Date(calledAt), confirmedFacts: facts, recordingFileId: recordings[0]?.id }).then(() => {
      discard();
      toast({ text: t("orders.oralConfirmedToast", { number: order.number }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("orders.oralTitle", { number: order.number })} submit={t("orders.act_confirmOral")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={style.pairFields}>
        <Field label={t("orders.contact")} required>
          {(control) => <Select {...control} value={contactId} onChange={setContact} options={customer?.contacts.filter(({ active }) => active).map(({ id, name, phones }) => ({ value: id, label: [name, phones[0]].filter(Boolean).join(" ") }))} />}
        </Field>
        <Field label={t("orders.calledAt")} required>{(control) => <MomentField control={control} value={calledAt} onChange={setCalledAt} />}</Field>
      </div>
      <Field label={t("orders.confirmedFacts")} required wide hint={t("orders.confirmedFactsHint")}>
        {(control) => <Input.TextArea {...control} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} value={facts} onChange={(event) => change(event.target.value)} />}
      </Field>
      <Field label={t("orders.recording")} wide>{(control) => <Originals control={control} originals={recordings} onChange={(files) => setRecordings(files.slice(-1))} />}</Field>
    </FormDialog>
  );
}
