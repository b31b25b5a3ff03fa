import { useEffect, useRef, useState } from "react";
import { editEnquiry, recordEnquiry } from "../../../contract/enquiries.ts";
import { useCommand } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { CustomerPicker } from "../../parts/CustomerPicker.tsx";
import { localInput } from "../../ui/local-time.ts";
import { currentTime, useSetting } from "../../ui/setting.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { Originals } from "../orders/Originals.tsx";
import { useEntryRules } from "../orders/use-rules.ts";
import type { EnquiryFile } from "./enquiry-words.ts";

interface Form {
  receivedAt: string;
  channel: string;
  customerId: string;
  customerName: string;
  contact: string;
  words: string;
  promised: string;
  files: { id: string; name: string }[];
}

const formOf = (file: EnquiryFile | undefined, timeZone: string): Form => ({
  receivedAt: localInput.write(file?.receivedAt ?? currentTime(), timeZone), channel: file?.channel ?? "", customerId: file?.customerId ?? "", customerName: file?.customerName ?? "",
  contact: file?.contact ?? "", words: file?.words ?? "", promised: file?.promisedReplyAt ? localInput.write(file.promisedReplyAt, timeZone) : "", files: file?.files ?? [],
});

/** Puts a wish to order on record, or adds to one. What was typed stays on this device until it is sent. */
export function EnquiryForm({ file, onClose }: { file?: EnquiryFile; onClose(): void }) {
  const t = useT();
  const language = useLanguage();
  const { timeZone } = useSetting();
  const { channels } = useEntryRules();
  const [first] = useState(() => formOf(file, timeZone));
  const [based] = useState(file?.revision ?? 0);
  const { draft: form, change, discard } = useDraft<Form>(`enquiries.${file?.id ?? "new"}`, first);
  const [record, edit] = [useCommand(recordEnquiry), useCommand(editEnquiry)];
  const { pending, error } = file ? edit : record;
  const fault = faultsOf(error);
  // An upload ends while somebody types on.
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  const say = (said: Partial<Form>) => change((latest.current = { ...latest.current, ...said }));
  const channel = form.channel || channels[0]?.key || "";
  const missing = !form.customerId && !form.customerName.trim() ? "orders.customer" : form.receivedAt ? undefined : "enquiries.receivedAt";
  const send = () => {
    const said = {
      channel, customerName: form.customerName, contact: form.contact, words: form.words, files: form.files.map(({ id }) => id), ...(form.customerId && { customerId: form.customerId }),
      ...(form.promised && { promisedReplyAt: localInput.read(form.promised, timeZone) }),
    };
    const sent = file ? edit.run({ ...said, enquiryId: file.id, expectedRevision: based }) : record.run({ ...said, receivedAt: localInput.read(form.receivedAt, timeZone) });
    void sent.then(() => {
      discard();
      toast({ text: t("enquiries.savedToast", { customer: form.customerName }) });
      onClose();
    }, () => undefined);
  };
  return (
    <FormDialog title={t(file ? "enquiries.edit" : "enquiries.record")} submit={t("enquiries.save")} width={640} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <div className={sheet.fields}>
        <Field label={t("orders.customer")} fault={fault("customerId")} hint={t("enquiries.customerHint")}>
          {(control) => <CustomerPicker control={control} autoFocus name={form.customerId ? form.customerName : ""} onChoose={(customer) => say({ customerId: customer?.id ?? "", customerName: customer ? customer.shortName || customer.name : "" })} />}
        </Field>
        <TextField label={t("enquiries.nameSaid")} max={200} value={form.customerId ? "" : form.customerName} onChange={(customerName) => say({ customerName, customerId: "" })} fault={fault("customerName")} />
        <TextField label={t("enquiries.receivedAt")} required type="datetime-local" value={form.receivedAt} onChange={(receivedAt) => say(file ? {} : { receivedAt })} fault={fault("receivedAt")} hint={t(file ? "enquiries.receivedStays" : "enquiries.receivedHint")} />
        <SelectField label={t("orders.channel")} required value={channel} onChange={(key) => say({ channel: key ?? "" })} choices={channels.map(({ key, name }) => ({ value: key, label: name[language] }))} fault={fault("channel")} />
        <TextField label={t("enquiries.contact")} max={120} value={form.contact} onChange={(contact) => say({ contact })} fault={fault("contact")} />
        <TextField label={t("enquiries.promisedReplyAt")} type="datetime-local" value={form.promised} onChange={(promised) => say({ promised })} fault={fault("promisedReplyAt")} />
        <TextField label={t("enquiries.words")} wide lines={3} max={4000} value={form.words} onChange={(words) => say({ words })} fault={fault("words")} />
        <Field label={t("enquiries.files")} wide fault={fault("fileIds")}>{(control) => <Originals control={control} originals={form.files} onChange={(files) => say({ files })} />}</Field>
      </div>
    </FormDialog>
  );
}
