import { useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { createCustomer } from "../../../contract/customer-commands.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { type Faults, faultsOf } from "../../ui/sheet/faults.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { useBarred } from "../people/names.ts";
import { blankCustomer, CustomerFields } from "./CustomerFields.tsx";
import style from "./customers.module.css";

const blankPerson = { name: "", jobTitle: "", phone: "", email: "" };
const blankPlace = { province: "", city: "", district: "", detail: "" };

/** Sets up a customer's file with its first contact and address; somebody else approves it. What is typed survives a closed tab. */
export function CustomerCreate() {
  const t = useT();
  const { history } = useRouter();
  const { data: session } = useSession();
  const mine = session?.roles.includes("salesperson") ? session.id : null;
  const { draft, change, discard, recovered } = useDraft("customer.new", { code: "", fields: blankCustomer(mine), person: blankPerson, place: blankPlace });
  const { run, pending, error } = useCommand(createCustomer);
  const faults = faultsOf(error);
  const { code, fields, person, place } = draft;
  const save = () =>
    run({
      ...fields, code: code || undefined,
      contacts: person.name ? [{ name: person.name, jobTitle: person.jobTitle, phones: person.phone ? [person.phone] : [], emails: person.email ? [person.email] : [], receivesConfirmations: true }] : [],
      addresses: place.detail ? [{ ...place, receiver: person.name ? 0 : null }] : [],
    }).then((saved) => {
      discard();
      toast({ text: t("customers.createdNamed", { name: fields.name }) });
      history.replace(`/customers/${saved.id}`);
    }, () => undefined);
  const why = useBarred()("customers.enter") ?? (fields.name.trim() ? undefined : t("ui.fillIn", { field: t("customers.name") }));
  return (
    <>
      <PageTitle title={t("customers.create")}>
        {recovered && <Button onClick={() => change({ code: "", fields: blankCustomer(mine), person: blankPerson, place: blankPlace })}>{t("customers.startAgain")}</Button>}
        <ActionButton type="primary" shortcut="ctrl+s" loading={pending} disabledReason={why} onClick={() => void save()}>{t("customers.submit")}</ActionButton>
      </PageTitle>
      {error && <Problem error={error} focus onRetry={() => void save()} />}
      <div className={style.form}>
        <Section title={t("customers.numbering")}>
          <div className={sheet.fields}><TextField label={t("customers.code")} max={40} value={code} onChange={(next) => change({ ...draft, code: next })} fault={faults("code")} hint={t("customers.codeHint")} /></div>
        </Section>
        <CustomerFields value={fields} faults={faults} onChange={(next) => change({ ...draft, fields: { ...fields, ...next } })} />
        <FirstContact value={person} faults={faults} onChange={(next) => change({ ...draft, person: { ...person, ...next } })} />
        <FirstAddress value={place} faults={faults} onChange={(next) => change({ ...draft, place: { ...place, ...next } })} />
      </div>
    </>
  );
}

function FirstContact({ value, onChange, faults }: { value: typeof blankPerson; faults: Faults; onChange(change: Partial<typeof blankPerson>): void }) {
  const t = useT();
  return (
    <Section title={t("customers.firstContact")}>
      <div className={sheet.fields}>
        <TextField label={t("customers.contactName")} max={40} value={value.name} onChange={(name) => onChange({ name })} fault={faults("contacts", 0, "name")} />
        <TextField label={t("customers.jobTitle")} max={40} value={value.jobTitle} onChange={(jobTitle) => onChange({ jobTitle })} fault={faults("contacts", 0, "jobTitle")} />
        <TextField label={t("customers.phone")} type="tel" value={value.phone} onChange={(phone) => onChange({ phone })} fault={faults("contacts", 0, "phones", 0)} />
        <TextField label={t("customers.email")} type="email" value={value.email} onChange={(email) => onChange({ email })} fault={faults("contacts", 0, "emails", 0)} />
      </div>
    </Section>
  );
}

function FirstAddress({ value, onChange, faults }: { value: typeof blankPlace; faults: Faults; onChange(change: Partial<typeof blankPlace>): void }) {
  const t = useT();
  const field = (name: keyof typeof blankPlace, max: number) => <TextField label={t(`customers.${name}`)} max={max} value={value[name]} onChange={(next) => onChange({ [name]: next })} fault={faults("addresses", 0, name)} wide={name === "detail"} />;
  return (
    <Section title={t("customers.firstAddress")}>
      <div className={sheet.fields}>{field("province", 30)}{field("city", 30)}{field("district", 30)}{field("detail", 200)}</div>
    </Section>
  );
}
