import { Button } from "antd";
import { useState } from "react";
import { addressLine } from "../../../contract/customers.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { useMay } from "../../parts/session.ts";
import { useBarred } from "../people/names.ts";
import { AddressForm } from "./AddressForm.tsx";
import { ContactForm } from "./ContactForm.tsx";
import { EraseContact } from "./EraseContact.tsx";
import type { CustomerFile } from "./customer-words.ts";
import style from "./customers.module.css";
import { Phones } from "./Unmask.tsx";

type Contact = CustomerFile["contacts"][number];
type Address = CustomerFile["addresses"][number];

export function Contacts({ file }: { file: CustomerFile }) {
  const t = useT();
  const why = useBarred()("customers.enter");
  const erases = useMay()("customers.erase");
  const [editing, setEditing] = useState<Contact | "new">();
  const [erasing, setErasing] = useState<Contact>();
  return (
    <Section flush title={t("customers.contacts")} actions={<ActionButton disabledReason={why} onClick={() => setEditing("new")}>{t("customers.addContact")}</ActionButton>}>
      <Table
        label={t("customers.contacts")}
        rows={file.contacts}
        rowKey={({ id }) => id}
        empty={t("customers.noContacts")}
        columns={[
          { key: "name", title: t("customers.contactName"), render: ({ name, jobTitle, erased }) => (erased ? <span className="soft">{t("customers.erased")}</span> : <>{name} <span className="soft">{jobTitle}</span></>) },
          { key: "phone", title: t("customers.phone"), render: (contact) => <><Phones customerId={file.id} contact={contact} />{contact.emails.map((mail) => <div key={mail}><a className={style.reach} href={`mailto:${mail}`}>{mail}</a></div>)}</> },
          { key: "marks", title: t("customers.marks"), render: (contact) => <Marks contact={contact} /> },
          { key: "edit", title: "", align: "end", render: (contact) => !contact.erased && (
            <span className={style.marks}>
              {!why && <Button size="small" aria-label={t("customers.editNamed", { name: contact.name })} onClick={() => setEditing(contact)}>{t("customers.edit")}</Button>}
              {erases && <Button size="small" danger aria-label={`${t("customers.erase")} ${contact.name}`} onClick={() => setErasing(contact)}>{t("customers.erase")}</Button>}
            </span>
          ) },
        ]}
      />
      {editing && <ContactForm key={editing === "new" ? "" : editing.id} file={file} contact={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />}
      {erasing && <EraseContact file={file} contact={erasing} onClose={() => setErasing(undefined)} />}
    </Section>
  );
}

function Marks({ contact: { signatory, receivesConfirmations, active } }: { contact: Contact }) {
  const t = useT();
  return (
    <span className={style.marks}>
      {signatory && <StatusTag tone="good">{t("customers.signatory")}</StatusTag>}
      {receivesConfirmations && <StatusTag tone="moving">{t("customers.receivesConfirmations")}</StatusTag>}
      {!active && <StatusTag tone="idle">{t("customers.inactive")}</StatusTag>}
    </span>
  );
}

export function Addresses({ file }: { file: CustomerFile }) {
  const t = useT();
  const why = useBarred()("customers.enter");
  const [editing, setEditing] = useState<Address | "new">();
  const receiver = (id: string | null) => file.contacts.find((contact) => contact.id === id)?.name ?? "—";
  return (
    <Section flush title={t("customers.addresses")} actions={<ActionButton disabledReason={why} onClick={() => setEditing("new")}>{t("customers.addAddress")}</ActionButton>}>
      <Table
        label={t("customers.addresses")}
        rows={file.addresses}
        rowKey={({ id }) => id}
        empty={t("customers.noAddresses")}
        columns={[
          { key: "address", title: t("customers.address"), render: (address) => <>{addressLine(address)} {address.isDefault && <StatusTag tone="good">{t("customers.isDefault")}</StatusTag>} {!address.active && <StatusTag tone="idle">{t("customers.inactive")}</StatusTag>}</> },
          { key: "receiver", title: t("customers.receiver"), render: ({ receiverId }) => receiver(receiverId) },
          { key: "edit", title: "", align: "end", render: (address) => !why && <Button size="small" aria-label={t("customers.editNamed", { name: address.detail })} onClick={() => setEditing(address)}>{t("customers.edit")}</Button> },
        ]}
      />
      {editing && <AddressForm key={editing === "new" ? "" : editing.id} file={file} address={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Section>
  );
}
