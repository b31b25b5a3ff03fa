import { useState } from "react";
import { addContact, editContact } from "../../../contract/customer-commands.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { CheckField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { type CustomerFile, isMasked } from "./customer-words.ts";
import style from "./customers.module.css";

type Contact = CustomerFile["contacts"][number];
const blank = { name: "", jobTitle: "", phones: [] as string[], emails: [] as string[], signatory: false, receivesConfirmations: false, active: true };
const listed = (text: string): string[] => text.split(/[,,;;\s]+/).filter(Boolean);

/** A contact, new or changed. Masked phones are not sent back, so they stay. */
export function ContactForm({ file, contact, onClose }: { file: CustomerFile; contact: Contact | undefined; onClose(): void }) {
  const t = useT();
  const masked = contact?.phones.some(isMasked) ?? false;
  const [form, setForm] = useState(() => {
    const { phones, emails, ...rest } = contact ?? blank;
    return { ...rest, phones: masked ? "" : phones.join(", "), emails: emails.join(", ") };
  });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const adding = useCommand(addContact);
  const changing = useCommand(editContact);
  const { pending, error } = contact ? changing : adding;
  const faults = faultsOf(error);
  const save = () => {
    const { name, jobTitle, signatory, receivesConfirmations, active } = form;
    const body = { name, jobTitle, signatory, receivesConfirmations, active, emails: listed(form.emails) };
    const phones = listed(form.phones);
    const sent = contact
      ? changing.run({ ...body, id: file.id, contactId: contact.id, expectedRevision: file.revision, ...(!(masked && phones.length === 0) && { phones }) })
      : adding.run({ ...body, id: file.id, phones });
    void sent.then(onClose, () => undefined);
  };
  return (
    <FormDialog title={t(contact ? "customers.editContact" : "customers.addContact")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={form.name.trim() ? undefined : t("ui.fillIn", { field: t("customers.contactName") })} onSubmit={save}>
      <div className={sheet.fields}>
        <TextField label={t("customers.contactName")} required autoFocus max={40} value={form.name} onChange={(name) => set({ name })} fault={faults("name")} />
        <TextField label={t("customers.jobTitle")} max={40} value={form.jobTitle} onChange={(jobTitle) => set({ jobTitle })} fault={faults("jobTitle")} />
        <TextField label={t("customers.phones")} value={form.phones} onChange={(phones) => set({ phones })} fault={faults("phones") ?? faults("phones", 0)} hint={t(masked ? "customers.phonesMasked" : "customers.several")} />
        <TextField label={t("customers.emails")} value={form.emails} onChange={(emails) => set({ emails })} fault={faults("emails") ?? faults("emails", 0)} hint={t("customers.several")} />
      </div>
      <div className={style.checks}>
        <CheckField label={t("customers.signatory")} value={form.signatory} onChange={(signatory) => set({ signatory })} />
        <CheckField label={t("customers.receivesConfirmations")} value={form.receivesConfirmations} onChange={(receivesConfirmations) => set({ receivesConfirmations })} />
        <CheckField label={t("customers.active")} value={form.active} onChange={(active) => set({ active })} />
      </div>
    </FormDialog>
  );
}
